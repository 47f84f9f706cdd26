/** A search written down as the query of its address, and read again. */
import { parameters } from "../parameters.js";
import { searchQuery } from "../shown/search-address.js";
import { urls } from "../urls.js";
import { hitsPerPage, type SearchRequest, searchParameters, searchRequest } from "./request.js";

/** As Express reads the query of an address: what is there several times is a list. */
export function fieldsOf(query: string): Record<string, string | string[]> {
  const fields = new URLSearchParams(query);
  return Object.fromEntries(
    [...new Set(fields.keys())].map((name) => {
      const values = fields.getAll(name);
      return [name, values.length === 1 ? (values[0] ?? "") : values];
    }),
  );
}

/** The search that a page lists; throws HttpError 400 naming what does not fit. */
export function readWritten(query: string): SearchRequest {
  return searchRequest(parameters(searchParameters, fieldsOf(query)), true);
}

/** The search without its page and its order: the same search is always written alike. */
export function writtenSearch(asked: SearchRequest): string {
  const plain = { ...asked, sort: "relevance", grouped: true } as const;
  return urls.search(searchQuery(plain, { limit: hitsPerPage })).split("?")[1] ?? "";
}
