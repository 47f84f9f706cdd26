/** Context of the log. */
import type { Day, Frame, Link, Paging } from "./frame-context.js";

export interface LogRow {
  number: string;
  at: Day;
  by: string;
  action: string;
  failed: boolean;
  object: Omit<Link, "href"> & { href: string | null };
  /** What was before, and what after. */
  lines: string[];
  digest: string;
}

interface LogChoice {
  value: string;
  label: string;
  chosen: boolean;
}

export interface LogContext extends Frame {
  /** "1,204 entries, newest first." */
  sentence: string;
  /** A GET form. */
  action: string;
  fields: { by: string; object: string; from: string; to: string };
  actions: LogChoice[];
  outcomes: LogChoice[];
  /** The whole log, when this is a part of it. */
  clear: string | null;
  rows: LogRow[];
  paging: Paging | null;
  /** The whole log as a file. */
  lines: string;
  /** The signed head. */
  head: string;
  /** Up to which entry it is signed, and when that was; null before the first time. */
  signed: { number: string; at: Day } | null;
  signAction: string;
}
