import type { SearchRequest } from "../search/request.js";
import { activeFilters } from "./search-filters.js";

/** What a search asks for, on one line: `“camera”, exactly; Kind: Article; Year: 2023`. */
export function searchInWords(asked: SearchRequest): string {
  const words =
    asked.words === "" ? "Everything" : `${inMarks(asked.words)}${asked.exact ? ", exactly" : ""}`;
  return [words, ...activeFilters(asked).map(({ facet, label }) => `${facet}: ${label}`)].join("; ");
}

/** Words that have marks of their own, round a phrase, get no second pair. */
function inMarks(words: string): string {
  const [, phrase] = /^["“”]([^"“”]+)["“”]$/u.exec(words) ?? [];
  return phrase === undefined && /["“”]/u.test(words) ? words : `“${phrase ?? words}”`;
}
