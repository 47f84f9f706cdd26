/** Notes as they are kept: they belong to an account alone, and go with it. */
import type { Truth } from "./tables.js";

export interface NoteRow {
  id: string;
  account: string;
  document: string;
  /** The version whose text the words were chosen in. */
  version: number;
  /** Half-open, in UTF-16 code units of that text. */
  start: number;
  end: number;
  exact: string;
  prefix: string;
  suffix: string;
  text: string;
  /** 1: whoever is signed in and may see the document sees it. */
  shared: Truth;
  created_at: string;
  changed_at: string;
}

/** A note with the name of the account it belongs to. */
export interface SignedNote extends NoteRow {
  by: string;
}

export interface NoteTables {
  note: NoteRow;
}
