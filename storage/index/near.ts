/**
 * Vectors of passages, in an index beside the passages: one for each space, so that another model never meets vectors
 * that it did not make, and the index that search needs is never touched.
 */
import { isMissingIndex } from "./engine-connection.js";
import { recordsOf } from "./filters.js";
import type { Passages } from "./passages-index.js";
import type { NearPlace, NearRecord, VectorSpace } from "./search-index.js";

const embedder = "near";

/** Makes the index of the space when there is none, and drops those of other spaces. */
async function open(passages: Passages, { name, dimensions }: VectorSpace): Promise<string> {
  const { connection, tasks } = passages;
  const uid = uidOf(passages, name);
  const { results } = await connection.client.getRawIndexes({ limit: 1_000 });
  for (const other of results)
    if (other.uid.startsWith(uidOf(passages, "")) && other.uid !== uid)
      await tasks.settled((await connection.client.deleteIndex(other.uid)).taskUid);
  if (results.some((other) => other.uid === uid)) return uid;
  const task = await connection.client.index(uid).updateSettings({
    searchableAttributes: ["document"],
    filterableAttributes: ["document"],
    embedders: { [embedder]: { source: "userProvided", dimensions } },
  });
  await tasks.settled(task.taskUid);
  return uid;
}

function uidOf({ uid }: Passages, space: string): string {
  return `${uid}-near-${space}`;
}

/** Puts the vectors of a document in the place of those it had; none takes it out. */
export async function putNear(
  passages: Passages,
  space: VectorSpace,
  document: string,
  records: readonly NearRecord[],
): Promise<void> {
  const index = passages.connection.client.index(await open(passages, space));
  const dropped = await index.deleteDocuments({ filter: recordsOf(document, null) });
  await passages.tasks.settled(dropped.taskUid);
  if (records.length === 0) return;
  const rows = records.map(({ vector, ...place }) => ({
    id: `${place.document}-${place.version}-${place.start}`,
    ...place,
    _vectors: { [embedder]: vector },
  }));
  const added = await index.addDocuments(rows, { primaryKey: "id" });
  await passages.tasks.settled(added.taskUid);
}

/** The places whose vectors are nearest, nearest first; none where there is no index yet. */
export async function nearestTo(
  passages: Passages,
  space: VectorSpace,
  vector: readonly number[],
  limit: number,
): Promise<NearPlace[]> {
  const index = passages.connection.client.index<NearRecord>(uidOf(passages, space.name));
  try {
    const { hits } = await index.search(null, {
      vector: [...vector],
      hybrid: { embedder, semanticRatio: 1 },
      limit,
      attributesToRetrieve: ["document", "version", "start"],
      showRankingScore: true,
    });
    return hits.map(({ document, version, start, _rankingScore: score = 0 }) => ({
      ...{ document, version, start, score },
    }));
  } catch (error) {
    if (isMissingIndex(error)) return [];
    throw error;
  }
}

/** How many vectors there are. */
export async function countNear(passages: Passages, { name }: VectorSpace): Promise<number> {
  try {
    return (await passages.connection.hasty.index(uidOf(passages, name)).getStats()).numberOfDocuments;
  } catch (error) {
    if (isMissingIndex(error)) return 0;
    throw error;
  }
}
