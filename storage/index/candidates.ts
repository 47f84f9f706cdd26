/** Many searches, one call to the engine, and nothing back but the places of the best passages. */
import { filterOf } from "./filters.js";
import type { Passages } from "./passages-index.js";
import { queryToSend } from "./query-words.js";
import type { Candidate, CandidateSearch } from "./search-index.js";

/** The best passages of each search, in the order of the searches. */
export async function candidatesOf(
  { connection, uid }: Passages,
  searches: readonly CandidateSearch[],
): Promise<Candidate[][]> {
  if (searches.length === 0) return [];
  const { results } = await connection.client.multiSearch<{ queries: { indexUid: string }[] }, Candidate>({
    queries: searches.map((search) => ({
      indexUid: uid,
      q: queryToSend(search.words),
      filter: filterOf(search),
      limit: search.limit,
      matchingStrategy: "frequency",
      attributesToRetrieve: ["document", "version", "start"],
    })),
  });
  return results.map(({ hits }) =>
    hits.map(({ document, version, start }) => ({ document, version, start })),
  );
}
