/** The page that lists what publishing a version would give away, and asks for a decision. */
import type { Day, Frame, HiddenField, Link } from "./frame-context.js";

export interface FindingGroupShown {
  words: string;
  /** "deleted by Ada Byron"; null when the file does not say. */
  by: string | null;
  /** "3 places". */
  count: string;
  /** Where; a link where it stands in the text or on a page. */
  places: { label: string; href: string | null }[];
  /** How many more places there are than are listed; null when all are. */
  more: string | null;
}

export interface FindingsContext extends Frame {
  document: Link;
  /** "Version 2". */
  version: string;
  /** What is known, in a sentence. */
  sentence: string;
  kinds: { heading: string; explanation: string; groups: FindingGroupShown[] }[];
  /** Who decided that this list may be public, and when; null when nobody has. */
  decided: { by: string; at: Day } | null;
  /** Publishes all the same, or keeps what is public; null when there is nothing to decide here. */
  decide: null | {
    /** POST with `decided` (the list), `version` and `kept`. */
    action: string;
    version: number;
    list: string;
    kept: HiddenField[];
    button: string;
    question: string;
  };
  json: string;
}
