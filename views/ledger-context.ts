/** Context of the ledger of motions. */
import type { Choice, Day, Frame, Link, Paging } from "./frame-context.js";

export interface LedgerRow {
  title: string;
  /** The motion in its document. */
  href: string;
  reference: string | null;
  date: Day | null;
  body: string | null;
  mover: string | null;
  seconder: string | null;
  outcome: null | { value: string; words: string };
  /** "31 for, 12 against"; null when the record counts no votes. */
  votes: string | null;
  /** "provisional", "does not add up", "draft document". */
  marks: string[];
  /** Other documents that record it; `says` is set where they disagree: "Lost", "30 for, 12 against". */
  others: (Link & { says: string | null })[];
  document: Link;
}

/** One field of the filters, with what may be chosen. */
export interface LedgerField {
  name: string;
  label: string;
  value: string;
  choices: { value: string; label: string }[];
}

export interface MotionsContext extends Frame {
  /** "31 motions of 4 bodies, newest first." */
  sentence: string;
  /** A GET form. */
  action: string;
  query: string;
  mover: string;
  fields: LedgerField[];
  clear: string | null;
  orders: Choice[];
  rows: LedgerRow[];
  exports: Link[];
  paging: Paging | null;
}
