/**
 * What every page is given, and the small shapes that recur on several pages. Contexts are plain data: every
 * sentence is finished, every link is a ready-made string, every date is already in words.
 */

/** A stretch of a passage. Joined in order, the texts are the stored words, to the character. */
export interface Segment {
  text: string;
  /** `match`: found by a search. `cited`: the words of a citation. `noted`: what a note is about. `cited-by`: words that others cite. */
  mark: null | "match" | "cited" | "noted" | "cited-by";
}

/** The mark of a note. It is shown where it is printed, and is no part of the stored words. */
export interface NoteMarkShown {
  /** Element id, such as `n1204`. */
  id: string;
  /** As printed: "15". */
  label: string;
  /** The words of the note; null when they were not found. */
  href: string | null;
  /** "Note 15". */
  spoken: string;
}

/** A stretch of a passage where it is read: words, or the mark of a note, which has none. */
export interface ReadSegment extends Segment {
  /** "The machine was 41 % sure of this."; null for words like any other. */
  doubt: string | null;
  note: NoteMarkShown | null;
}

export interface Link {
  label: string;
  href: string;
}

/** A link of a row of which one is the page (or the choice) being looked at. */
export interface Choice extends Link {
  current: boolean;
}

/** A link with how many things lie behind it, in words or figures ("1,204"); null when not counted. */
export interface CountedChoice extends Choice {
  count: string | null;
}

/** A form field carried along unseen. */
export interface HiddenField {
  name: string;
  value: string;
}

/** A date or moment: for machines (`2023-12-12`, `2026-03-01T09:30:00.000Z`) and as people read it. */
export interface Day {
  value: string;
  words: string;
}

/** `short` is for places where the whole digest would drown the words. */
export interface DigestShown {
  short: string;
  whole: string;
}

export type StateShown = "draft" | "published" | "withdrawn";

/** One sentence that says how much of what was asked about could be searched. */
export interface CoverageLine {
  sentence: string;
  /** The page that lists what could not be searched. */
  href: string;
  /** True when everything could be; the line is then quiet. */
  complete: boolean;
}

export interface Paging {
  /** "Passages 21 to 40 of 214". */
  sentence: string;
  previous: string | null;
  next: string | null;
  /** Pages near this one with the first and the last; a gap is shown where `label`s are not neighbours. */
  pages: Choice[];
}

/** The line under every title: where a document comes from and what vouches for it. */
export interface ProvenanceStrip {
  kind: string;
  source: string | null;
  date: Day | null;
  accession: Link | null;
  /** Of the original's bytes. */
  digest: DigestShown | null;
  /** The files it was found in, and where in there; empty when it came by itself or the reader may not know of them. */
  inside: { container: Link; place: string }[];
  /** When it was fetched from its address, with the web archive of that; null when it was not. */
  captured: { at: Day; warc: string } | null;
  state: StateShown;
}

/** Who is signed in. */
export interface SignedIn {
  name: string;
  /** As shown: "archivist". */
  role: string;
}

/** JSON-LD. It is the one object that views write as it is: see `server/written.ts`. */
export interface LinkedData {
  "@context": "https://schema.org";
  [name: string]: unknown;
}

export interface Frame {
  /** For the browser's title bar, without the archive's name. */
  pageTitle: string;
  archiveName: string;
  /** The page's own address without what only narrows or pages it; begins with a slash. */
  canonical: string;
  /** The same with scheme and host, printed at the foot of a page on paper. */
  printedAddress: string;
  reader: SignedIn | null;
  /** Sent with every form that changes something, also by a reader who is not signed in; null without any such form. */
  csrf: string | null;
  /** One sentence about what was just done. */
  notice: string | null;
  /** What is missing from search while its engine is away; null when nothing is. */
  searchState: string | null;
  /** The links at the head of the page. */
  nav: Choice[];
  /** Those below them, of whoever is signed in: what is theirs, and what they work with. */
  ownNav: Choice[];
  home: string;
  about: string;
  coverageHref: string;
  /** Null when somebody is signed in. */
  signIn: string | null;
  /** The page of one's own account; null when nobody is signed in. */
  accountHref: string | null;
  /** Where the sign-out form is sent; null when nobody is signed in. */
  signOut: string | null;
  /** Under what address the style sheet, fonts and modules lie, without a slash at the end: `/assets`. */
  assets: string;
  /** `<meta name content>` for citation managers: `citation_title`, `DC.date` … */
  metadata: { name: string; content: string }[];
  /** What the page is about, in JSON-LD; null where it is about nothing that has a name there. */
  linkedData: LinkedData | null;
  /** `<link rel="alternate">`: this page in other forms. */
  alternates: { type: string; href: string }[];
}
