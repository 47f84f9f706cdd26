/** Filling a new index beside the live one and putting it in its place, while the live one goes on answering. */

import { makeIndex, type Passages, putRecords } from "./passages-index.js";
import { gathered } from "./record-batches.js";
import { IndexWriteFailed, type PassageRecord } from "./search-index.js";

/** Batches the engine may have waiting: enough to keep it busy, few enough not to fill its disk with requests. */
const batchesAhead = 3;

/** Returns the number of records that went in. On failure the live index is as it was. */
export async function rebuildPassages(
  passages: Passages,
  batches: AsyncIterable<readonly PassageRecord[]>,
): Promise<{ records: number }> {
  const next = `${passages.uid}-next`;
  // Left over from a rebuild that was cut short.
  await removeIndex(passages, next);
  try {
    await makeIndex(passages, next);
    const records = await fill(passages, next, batches);
    await swap(passages, next);
    return { records };
  } finally {
    // After the swap this is the old one.
    await removeIndex(passages, next);
  }
}

async function fill(
  passages: Passages,
  uid: string,
  batches: AsyncIterable<readonly PassageRecord[]>,
): Promise<number> {
  const waiting: Promise<void>[] = [];
  let records = 0;
  for await (const batch of gathered(batches)) {
    waiting.push((await putRecords(passages, uid, batch)).settled);
    records += batch.length;
    if (waiting.length >= batchesAhead) await waiting.shift();
  }
  await Promise.all(waiting);
  return records;
}

async function swap({ connection, tasks, uid }: Passages, next: string): Promise<void> {
  const task = await connection.client.swapIndexes([{ indexes: [uid, next], rename: false }]);
  await tasks.settled(task.taskUid);
}

async function removeIndex({ connection, tasks }: Passages, uid: string): Promise<void> {
  const task = await connection.client.deleteIndex(uid);
  try {
    await tasks.settled(task.taskUid);
  } catch (error) {
    // The engine gives the task up when there is no such index, which is what was wanted.
    if (!(error instanceof IndexWriteFailed && error.message.includes("not found"))) throw error;
  }
}
