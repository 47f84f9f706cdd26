/** The words that a query asks to be there. */
import type { Query } from "../../../storage/model/query/query.js";

/** Every word of the query but those that must not be there and those of which only the beginning is given. */
export function positiveWords(query: Query): string[] {
  switch (query.is) {
    case "term":
      return query.prefix ? query.words.slice(0, -1) : [...query.words];
    case "near":
      return [...query.left, ...query.right].flatMap(positiveWords);
    case "all":
    case "any":
      return query.of.flatMap(positiveWords);
    case "field":
    case "not":
      return [];
  }
}
