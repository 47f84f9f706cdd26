/** Reading a search that need not be written well. */
import { parseSearch } from "./parse.js";
import { longestQuery, mostTerms, type Query, QueryFault, type Term } from "./query.js";
import { foldForWords, wordsOf } from "./words.js";

/** What is wrong with a query, and where: in UTF-16 code units from 0. */
export interface Fault {
  message: string;
  at: number;
}

export interface Asked {
  /** Null when there is no word in what was written, and no field. */
  query: Query | null;
  /** Null when it was understood as written; else its words are asked for, all other signs passed over. */
  fault: Fault | null;
}

/** Reads any text as a query. Linear; never throws. */
export function readSearch(written: string): Asked {
  if (written.trim() === "") return { query: null, fault: null };
  try {
    return { query: parseSearch(written), fault: null };
  } catch (error) {
    if (!(error instanceof QueryFault)) throw error;
    const query = plainWords(written);
    return {
      query,
      fault: query === null && isOnlySigns(written) ? null : { message: error.message, at: error.at },
    };
  }
}

const operator = /^(?:AND|OR|NOT|NEAR(?:\/\d+)?)$/;
const run = /\S+/gu;

/** The words of a text, one term each, as many as a query may have. */
export function plainWords(written: string): Query | null {
  const terms: Term[] = [];
  for (const { 0: found, index } of written.slice(0, longestQuery).matchAll(run)) {
    if (operator.test(found)) continue;
    const { words, span } = wordsOf(foldForWords(found));
    words.forEach((word, place) => {
      const { start, end } = span(place, place);
      const at = { start: index + start, end: index + end };
      if (terms.length < mostTerms)
        terms.push({ is: "term", words: [word], prefix: false, quoted: false, at });
    });
  }
  const [only] = terms;
  return only === undefined ? null : terms.length === 1 ? only : { is: "all", of: terms };
}

function isOnlySigns(written: string): boolean {
  return !/[\p{L}\p{N}"“”„«»*()]/u.test(written);
}
