/** The passages of a document as the reader shows them. */
import type { QuotationBeside } from "./article-context.js";
import type { CitedToo } from "./citation-contexts.js";
import type { Link, ReadSegment } from "./frame-context.js";
import type { MotionPanel } from "./motion-context.js";
import type { NoteBeside } from "./note-contexts.js";

/** Marks where pages begin. */
export interface PageMark {
  /** Element id, such as `page-12`; counted in the file, not as printed. */
  id: string;
  /** "Page 47". */
  label: string;
  /** The page beside its image. */
  href: string;
  /** "No text is known on this page", "Read by machine from an image"; null for a page like any other. */
  note: string | null;
}

export interface ReaderPassage {
  /** UTF-16 code units of the version's text, half-open. The element's id is `p<start>`. */
  start: number;
  end: number;
  kind: "heading" | "paragraph" | "speech" | "question" | "clause" | "outcome" | "caption" | "row";
  /** The stored words, to the character. */
  text: readonly ReadSegment[];
  /** Where the marks of the notes are printed whose words begin in this passage; empty for nearly all. */
  markedAt: Link[];
  /** Who speaks, where a turn begins; null when nobody does, or when the passage's own words begin with the name. */
  speaker: string | null;
  /** Who speaks, as the list of people has them; null while nobody knows, and where they go on speaking. */
  who: Link | null;
  /** "witness", "chair", where a turn begins; also when the words begin with the name. */
  role: string | null;
  /** For the margin: "p. 47", "Q12", "00:12:03", "resolves 2"; at least one. The first is the permalink. */
  references: [string, ...string[]];
  /** `references` in full for those who hear the page: "Question 12, page 47". */
  spoken: string;
  /** Permalink of the passage: `/documents/…/versions/1#p1204`. */
  href: string;
  /** The page that lets a reader cite from this passage; null when the reader may not. */
  cite: string | null;
  /** Pages that begin before this passage and after the last one. */
  pagesBefore: PageMark[];
  /** What is said of the motions that begin with this passage. */
  panels: readonly MotionPanel[];
  /** What of it somebody is said to have said; empty but in articles. */
  quotations: readonly QuotationBeside[];
  /** The page on which a note on this passage is written; null when the reader has no account. */
  write: string | null;
  /** Notes that the reader may read, on words that begin in this passage. */
  notes: readonly NoteBeside[];
  /** Citations of words that begin in this passage, whoever made them, with "7 more" beyond those shown. */
  citations: { shown: readonly CitedToo[]; more: string | null };
  /** The next and previous passage with a match, when the document was opened from a search. */
  nextMatch: string | null;
  previousMatch: string | null;
}
