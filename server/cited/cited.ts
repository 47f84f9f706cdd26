/**
 * What every form of a reference is made from: everything that is known of a document and, for a citation, of the place
 * of its words. What is not known is null, and no form makes up for it.
 */

import type { DocumentKind } from "../../storage/model/kind.js";
import type { OfficialNumbers } from "../../storage/model/official-numbers.js";

/** A person's name divided for sorting, or words that are not to be divided. */
export type Name = { family: string; given: string } | { literal: string };

/** Where the words stand, each as printed. */
export interface CitedPlace {
  /** Labels of the first and last page; null where the format has none. */
  pages: { first: string; last: string } | null;
  question: string | null;
  /** Of a report of debates. */
  column: string | null;
  clause: string | null;
  /** Of the item of business that the words stand in. */
  item: string | null;
  time: string | null;
}

export interface CitedWords {
  citation: string;
  /** As they are quoted: with the marks of whoever quotes, where words were left out or put in. */
  exact: string;
  speaker: string | null;
  role: string | null;
  place: CitedPlace;
}

export interface Cited {
  document: string;
  version: number;
  kind: DocumentKind;
  title: string;
  /** A partial date. */
  date: string | null;
  /** The body or publication that issued it. */
  source: string | null;
  series: string | null;
  /** BCP 47. */
  language: string | null;
  /** Who wrote an article, as its byline says. */
  authors: Name[];
  /** What minutes are: `Minutes`, `Draft minutes`; null for everything else. */
  sort: string | null;
  official: OfficialNumbers;
  /** True when it is known to be evidence given to a committee. */
  isEvidence: boolean;
  /** Null when the whole document is meant. */
  words: CitedWords | null;
  /** The permanent address of what is cited, with scheme and host. */
  address: string;
  /** The address of its card, for other pages; null for a whole document. */
  card: string | null;
  /** The address its original was published under. */
  publishedAt: string | null;
  /** The day on which it was looked at: `2026-12-01`. */
  accessed: string;
}
