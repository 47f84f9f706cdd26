/**
 * Tables of what can be searched: the words and names of every passage of the newest text of each document, ready to be
 * matched to the letter. Made from the passages beside the search index and with it; see `searched.ts`.
 */
import type { Generated } from "kysely";
import type { EmbeddedRow } from "./embedded.js";

export interface SearchedRow {
  /** Also the row of its words in `searched_words`; never used twice. */
  id: Generated<number>;
  side: number;
  document: string;
  start: number;
}

/** What passages of one document have in common: who says them, in which part, with which outcome. */
export interface SearchedSideRow {
  id: Generated<number>;
  document: string;
  version: number;
  /** JSON of SearchedSide. */
  side: string;
}

/** The full-text table: words folded as `wordsOf` folds them, names divided by a sign that no word holds. */
export interface SearchedWordsRow {
  rowid: number;
  text: string;
  title: string;
  said: string;
  asked: string;
  by: string;
  source: string;
  tag: string;
  place: string;
  person: string;
  body: string;
  facts: string;
}

/** A word that some passage holds, or held once, and its stem. */
export interface SearchedWordRow {
  word: string;
  stem: string;
}

/** The last change of each document whose passages or facts are shown by a search; written by triggers alone. */
export interface SearchedChangeRow {
  sequence: Generated<number>;
  document: string;
}

export interface SearchTables {
  searched_change: SearchedChangeRow;
  /** One row: rises with whatever may change the coverage. */
  coverage_change: { number: number };
  embedded: EmbeddedRow;
  searched: SearchedRow;
  searched_side: SearchedSideRow;
  searched_words: SearchedWordsRow;
  searched_word: SearchedWordRow;
}
