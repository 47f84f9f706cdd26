/** Contexts of the page on which quotations are checked. */
import type { CoverageLine, Frame, HiddenField, Link } from "./frame-context.js";

/** Decides the colour: green, blue, amber, red, grey. The word and the mark say the same without it. */
export type VerdictTone = "sound" | "print" | "altered" | "wrong" | "absent";

export interface VerdictShown {
  word: string;
  /** One sign, read by nobody aloud. */
  mark: string;
  tone: VerdictTone;
}

/** A stretch of words with what is different in it. Joined in order, the texts are the words, to the character. */
export interface ComparedSegment {
  text: string;
  /** Of a change that alters the words, of one in print or with a mark of omission; null when both sides agree. */
  change: null | "changed" | "print";
}

export interface QuotedPlace {
  words: ComparedSegment[];
  language: string | null;
  /** As printed; null when nobody is named. */
  speaker: string | null;
  title: string;
  /** "Transcript, Select Committee, 16 September 2025, page 4". */
  facts: string;
  href: string;
  /** Somebody quotes it there. */
  isSecondary: boolean;
  /** A form that makes a citation of these words; null when they are too many. */
  cite: null | { action: string; fields: HiddenField[] };
}

/** One quotation and what came of it. */
export interface QuotationSlip {
  /** Counted from 1 in the text. */
  number: number;
  verdict: VerdictShown;
  meaning: string;
  /** Whose words they are said to be; null when that is not said. */
  claimed: string | null;
  quoted: ComparedSegment[];
  /** "number: 42, where 48 stands". */
  changes: string[];
  places: QuotedPlace[];
  /** Further places, as links. */
  more: Link[];
  notes: string[];
}

/** A paragraph of the text that was checked, and its quotations. */
export interface CheckedParagraph {
  pieces: { text: string; quotation: null | { number: number; verdict: VerdictShown } }[];
  slips: QuotationSlip[];
}

export interface QuotesContext extends Frame {
  form: {
    action: string;
    text: string;
    speaker: string;
    isWhole: boolean;
    /** What files are taken. */
    hint: string;
  };
  error: string | null;
  checked: null | {
    /** "8 quotations: 3 verbatim, 4 altered and 1 not held." */
    count: string;
    coverage: CoverageLine;
    /** The document of the archive whose quotations were checked; null for a text that was handed in. */
    source: Link | null;
    /** What else is to be known of all of them: sentences. */
    notes: string[];
    paragraphs: CheckedParagraph[];
  };
}
