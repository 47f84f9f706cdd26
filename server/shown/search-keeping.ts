/** What can be kept of a search. */
import type { SearchKeeping } from "../../views/contexts.js";
import { feedForms, feedNames } from "../feeds/feed-forms.js";
import { type ExportFormat, exportFormats, exportNames } from "../search/export-formats.js";
import type { Found } from "../search/find.js";
import { hitsPerPage } from "../search/request.js";
import { writtenSearch } from "../search/written-search.js";
import { urls } from "../urls.js";
import { searchQuery } from "./search-address.js";
import { searchInWords } from "./search-in-words.js";
import { counted } from "./words.js";

const longestName = 100;

/** Files of all that was found, not of the page. */
export function searchKeeping({ request, total, documents }: Found, isSignedIn: boolean): SearchKeeping {
  const query = searchQuery(request, { grouped: true, limit: hitsPerPage });
  const file = (what: ExportFormat["of"], label: string) => ({
    label,
    links: exportNames
      .filter((name) => exportFormats[name].of === what)
      .map((name) => ({ label: exportFormats[name].label, href: urls.searchExport(name, query) })),
  });
  return {
    overview: urls.searchOverview(query),
    feeds: feedNames.map((name) => ({ label: feedForms[name].label, href: urls.searchFeed(name, query) })),
    save: isSignedIn
      ? {
          action: urls.savedSearches(),
          query: writtenSearch(request),
          name: searchInWords(request).slice(0, longestName).toWellFormed(),
        }
      : null,
    files: [
      file("passages", total === 1 ? "The passage" : `All ${counted(total, "passage")}`),
      file("documents", documents === 1 ? "The document" : `All ${counted(documents, "document")}`),
    ],
  };
}
