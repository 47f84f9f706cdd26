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
}

export interface RememberedSearch {
  id: string;
  label: string;
  href: string;
  at: Day;
}

export interface SearchesContext extends Frame {
  saved: SavedSearch[];
  history: RememberedSearch[];
  /** Whether searches are remembered from now on. */
  remembers: boolean;
  /** Where the forms are sent that change this, and that forget. */
  change: string;
  forget: string;
  search: string;
}
