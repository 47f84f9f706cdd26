/** What can be kept of a search. */
import type { SearchKeeping } from "../../views/contexts.js";
import { type ExportFormat, exportFormats, exportNames } from "../search/export-formats.js";
import type { Found } from "../search/find.js";
import { urls } from "../urls.js";
import { searchQuery } from "./search-address.js";
import { counted } from "./words.js";

/** Files of all that was found, not of the page. */
export function searchKeeping({ request, total, documents }: Found): SearchKeeping {
  const query = searchQuery(request, { grouped: true });
  const file = (what: ExportFormat["of"], label: string) => ({
    label,
    links: exportNames
      .filter((name) => exportFormats[name].of === what)
      .map((name) => ({ label: exportFormats[name].label, href: urls.searchExport(name, query) })),
  });
  return {
    overview: urls.searchOverview(query),
    files: [
      file("passages", total === 1 ? "The passage" : `All ${counted(total, "passage")}`),
      file("documents", documents === 1 ? "The document" : `All ${counted(documents, "document")}`),
    ],
  };
}
