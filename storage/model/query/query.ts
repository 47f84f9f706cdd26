/**
 * The search language: what a person may write to ask for words, as data.
 *
 * | written                   | found is a text with                                             |
 * | ------------------------- | ---------------------------------------------------------------- |
 * | `facial recognition`      | both words, anywhere; `AND` between them says the same           |
 * | `"watch list"`            | these words side by side; straight or curly quotation marks      |
 * | `watchlist OR camera`     | at least one; `a b OR c` means `(a b) OR c`                      |
 * | `police NOT croydon`      | the first without the second; so does `police -croydon`          |
 * | `(met OR force) van`      | brackets hold together                                           |
 * | `recogni*`, `"a vot*"`    | words that begin so; in quotation marks, only the last may       |
 * | `faces NEAR/5 scanned`    | both, in either order, with at most five words between them      |
 * | `kind:motion`, `said:"x"` | a field of the passage or its document, see `fields.ts`          |
 *
 * Words are whole words. Case, accents, kinds of quotation mark and dash make no difference (`fold.ts`, rule `words`);
 * what folds into several words, as `e-mail` does, is looked for as if in quotation marks. `AND`, `OR`, `NOT` and
 * `NEAR` count as such in capitals only. Fields are read where a search is asked for (`parseSearch`); in a rule for tags
 * (`parseQuery`) a colon is a sign like any other. Parsing (`parse.ts`) and matching (`match.ts`) take time in step
 * with the length of the text.
 */
import type { Span } from "../fold.js";
import type { Field } from "./fields.js";

/** Words that stand side by side; the last may be only the beginning of a word. */
export interface Term {
  is: "term";
  /** Folded; at least one. */
  words: readonly string[];
  /** True when the last word is only how one begins. */
  prefix: boolean;
  /** True when it was written in quotation marks. */
  quoted: boolean;
  /** Where it stands in what was written, in UTF-16 code units. */
  at: Span;
}

/** One of `left` and one of `right`, in either order, with at most `within` words between them. */
export interface Near {
  is: "near";
  left: readonly Term[];
  right: readonly Term[];
  within: number;
}

export type Query =
  | Term
  | Near
  | Field
  | { is: "all"; of: readonly Query[] }
  | { is: "any"; of: readonly Query[] }
  | { is: "not"; of: Query };

/** Longest query, in UTF-16 code units; most terms in one; how deep brackets may stand in brackets. */
export const longestQuery = 2_000;
export const mostTerms = 300;
export const deepestBrackets = 40;
/** Most words that NEAR lets stand between two; and how many when no number is given. */
export const farthestNear = 100;
export const usualNear = 10;

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
