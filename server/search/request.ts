/** A search as asked for, from the address bar or the command line. */
import { z } from "zod";
import { type Facet, facets } from "../../storage/index/search-index.js";
import { documentKinds } from "../../storage/model/kind.js";
import { listParameter } from "../parameters.js";

/** Longest question taken, in characters; a pasted paragraph fits. */
const longestQuery = 2_000;
export const hitsPerPage = 20;
const mostHits = 1_000;

export const searchParameters = z.object({
  q: z.string(`expected one text of at most ${longestQuery} characters`).max(longestQuery).default(""),
  exact: z
    .enum(["1", "0"], 'expected "1" or "0"')
    .default("0")
    .transform((value) => value === "1"),
  kind: listParameter.refine(
    (values) => values.every((value) => documentKinds.some((kind) => kind === value)),
    `expected one of ${documentKinds.join(", ")}`,
  ),
  source: listParameter,
  year: listParameter.refine(
    (values) => values.every((value) => /^\d{4}$/.test(value)),
    "expected a year of four digits",
  ),
  tag: listParameter,
  speaker: listParameter,
  page: z.coerce.number("expected a page number").int().min(1).max(100_000).default(1),
  limit: z.coerce.number("expected a number").int().min(1).max(mostHits).default(hitsPerPage),
});

export interface SearchRequest {
  words: string;
  exact: boolean;
  filters: Partial<Record<Facet, readonly string[]>>;
  limit: number;
  offset: number;
}

export function searchRequest(parameters: z.infer<typeof searchParameters>): SearchRequest {
  const filters: SearchRequest["filters"] = {};
  for (const facet of facets) if (parameters[facet].length > 0) filters[facet] = parameters[facet];
  return {
    words: parameters.q.trim(),
    exact: parameters.exact,
    filters,
    limit: parameters.limit,
    offset: (parameters.page - 1) * parameters.limit,
  };
}
