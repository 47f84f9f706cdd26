import type { Change } from "./citation-contexts.js";
import type { Frame, Link } from "./frame-context.js";

/** What changed in a document's text from one version to a later one. */
export interface ChangesContext extends Frame {
  title: string;
  /** BCP 47, of the text; null when not known. */
  language: string | null;
  href: string;
  older: Link;
  newer: Link;
  /** "2 passages have other words, 1 came in. 210 passages are the same." */
  sentence: string;
  /** That not all are shown; null when all are. */
  more: string | null;
  rows: {
    /** "Has other words". */
    kind: string;
    /** The passage in either version; null where it has none. */
    before: string | null;
    after: string | null;
    changes: Change[];
  }[];
  json: string;
}
