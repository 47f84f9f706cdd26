/** Contexts of the pages on which files of an accession are described by a table. */
import type { Day, Frame, Link, Paging } from "./frame-context.js";

export interface SendListContext extends Frame {
  accession: Link;
  /** POST, multipart: `csrf` first, then `accession` and one file in `files`. */
  action: string;
  number: string;
  /** A CSV file with its files, to be filled in. */
  toFillIn: string;
  /** The headings that a table may have. */
  columns: string[];
  limits: string;
  /** Tables sent for it before. */
  earlier: (Link & { sentence: string })[];
  error: string | null;
}

export interface DescriptionLineShown {
  /** "Line 7". */
  line: string;
  /** Empty where the line names no file of the accession. */
  file: string;
  document: Link | null;
  /** "would be described", "written 3 March 2026, 10:15 UTC". */
  state: string;
  isWrong: boolean;
  /** What is written: a field with what it says now and what it is to say. */
  changes: { label: string; before: string | null; after: string }[];
  /** What is wrong, or why it was left. */
  faults: string[];
}

export interface DescriptionListContext extends Frame {
  name: string;
  accession: Link;
  sent: { by: string; at: Day };
  /** What would be done, or how far it has come. */
  sentence: string;
  isWrong: boolean;
  /** Lines settled and all lines while it is carried out or taken back; null else. */
  progress: { done: number; of: number } | null;
  /** What is wrong with the table as a whole. */
  faults: string[];
  lines: DescriptionLineShown[];
  paging: Paging | null;
  /** POST with `act` and `seen`. */
  action: string;
  begin: null | { label: string; seen: string };
  mayDrop: boolean;
  mayUndo: boolean;
  /** To send another table for the same accession. */
  again: string;
  /** What was asked for was not done. */
  error: string | null;
}
