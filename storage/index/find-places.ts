/** Many questions at once, answered with places only: candidates for quotations to be looked for in the stored text. */
import type { MultiSearchQuery } from "meilisearch";
import { filterOf } from "./filters.js";
import type { Passages } from "./passages-index.js";
import type { PassagePlace, PassageRecord, PlaceQuery, PlacesWanted } from "./search-index.js";

/** Queries sent in one call; several calls run at once in the engine. */
const queriesAtOnce = 24;

/** The places of each query, in its order. Words go to the engine as they are: at most ten terms are read. */
export async function findPlaces(
  { connection, uid }: Passages,
  queries: readonly PlaceQuery[],
  wanted: PlacesWanted,
): Promise<PassagePlace[][]> {
  const filter = filterOf({ filters: {}, ...wanted });
  const searches = queries.map(
    (query): MultiSearchQuery => ({
      indexUid: uid,
      q: query.words,
      filter,
      limit: query.limit,
      matchingStrategy: query.everyWord ? "all" : "frequency",
      attributesToRetrieve: ["document", "version", "start", "end", "kind"],
      attributesToSearchOn: ["text", "folded", "attribution"],
    }),
  );
  const calls: Promise<PassagePlace[][]>[] = [];
  for (let at = 0; at < searches.length; at += queriesAtOnce) {
    const part = searches.slice(at, at + queriesAtOnce);
    calls.push(
      connection.client
        .multiSearch<{ queries: MultiSearchQuery[] }, PassageRecord>({ queries: part })
        .then(({ results }) => results.map(({ hits }) => hits)),
    );
  }
  return (await Promise.all(calls)).flat();
}
