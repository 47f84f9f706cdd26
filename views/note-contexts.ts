/** Contexts of notes: beside a passage, in lists, and where one is written. */
import type { Day, Frame, HiddenField, Link, Paging, ProvenanceStrip } from "./frame-context.js";

/** A note beside the passage that its words begin in. */
export interface NoteBeside {
  /** Element id, such as `note-3k7m2q9xwd4f`. */
  id: string;
  /** Its own page. */
  href: string;
  text: string;
  /** The words it is about; null when they are the whole passage. */
  words: string | null;
  /** Whose it is; null for the reader's own. */
  by: string | null;
  /** "Only you", "Shared". */
  access: string;
  /** "Written on version 1; its words stand here unchanged."; null when it was written on this version. */
  remark: string | null;
}

export interface NoteListed extends Omit<NoteBeside, "remark"> {
  /** The document, at the words; null where it may not be named. */
  place: Link | null;
  at: Day;
  /** Whether the words still stand, or why they are not shown. */
  standing: { sentence: string; isTrouble: boolean; href: string | null };
}

/** What became of annotations that were handed in. */
export interface NotesTaken {
  sentence: string;
  /** "3 (note-17)" and the reason. */
  refused: { which: string; reason: string }[];
}

export interface NotesContext extends Frame {
  title: string;
  /** Whose notes are shown here. */
  sentence: string;
  /** The document, when the notes on one are listed. */
  document: Link | null;
  notes: NoteListed[];
  paging: Paging | null;
  exports: Link[];
  /** Where annotations are sent, in the field `annotations`. */
  takeAction: string;
  taken: NotesTaken | null;
}

export interface NoteContext extends Frame {
  title: string;
  /** BCP 47, of the words; null when not known. */
  language: string | null;
  /** Back to the passage; null where the document may not be named. */
  place: Link | null;
  strip: ProvenanceStrip | null;
  /** Null where they are not to be shown. */
  words: string | null;
  standing: NoteListed["standing"] | null;
  /** Whose note, when it is somebody else's. */
  by: string | null;
  at: Day | null;
  text: string;
  shared: boolean;
  /** Where the form is sent; null for somebody else's. */
  action: string | null;
  hidden: HiddenField[];
  error: string | null;
  deleteAction: string | null;
  /** For archivists, with somebody else's. */
  unshareAction: string | null;
}
