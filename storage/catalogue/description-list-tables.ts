/** Lists of descriptions sent from a browser: an intention of the archivists, kept until it is carried out, and its log. */

export interface DescriptionListRow {
  id: string;
  accession: string;
  /** Of the file, as it was sent. */
  name: string;
  /** The file, in Base64. */
  bytes: string;
  by: string;
  at: string;
  /** Null while it is only checked. */
  begun_at: string | null;
  begun_by: string | null;
  /** Who takes it back; null as long as nobody does. */
  undone_by: string | null;
}

/**
 * `waiting`: to be written as soon as its file is taken in. `written`, `same` (the document said so already) and `left`
 * (for the reason given) are ends. `undoing`: to be taken back; then `undone`, or `left`.
 */
export const lineStates = ["waiting", "written", "same", "left", "undoing", "undone"] as const;

export interface DescriptionLineRow {
  list: string;
  /** In the file, counted from 1. */
  line: number;
  file: string;
  item: string;
  /** The document that was checked; null when the file was not taken in by then. */
  document: string | null;
  /** JSON of what is to be said: fields of a description. */
  said: string;
  /** JSON of the tags that are to be put. */
  tags: string;
  /** JSON of the tags that were put, for taking them back. */
  put: string;
  /** The last edit of the document that the check saw. */
  based_on: string;
  state: (typeof lineStates)[number];
  reason: string | null;
  at: string | null;
}

export interface DescriptionListTables {
  description_list: DescriptionListRow;
  description_line: DescriptionLineRow;
}
