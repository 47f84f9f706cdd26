/** A search as asked for, from the address bar or the command line. */
import { z } from "zod";
import { type Facet, type Filters, facets } from "../../storage/index/search-index.js";
import { documentKinds } from "../../storage/model/kind.js";
import { listParameter } from "../parameters.js";

/** Longest question taken, in characters; a pasted paragraph fits. */
const longestQuery = 2_000;
export const hitsPerPage = 20;
const mostHits = 1_000;

/** In which order what was found is listed. */
export const sortings = ["relevance", "date", "added"] as const;
export type Sorting = (typeof sortings)[number];

const kinds = listParameter.refine(
  (values) => values.every((value) => documentKinds.some((kind) => kind === value)),
  `expected one of ${documentKinds.join(", ")}`,
);
const years = listParameter.refine(
  (values) => values.every((value) => /^\d{4}$/.test(value)),
  "expected a year of four digits",
);
const listOf = (facet: Facet) => (facet === "kind" ? kinds : facet === "year" ? years : listParameter);

/** What an address says before a facet of which values are not wanted: `not-kind=article`. */
export const unwantedPrefix = "not-";

function facetParameters(prefix: string) {
  return Object.fromEntries(facets.map((facet) => [prefix + facet, listOf(facet)]));
}

export const searchParameters = z.object({
  q: z.string(`expected one text of at most ${longestQuery} characters`).max(longestQuery).default(""),
  exact: z
    .enum(["1", "0"], 'expected "1" or "0"')
    .default("0")
    .transform((value) => value === "1"),
  sort: z.enum(sortings, `expected one of ${sortings.join(", ")}`).default("relevance"),
  /** Only passages of this document. */
  document: z.string("expected the id of one document").max(40).default(""),
  /** Only documents dated in this month: `2023-05`. */
  month: z
    .string()
    .regex(/^(?:\d{4}-(?:0[1-9]|1[0-2]))?$/, "expected a month such as 2023-05")
    .default(""),
  /** `document`: one entry a document, with its best passage. `none`: one entry a passage. */
  group: z.enum(["document", "none"], 'expected "document" or "none"').optional(),
  page: z.coerce.number("expected a page number").int().min(1).max(100_000).default(1),
  limit: z.coerce.number("expected a number").int().min(1).max(mostHits).default(hitsPerPage),
  ...facetParameters(""),
  ...facetParameters(unwantedPrefix),
});

export interface SearchRequest {
  words: string;
  exact: boolean;
  /** Several values of one facet widen, different facets narrow. */
  filters: Filters;
  /** None of these values. */
  unwanted: Filters;
  document: string | null;
  /** `2023-05`; documents dated by year alone are in none. */
  month: string | null;
  sort: Sorting;
  /** One entry a document instead of one a passage. */
  grouped: boolean;
  limit: number;
  offset: number;
}

/** `grouped` is what is done when the parameters do not say it. */
export function searchRequest(parameters: z.infer<typeof searchParameters>, grouped = false): SearchRequest {
  const isOneDocument = parameters.document !== "";
  return {
    words: parameters.q.trim(),
    exact: parameters.exact,
    filters: filtersIn(parameters, ""),
    unwanted: filtersIn(parameters, unwantedPrefix),
    document: parameters.document || null,
    month: parameters.month || null,
    sort: parameters.sort,
    grouped: !isOneDocument && (parameters.group === undefined ? grouped : parameters.group === "document"),
    limit: parameters.limit,
    offset: (parameters.page - 1) * parameters.limit,
  };
}

function filtersIn(parameters: Record<string, unknown>, prefix: string): Filters {
  const filters: Filters = {};
  for (const facet of facets) {
    const values = parameters[prefix + facet] as string[];
    if (values.length > 0) filters[facet] = values;
  }
  return filters;
}

/** True when something is asked: words, a filter or a document. */
export function isAsked({ words, filters, unwanted, document, month }: SearchRequest): boolean {
  if (words !== "" || document !== null || month !== null) return true;
  return Object.keys(filters).length + Object.keys(unwanted).length > 0;
}
