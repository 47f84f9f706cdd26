/** What a search may be narrowed by, with counts, and what it is narrowed by. */
import { type Facet, type Filters, facets } from "../../storage/index/search-index.js";
import { documentKinds } from "../../storage/model/kind.js";
import { datePhrase } from "../../storage/model/partial-date.js";
import type { FilterGroup, SearchAnswer } from "../../views/contexts.js";
import type { Found } from "../search/find.js";
import type { SearchRequest } from "../search/request.js";
import { searchAddress } from "./search-address.js";
import { counted, kindName } from "./words.js";

const valuesListed = 12;

export const facetLabels: Record<Facet, string> = {
  kind: "Kind",
  source: "Source",
  year: "Year",
  tag: "Tag",
  speaker: "Speaker",
  asker: "Asked by",
  body: "Body",
  outcome: "Outcome",
  clause: "Part of a motion",
  language: "Language",
};

/** Filters in force, each with the address without it. */
export function activeFilters(asked: SearchRequest): SearchAnswer["active"] {
  const document =
    asked.document === null
      ? []
      : [
          {
            facet: "In",
            label: "one document",
            href: searchAddress(asked, { document: null, grouped: true }),
          },
        ];
  const month =
    asked.month === null
      ? []
      : [
          {
            facet: "Month",
            label: datePhrase(asked.month),
            href: searchAddress(asked, { month: null }),
          },
        ];
  return [
    ...document,
    ...month,
    ...facets.flatMap((facet) => [...wanted(asked, facet), ...unwanted(asked, facet)]),
  ];
}

function wanted(asked: SearchRequest, facet: Facet): SearchAnswer["active"] {
  return (asked.filters[facet] ?? []).map((value) => ({
    facet: facetLabels[facet],
    label: valueLabel(facet, value),
    href: searchAddress(asked, { filters: without(asked.filters, facet, value) }),
  }));
}

function unwanted(asked: SearchRequest, facet: Facet): SearchAnswer["active"] {
  return (asked.unwanted[facet] ?? []).map((value) => ({
    facet: `${facetLabels[facet]}: not`,
    label: valueLabel(facet, value),
    href: searchAddress(asked, { unwanted: without(asked.unwanted, facet, value) }),
  }));
}

/** One facet with its most frequent values. */
export function filterGroup({ facets: counts, request: asked }: Found, facet: Facet): FilterGroup {
  const all = counts[facet] ?? [];
  const chosen = asked.filters[facet] ?? [];
  const left = all.filter(({ value }) => !asked.unwanted[facet]?.includes(value));
  const missing = chosen.filter((value) => !left.some((one) => one.value === value));
  const listed = [
    ...missing.map((value) => ({ value, count: 0, documents: 0 })),
    ...left.filter(({ value }, place) => place < valuesListed || chosen.includes(value)),
  ];
  return {
    label: facetLabels[facet],
    values: listed.map(({ value, count, documents }) => {
      const current = chosen.includes(value);
      const filters = current
        ? without(asked.filters, facet, value)
        : { ...asked.filters, [facet]: [...chosen, value] };
      return {
        label: valueLabel(facet, value),
        href: searchAddress(asked, { filters }),
        current,
        count: count.toLocaleString("en-GB"),
        counted: `${counted(count, "passage")} in ${counted(documents, "document")}`,
        without: current
          ? null
          : searchAddress(asked, {
              unwanted: { ...asked.unwanted, [facet]: [...(asked.unwanted[facet] ?? []), value] },
            }),
      };
    }),
    more: left.length > listed.length ? `and ${left.length - listed.length} more` : null,
  };
}

function without(filters: Filters, facet: Facet, value: string): Filters {
  const { [facet]: values = [], ...others } = filters;
  const rest = values.filter((each) => each !== value);
  return rest.length === 0 ? others : { ...others, [facet]: rest };
}

function valueLabel(facet: Facet, value: string): string {
  const kind = facet === "kind" && documentKinds.find((each) => each === value);
  return kind ? kindName(kind) : value;
}
