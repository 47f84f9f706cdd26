/** A quick look that spares most texts the whole one. */
import { least } from "../extremes.js";
import type { Query, Term } from "./query.js";

/**
 * Folded words of which every text that answers `query` has at least one somewhere, be it inside a longer word; null
 * when there are none, as for `NOT police`. The fewest and longest that there are.
 */
export function necessaryWords(query: Query): readonly string[] | null {
  switch (query.is) {
    case "term":
      return [query.words.reduce((longest, word) => (word.length > longest.length ? word : longest))];
    case "near":
      return rarer(necessaryWords(anyOf(query.left)), necessaryWords(anyOf(query.right)));
    case "field":
    case "not":
      return null;
    case "all":
      return query.of.map(necessaryWords).reduce(rarer, null);
    case "any": {
      const each = query.of.map(necessaryWords);
      return each.includes(null) ? null : [...new Set(each.flatMap((words) => words ?? []))];
    }
  }
}

/** False only when the folded text cannot answer a query with these necessary words. */
export function mayAnswer(necessary: readonly string[] | null, folded: string): boolean {
  return necessary === null || necessary.some((word) => folded.includes(word));
}

function rarer(one: readonly string[] | null, other: readonly string[] | null): readonly string[] | null {
  if (one === null || other === null) return one ?? other;
  const shortest = (words: readonly string[]) => least(words.map((word) => word.length));
  const fewer = one.length - other.length;
  return (fewer === 0 ? shortest(other) - shortest(one) : fewer) <= 0 ? one : other;
}

function anyOf(of: readonly Term[]): Query {
  return { is: "any", of };
}
