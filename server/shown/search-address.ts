/** The address of a search, and of others like it. */
import { hitsPerPage, type SearchRequest, unwantedPrefix } from "../search/request.js";
import { urls } from "../urls.js";

/** The address of a page of results for people; what is changed of the search begins again at its first page. */
export function searchAddress(
  asked: SearchRequest,
  changed: Partial<SearchRequest> & { page?: number } = {},
): string {
  const {
    words,
    exact,
    filters,
    unwanted,
    document,
    sort,
    grouped,
    limit,
    page = 1,
  } = { ...asked, ...changed };
  return urls.search({
    q: words,
    exact,
    ...filters,
    ...Object.fromEntries(
      Object.entries(unwanted).map(([facet, values]) => [unwantedPrefix + facet, values]),
    ),
    document,
    sort: sort === "relevance" ? null : sort,
    group: document === null && !grouped ? "none" : null,
    limit: limit === hitsPerPage ? null : limit,
    page: page > 1 ? page : null,
  });
}
