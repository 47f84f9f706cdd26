/** The index of passages in one engine: what it is made of, what is written to it and what it holds. */
import type { Index } from "meilisearch";
import { type Connection, IndexDamaged, isDamage, isMissingIndex } from "./engine-connection.js";
import { documentAfter, recordsOf } from "./filters.js";
import { batchesOf } from "./record-batches.js";
import type { PassageRecord, PendingWrite } from "./search-index.js";
import { facetValuesAtMost, fingerprintIn, settings } from "./settings.js";
import { TaskWatch } from "./tasks.js";

/** What is at hand while a connection lasts. */
export interface Passages {
  connection: Connection;
  tasks: TaskWatch;
  index: Index<PassageRecord>;
  uid: string;
}

/**
 * Finds the index `uid`, or makes it with the settings in force. One that is there is left as it is, whatever its
 * settings. Throws IndexDamaged when the engine cannot open it.
 */
export async function openPassages(connection: Connection, uid: string): Promise<Passages> {
  const index = connection.client.index<PassageRecord>(uid);
  const passages = { connection, tasks: new TaskWatch(connection.client), index, uid };
  try {
    await index.getRawInfo();
  } catch (error) {
    if (isDamage(error)) throw new IndexDamaged(error.message, { cause: error });
    if (!isMissingIndex(error)) throw error;
    await makeIndex(passages, uid);
  }
  return passages;
}

/** Setting an index up makes it, in one task: it never exists without its settings. */
export async function makeIndex({ connection, tasks }: Passages, uid: string): Promise<void> {
  const task = await connection.client.index(uid).updateSettings(settings);
  await tasks.settled(task.taskUid);
}

/** Sends records to the index `uid`; the engine replaces those of the same id. */
export async function putRecords(
  { connection, tasks }: Passages,
  uid: string,
  records: readonly PassageRecord[],
): Promise<PendingWrite> {
  const index = connection.client.index<PassageRecord>(uid);
  const writes: Promise<void>[] = [];
  for (const { lines } of batchesOf(records)) {
    const task = await index.addDocumentsFromString(lines, "application/x-ndjson", { primaryKey: "id" });
    writes.push(tasks.settled(task.taskUid));
  }
  return pending(Promise.all(writes));
}

/** Drops every record of a document but those of one version in one structure. */
export async function dropRecords(
  { index, tasks }: Passages,
  document: string,
  keep: Pick<PassageRecord, "version" | "structure"> | null,
): Promise<PendingWrite> {
  const task = await index.deleteDocuments({ filter: recordsOf(document, keep) });
  return pending(tasks.settled(task.taskUid));
}

function pending(done: Promise<unknown>): PendingWrite {
  const settled = done.then(() => {});
  // A caller may look at it only after its next write: until then a failure is not an unhandled one.
  settled.catch(() => {});
  return { settled };
}

export async function countRecords({ connection, uid }: Passages): Promise<number> {
  return (await connection.hasty.index(uid).getStats()).numberOfDocuments;
}

/** How many records each document has. Reads the facet in pages, ids in order, since the engine cuts it at 1,000. */
export async function countByDocument({ index }: Passages): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (let last: string | undefined; ; ) {
    const after = last === undefined ? {} : { filter: documentAfter(last) };
    const answer = await index.search("", { limit: 0, facets: ["document"], ...after });
    const page = Object.entries(answer.facetDistribution?.document ?? {});
    for (const [document, count] of page) counts.set(document, count);
    last = page.at(-1)?.[0];
    if (page.length < facetValuesAtMost || last === undefined) return counts;
  }
}

export async function fingerprintOf({ index }: Passages): Promise<string | null> {
  return fingerprintIn(await index.getSettings());
}
