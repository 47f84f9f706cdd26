/** One search, one call to the engine. */
import type { Hit, MultiSearchQuery, SearchResponse } from "meilisearch";
import { fieldOfFacet, filterOf } from "./filters.js";
import { marksOf } from "./marks.js";
import type { Passages } from "./passages-index.js";
import { queryToSend } from "./query-words.js";
import {
  type Facet,
  type FacetCount,
  facets,
  type IndexAnswer,
  type IndexHit,
  type IndexQuery,
  type PassageRecord,
} from "./search-index.js";

/**
 * Answers a query. Facets count what the query lets through, but a facet in which values were chosen counts as if
 * none were, so that its other values can still be added.
 */
export async function searchPassages(passages: Passages, query: IndexQuery): Promise<IndexAnswer> {
  const chosen = query.withFacets ? facets.filter((facet) => (query.filters[facet]?.length ?? 0) > 0) : [];
  const searches = [
    searchFor(passages.uid, query),
    ...chosen.map((each) => countFor(passages.uid, query, each)),
  ];
  const [found, ...counted] = await askTogether(passages, searches);
  if (found === undefined) throw new Error("Expected an answer for each search, got none");
  const answerFor = (facet: Facet) => counted[chosen.indexOf(facet)] ?? found;
  return {
    hits: found.hits.map(hitOf),
    // Measured to be the exact number for every matching strategy, as long as no `distinct` is asked for.
    total: found.estimatedTotalHits ?? 0,
    facets: query.withFacets
      ? Object.fromEntries(facets.map((facet) => [facet, countsOf(answerFor(facet), facet)]))
      : {},
  };
}

type Answer = SearchResponse<PassageRecord>;

async function askTogether({ connection, index }: Passages, searches: MultiSearchQuery[]): Promise<Answer[]> {
  const [first] = searches;
  if (first !== undefined && searches.length === 1) {
    const { indexUid, ...search } = first;
    return [await index.search(null, search)];
  }
  return (
    await connection.client.multiSearch<{ queries: MultiSearchQuery[] }, PassageRecord>({ queries: searches })
  ).results;
}

function searchFor(indexUid: string, query: IndexQuery): MultiSearchQuery {
  const words = query.words.trim() === "" ? "" : queryToSend(query.words);
  return {
    indexUid,
    q: words,
    filter: filterOf(query),
    limit: query.limit,
    offset: query.offset,
    matchingStrategy: query.everyWord ? "all" : "frequency",
    ...(words === ""
      ? { sort: ["date:desc", "document:asc", "start:asc"] }
      : { showMatchesPosition: query.withMarks ?? true }),
    ...(query.withFacets ? { facets: Object.values(fieldOfFacet) } : {}),
  };
}

/** The same search without the choice made in `facet`, for its counts alone. */
function countFor(indexUid: string, query: IndexQuery, facet: Facet): MultiSearchQuery {
  const whole = searchFor(indexUid, { ...query, limit: 0, offset: 0 });
  return {
    ...whole,
    filter: filterOf(query, facet),
    facets: [fieldOfFacet[facet]],
    showMatchesPosition: false,
  };
}

function countsOf(answer: Answer, facet: Facet): FacetCount[] {
  const counts = Object.entries(answer.facetDistribution?.[fieldOfFacet[facet]] ?? {});
  // Sorted again: names that are numbers (years) lose their place in a JavaScript object.
  return counts.map(([value, count]) => ({ value, count })).sort((one, other) => other.count - one.count);
}

function hitOf({ _matchesPosition, _formatted, ...record }: Hit<PassageRecord>): IndexHit {
  return { record, marks: marksOf(record.text, _matchesPosition?.text ?? []) };
}
