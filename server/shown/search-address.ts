/** The address of a search, and of others like it. */
import { hitsPerPage, type SearchRequest, unwantedPrefix } from "../search/request.js";
import { type Query, urls } from "../urls.js";

type Changed = Partial<SearchRequest> & { page?: number };

/** The address of a page of results for people; what is changed of the search begins again at its first page. */
export function searchAddress(asked: SearchRequest, changed: Changed = {}): string {
  return urls.search(searchQuery(asked, changed));
}

/** What an address says of a search. */
export function searchQuery(asked: SearchRequest, changed: Changed = {}): Query {
  const {
    words,
    exact,
    filters,
    unwanted,
    document,
    month,
    sort,
    grouped,
    limit,
    page = 1,
  } = { ...asked, ...changed };
  return {
    q: words,
    exact,
    ...filters,
    ...Object.fromEntries(
      Object.entries(unwanted).map(([facet, values]) => [unwantedPrefix + facet, values]),
    ),
    document,
    month,
    sort: sort === "relevance" ? null : sort,
    group: document === null && !grouped ? "none" : null,
    limit: limit === hitsPerPage ? null : limit,
    page: page > 1 ? page : null,
  };
}
