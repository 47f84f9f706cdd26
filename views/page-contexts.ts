/** Contexts of the pages that show an original page by page: all of a version's, and one beside its image. */
import type { Frame, Link, Paging, ProvenanceStrip, ReadSegment } from "./frame-context.js";

/** A field in which the number or printed label of a page is typed; GET with the field `go`. */
export interface PageJump {
  action: string;
  query: string;
  /** "There is no page “xx” here."; null when all is well. */
  error: string | null;
}

/** One page in the list of all. */
export interface PageCell {
  /** Element id: `page-12`, counted in the file. */
  id: string;
  /** "Page 47". */
  label: string;
  /** "12th in the file"; null where the page is labelled as it is counted. */
  counted: string | null;
  href: string;
  /** Null for formats whose pages cannot be drawn. */
  thumbnail: string | null;
  /** "text", "read by machine, 94 % sure", "no known text". */
  method: string;
  /** "1,204 characters". */
  characters: string;
  /** Why it should be looked at; null for a page like any other. */
  flag: string | null;
}

export interface PagesContext extends Frame {
  title: string;
  /** Back to the document. */
  href: string;
  strip: ProvenanceStrip;
  /** "14 pages: 12 text, 1 read by machine (94 % sure), 1 without known text." */
  sentence: string;
  /** Pages to look at, with the reason for all of them; empty when there are none. */
  attention: { reason: string; pages: Link[] }[];
  /** Why the pages cannot be seen; null when they can, or there are none. */
  noImages: string | null;
  /** Null when there are no pages. */
  jump: PageJump | null;
  pages: PageCell[];
  paging: Paging | null;
}

/** What of a passage stands on the page. */
export interface PagePassage {
  /** Where its words on the page begin, in UTF-16 code units of the version's text. */
  start: number;
  /** Element id: `p1204`, for where the passage begins in the version's text. */
  id: string;
  kind: "heading" | "paragraph" | "speech" | "question" | "clause" | "outcome" | "caption" | "row";
  /** Joined in order, the stored words of that page, to the character. */
  segments: readonly ReadSegment[];
  speaker: string | null;
  /** The passage in the reader. */
  href: string;
  /** For the margin: "Q12", "¶". */
  reference: string;
  /** The link in full for those who hear the page: "Question 12, in the document". */
  spoken: string;
  /** The page on which it begins or goes on, when that is another one. */
  before: Link | null;
  after: Link | null;
  /** Where the marks of its notes are printed on this page; empty for nearly all. */
  markedAt: Link[];
}

export interface PageContext extends Frame {
  title: string;
  /** The document, at this page. */
  href: string;
  /** BCP 47, of the text; null when not known. */
  language: string | null;
  strip: ProvenanceStrip;
  /** "Page 47". */
  label: string;
  /** "12 of 14 in the file". */
  counted: string;
  /** How the text of the page came to be known, in a sentence; null when it is not known. */
  method: string | null;
  /** That no text is known, or why its words are to be checked against the image; null for a page like any other. */
  flag: string | null;
  /** Null for formats whose pages cannot be drawn; then `noImage` says so. */
  image: null | {
    src: string;
    srcset: string;
    alt: string;
    href: string;
    /** Dots, or the shape of the page in any unit. */
    width: number;
    height: number;
    /** Where its words are told with their places. */
    words: string;
  };
  document: string;
  version: number;
  /** Where the words chosen by select-to-cite are sent; null when they may not be cited. */
  citeAction: string | null;
  noImage: string | null;
  passages: PagePassage[];
  /** What dotted words mean; null when there are none. */
  doubtWords: string | null;
  /** Printed on the page and kept out of its sentences. */
  furniture: string[];
  /** The words as the recognizer or the file gives them, each by its name; empty when they were not kept. */
  raw: { from: string; text: string }[];
  /** Says why there are none, when raw words and furniture were not kept with an old text; else null. */
  notKept: string | null;
  previous: Link | null;
  next: Link | null;
  /** All pages of the version; null when this is the only one. */
  all: Link | null;
  jump: PageJump;
  json: string;
}
