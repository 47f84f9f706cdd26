/** What is said of one quotation that was checked. */

import type { Span } from "../../storage/model/fold.js";
import type { DocumentKind } from "../../storage/model/kind.js";
import type { Difference } from "../../storage/model/quote/difference.js";
import type { Grade } from "../../storage/model/quote/placement.js";
import type { Verdict } from "../../storage/model/quote/verdict.js";

/** A quotation to be checked. */
export interface Asked {
  quote: string;
  /** Whose words they are said to be, as printed; null when that is not said. */
  speaker: string | null;
}

/** A place where the words, or some of them, stand. */
export interface Match {
  document: string;
  version: number;
  title: string;
  kind: DocumentKind;
  /** Number of the page on which it begins; null where the format has none. */
  page: number | null;
  /** Half-open, in UTF-16 code units of the version's text. */
  start: number;
  end: number;
  /** Under whose name it is printed; null when nobody or several are named. */
  attribution: string | null;
  /** The words as they stand there. */
  text: string;
  grade: Grade;
  differences: Difference[];
  /** Of words with marks of whoever quotes, the spans that are quoted, in the version's text; null for all others. */
  parts: Span[] | null;
  /** They stand there as somebody else's words. */
  secondary: boolean;
  /** Where the passage begins that it begins in. */
  passage: number;
}

export interface Answer extends Asked {
  /** `not checked`: there was no time left for it, or what may hold it could not be read; a note says so. */
  verdict: Verdict | "not checked";
  /** Between the quotation and the first match. */
  differences: Difference[];
  /** The telling one first; of a spliced quotation one for each piece, in its order. */
  matches: Match[];
  /** What else is to be known: sentences. */
  notes: string[];
}
