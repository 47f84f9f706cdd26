/** Tables of what was read from a version. */
import type { PassageKind } from "../model/passage.js";

export interface PassageRow {
  document: string;
  version: number;
  start: number;
  end: number;
  text: string;
  page: number | null;
  page_end: number | null;
  kind: PassageKind;
  heading: string | null;
  attribution: string | null;
  person: string | null;
  role: string | null;
  question: string | null;
  clause: string | null;
  time: string | null;
  /** The column of the printed report, and the line of its page, on which it begins. */
  printed_column: string | null;
  printed_line: string | null;
}

/** A file inside a version; see `HeldMember`. */
export interface MemberRow {
  document: string;
  version: number;
  position: number;
  name: string;
  place: string;
  item: string | null;
  bytes: number | null;
  digest: string | null;
  reason: string | null;
}
