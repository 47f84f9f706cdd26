/** Saved and remembered searches as their page shows them. */
import type { SavedSearchRow, SearchHistoryRow } from "../../storage/catalogue/saved-tables.js";
import type { RememberedSearch, SavedSearch } from "../../views/contexts.js";
import type { NewMatches } from "../saved/new-matches.js";
import { readWritten } from "../search/written-search.js";
import { urls } from "../urls.js";
import { searchAddress } from "./search-address.js";
import { searchInWords } from "./search-in-words.js";
import { counted, momentOf } from "./words.js";

export function shownSaved(row: SavedSearchRow, fresh: NewMatches | null): SavedSearch {
  return {
    id: row.id,
    name: row.name,
    href: urls.savedSearch(row.id),
    asks: searchInWords(readWritten(row.query)),
    fresh: freshSentence(fresh),
    isFresh: (fresh?.passages ?? 0) > 0,
    visited: momentOf(row.visited_at),
    rename: urls.renameSearch(row.id),
    remove: urls.deleteSearch(row.id),
  };
}

export function shownHistory({ id, query, at }: SearchHistoryRow): RememberedSearch {
  const asked = readWritten(query);
  return { id, label: searchInWords(asked), href: searchAddress(asked), at: momentOf(at) };
}

function freshSentence(fresh: NewMatches | null): string {
  if (fresh === null) return "What is new cannot be told just now";
  if (fresh.passages === 0) return "Nothing new";
  return `${counted(fresh.passages, "new passage")} in ${counted(fresh.documents, "document")}`;
}
