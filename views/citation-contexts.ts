/** Contexts of citations: their page, the forms of a reference, and the keys that proofs are signed with. */
import type { CollectDesk } from "./collection-contexts.js";
import type { Day, DigestShown, Frame, Link, ProvenanceStrip, Segment } from "./frame-context.js";

/** A reference to copy. */
export interface Copy {
  /** Distinct in the page, fit for an id: `plain`. */
  name: string;
  /** "Plain text". */
  label: string;
  text: string;
  /** Lines the field should have. */
  rows: number;
}

/** A stretch of two texts compared: what both have, or what came or went. */
export interface Change {
  text: string;
  change: "same" | "added" | "removed";
}

/** What became of cited words in a newer version. */
export interface StandingShown {
  sentence: string;
  /** True when they no longer stand there. */
  isTrouble: boolean;
  /** The place there, or the version when there is none. */
  href: string;
  /** From the cited passage to the one most like it; empty when there is nothing to compare. */
  changes: Change[];
}

/** Another citation of the same place. */
export interface CitedToo {
  words: string;
  href: string;
  by: string;
  at: Day;
}

/** Forms shown together; they can be opened and closed. */
export interface CopyGroup {
  heading: string;
  open: boolean;
  copies: Copy[];
}

/** How to cite a whole document. */
export interface ReferenceContext extends Frame {
  title: string;
  href: string;
  strip: ProvenanceStrip;
  copies: CopyGroup[];
  /** Forms that are files, to be downloaded. */
  downloads: Link[];
  json: string;
}

export interface CitationContext extends Frame {
  citation: string;
  /** The whole address of the citation, to be given to others. */
  address: string;
  /** BCP 47, of the text; null when not known. */
  language: string | null;
  /** Words around the cited ones, and the cited ones marked. */
  words: Segment[];
  /** As quoted, where words were left out or put in, with what is to be known of that; else null. */
  asQuoted: null | { words: string; sentence: string };
  cutBefore: boolean;
  cutAfter: boolean;
  speaker: string | null;
  role: string | null;
  question: string | null;
  /** "page 47", "pages 47 to 48". */
  page: string | null;
  time: string | null;
  title: string;
  /** The place in the document. */
  href: string;
  strip: ProvenanceStrip;
  version: number;
  /** `[start, end)` of the version's text, as "1204–1310". */
  offsets: string;
  originalDigest: DigestShown;
  textDigest: DigestShown;
  citedAt: Day;
  citedBy: string;
  copies: CopyGroup[];
  /** Forms that are files, to be downloaded. */
  downloads: Link[];
  /** The proof to be kept, as a page and as data; and the keys of the archive. */
  proof: {
    file: string;
    json: string;
    keys: string;
    /** When the archive signed it, and when an authority stamped the signature; null when that was not done yet. */
    signed: Day | null;
    stamped: Day | null;
  };
  /** What became of the words in a newer version; null when this is the newest. */
  standing: StandingShown | null;
  /** Other citations that hold some of these words. */
  citedToo: CitedToo[];
  /** Where it is put into a collection. */
  collect: CollectDesk;
  /** That the document was withdrawn since; null when it was not. */
  withdrawn: string | null;
  /** The citation for programs. */
  json: string;
}

/** The keys that proofs are signed with, the newest first. */
export interface KeysContext extends Frame {
  keys: { id: string; publicKey: string; from: Day; until: Day | null; introducedBy: string | null }[];
  json: string;
}

/** A citation inside other people's pages; it has no frame of the archive around it. */
export interface CardContext {
  pageTitle: string;
  archiveName: string;
  assets: string;
  /** The whole address of the citation. */
  href: string;
  /** BCP 47, of the words; null when not known. */
  language: string | null;
  words: string;
  speaker: string | null;
  title: string;
  /** "Q12, page 47". */
  place: string | null;
  /** Who issued the document, and when. */
  source: string | null;
  /** That the words no longer stand in the newest version. */
  notice: string | null;
  /** Why there is nothing to be seen; null when there is. */
  gone: string | null;
}
