/** Context of the page of saved searches and of the history. */
import type { Day, Frame } from "./frame-context.js";

export interface SavedSearch {
  id: string;
  name: string;
  /** Opens what it finds, after which nothing of it is new. */
  href: string;
  /** "“camera”, exactly; Kind: Article". */
  asks: string;
  /** "12 new passages in 3 documents", "Nothing new". */
  fresh: string;
  isFresh: boolean;
  visited: Day;
  /** Where the forms are sent. */
  rename: string;
  remove: string;
  alert: {
    /** Where the form is sent. */
    action: string;
    choices: { value: string; label: string; current: boolean }[];
    /** "Last sent on …"; null when nothing was. */
    sent: string | null;
    /** Why the last message did not arrive, or may not have. */
    problem: string | null;
  };
}

/** E-mail of the account. */
export interface MailState {
  /** Why none is sent, whatever is chosen; null when it is. */
  missing: string | null;
  /** False when the archive sends no e-mail at all, and nothing of it is offered. */
  isOffered: boolean;
  address: string | null;
  isConfirmed: boolean;
  /** Where the forms are sent that change and forget the address. */
  change: string;
  forget: string;
}

/** The page behind a link in e-mail. */
export interface MailContext extends Frame {
  heading: string;
  sentence: string;
  /** What the link stands for, done by a button; null when it is done or there is nothing to do. */
  act: { action: string; field: { name: string; value: string } | null; label: string } | null;
  searches: string;
}

export interface RememberedSearch {
  id: string;
  label: string;
  href: string;
  at: Day;
}

export interface SearchesContext extends Frame {
  saved: SavedSearch[];
  mail: MailState;
  history: RememberedSearch[];
  /** Whether searches are remembered from now on. */
  remembers: boolean;
  /** Where the forms are sent that change this, and that forget. */
  change: string;
  forget: string;
  search: string;
}
