/** Why nothing was found, and what may help: nothing found is not nothing there. */
import { facets } from "../../storage/index/search-index.js";
import type { Link, SearchAnswer } from "../../views/contexts.js";
import { type Coverage, isComplete } from "../search/coverage.js";
import { narrowed } from "../search/facets.js";
import type { Found } from "../search/find.js";
import { quoteless } from "../search/quoteless.js";
import type { SearchRequest } from "../search/request.js";
import { urls } from "../urls.js";
import { searchAddress } from "./search-address.js";
import { facetLabels } from "./search-filters.js";
import { counted } from "./words.js";

/** For a search without a hit. */
export function explainEmpty(found: Found): NonNullable<SearchAnswer["empty"]> {
  const { request: asked, coverage } = found;
  const suggestions = [
    ...filtersInTheWay(found),
    ...found.meant.map(({ words, count }) => ({
      label: `${words} (${counted(count, "passage")})`,
      href: searchAddress(asked, { words }),
    })),
    ...otherWays(asked),
    ...(isComplete(coverage) ? [] : [{ label: "What could not be searched", href: urls.coverage() }]),
  ];
  return { sentence: emptySentence(asked, coverage), suggestions };
}

/** For each filter in force, how many passages there are without it, when there are any. */
function filtersInTheWay({ request: asked, cells }: Found): Link[] {
  const inForce = facets.filter((facet) => asked.filters[facet] ?? asked.unwanted[facet]);
  const each = inForce.map((facet) => {
    const { [facet]: _wanted, ...filters } = asked.filters;
    const { [facet]: _unwanted, ...unwanted } = asked.unwanted;
    return { what: `the filter “${facetLabels[facet]}”`, filters, unwanted };
  });
  const all = { what: "any filter", filters: {}, unwanted: {} };
  return [...each, ...(inForce.length > 1 ? [all] : [])].flatMap(({ what, ...choice }) => {
    const count = narrowed(cells, choice).reduce((sum, cell) => sum + cell.count, 0);
    if (count === 0) return [];
    return [{ label: `Without ${what}: ${counted(count, "passage")}`, href: searchAddress(asked, choice) }];
  });
}

function otherWays(asked: SearchRequest): Link[] {
  const ways: Link[] = [];
  if (asked.document !== null)
    ways.push({
      label: "The same search in all documents",
      href: searchAddress(asked, { document: null, grouped: true }),
    });
  if (quoteless(asked.words) !== asked.words) {
    const words = quoteless(asked.words);
    ways.push({
      label: "The same words without quotation marks",
      href: searchAddress(asked, { words, exact: false }),
    });
  }
  if (asked.exact)
    ways.push({
      label: "The same words as best match, in any form",
      href: searchAddress(asked, { exact: false }),
    });
  return ways;
}

function emptySentence(asked: SearchRequest, coverage: Coverage): string {
  const isNarrowed =
    Object.keys(asked.filters).length + Object.keys(asked.unwanted).length > 0 || asked.document !== null;
  const words = asked.exact ? "holds these very words" : "answers this search";
  const nothing = `${isNarrowed ? "No passage that the filters let through" : "No passage"} ${words}.`;
  return isComplete(coverage)
    ? nothing
    : `${nothing} That does not mean that no document does: part of the archive could not be searched.`;
}
