/** For a search that nothing answers: the same without one of its conditions, or with a word spelt another way. */

import type { SearchIndex } from "../../storage/index/search-index.js";
import type { DocumentState } from "../../storage/model/kind.js";
import { printQuery } from "../../storage/model/query/print.js";
import type { Query } from "../../storage/model/query/query.js";
import { exactSet, type Stored } from "./match-set.js";
import { positiveWords } from "./ranking/positive-words.js";
import { spellings } from "./ranking/spelling.js";
import type { SearchRequest } from "./request.js";

export interface OtherQuery {
  words: string;
  /** Passages that answer it to the letter. */
  count: number;
}

/** Conditions each left out once. */
const mostLeftOut = 8;

/** Queries like this one that some passage the asker may see answers. */
export async function otherQueries(
  desk: Stored & { index: SearchIndex },
  request: SearchRequest,
  query: Query,
  within: { states: readonly DocumentState[]; document: string | null },
): Promise<OtherQuery[]> {
  const others = [...(await spelt(desk, request, query, within.states)), ...withLess(query)];
  const found: OtherQuery[] = [];
  for (const other of others) {
    const { cells } = await exactSet(desk, other, within);
    const count = cells.reduce((sum, cell) => sum + cell.count, 0);
    if (count > 0) found.push({ words: printQuery(other), count });
  }
  return found;
}

/** The query with each of its words that no passage holds spelt as the nearest that some does. */
async function spelt(
  desk: Stored & { index: SearchIndex },
  { exact }: SearchRequest,
  query: Query,
  states: readonly DocumentState[],
): Promise<Query[]> {
  const strict = exact ? query : null;
  if (strict === null) return [];
  const { meant } = await spellings(desk, [...new Set(positiveWords(query))], states);
  return meant.size === 0 ? [] : [respelt(query, meant)];
}

function respelt(query: Query, meant: ReadonlyMap<string, string>): Query {
  switch (query.is) {
    case "term":
      return { ...query, words: query.words.map((word) => meant.get(word) ?? word) };
    case "all":
    case "any":
      return { is: query.is, of: query.of.map((part) => respelt(part, meant)) };
    default:
      return query;
  }
}

/** The query without each of the conditions that all have to hold. */
function withLess(query: Query): Query[] {
  if (query.is !== "all" || query.of.length > mostLeftOut) return [];
  return query.of.map((_, left) => {
    const of = query.of.filter((_, place) => place !== left);
    const [only] = of;
    return of.length === 1 && only ? only : { is: "all", of };
  });
}
