/**
 * The search language: what a person may write to ask for words, as data.
 *
 * | written                | found is a text with                                             |
 * | ---------------------- | ---------------------------------------------------------------- |
 * | `facial recognition`   | both words, anywhere; `AND` between them says the same           |
 * | `"watch list"`         | these words side by side; straight or curly quotation marks      |
 * | `watchlist OR camera`  | at least one; `a b OR c` means `(a b) OR c`                      |
 * | `police NOT croydon`   | the first without the second; so does `police -croydon`          |
 * | `(met OR force) van`   | brackets hold together                                           |
 * | `recogni*`, `"a vot*"` | words that begin so; in quotation marks, only the last may       |
 *
 * Words are whole words. Case, accents, kinds of quotation mark and dash make no difference (`fold.ts`, rule `words`);
 * what folds into several words, as `e-mail` does, is looked for as if in quotation marks. `AND`, `OR` and `NOT` count
 * as such in capitals only. Parsing (`parse.ts`) and matching (`match.ts`) take time in step with the length of the text.
 */
import type { Span } from "../fold.js";

/** Words that stand side by side; the last may be only the beginning of a word. */
export interface Term {
  is: "term";
  /** Folded; at least one. */
  words: readonly string[];
  /** True when the last word is only how one begins. */
  prefix: boolean;
  /** Where it stands in what was written, in UTF-16 code units. */
  at: Span;
}

export type Query =
  | Term
  | { is: "all"; of: readonly Query[] }
  | { is: "any"; of: readonly Query[] }
  | { is: "not"; of: Query };

/** Longest query, in UTF-16 code units; most terms in one; how deep brackets may stand in brackets. */
export const longestQuery = 2_000;
export const mostTerms = 300;
export const deepestBrackets = 40;

/** What was written cannot be understood; `at` is where, in UTF-16 code units from 0, and the message says it from 1. */
export class QueryFault extends Error {
  override name = "QueryFault";
  constructor(
    message: string,
    readonly at: number,
  ) {
    super(message);
  }
}
