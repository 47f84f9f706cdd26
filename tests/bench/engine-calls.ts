/** The engine spoken to directly: the reference that Ibid's own figures stand beside. */
import { join } from "node:path";
import { Meilisearch } from "meilisearch";
import { readNote } from "../../storage/index/engine-note.js";
import type { PassageRecord } from "../../storage/index/search-index.js";
import { settings } from "../../storage/index/settings.js";

/** Records in one request: what the engine's own documentation calls large batches. */
const batch = 10_000;
const waiting = { timeout: 600_000, interval: 20 };

/** A client of the engine that serves a data folder. */
export function rawEngine(dataFolder: string): Meilisearch {
  const note = readNote(join(dataFolder, "index"));
  if (!note) throw new Error(`Expected a running engine on ${dataFolder}, found none`);
  // Without compression, as Ibid asks too: with it the same call takes some 45 ms longer, a poor reference.
  return new Meilisearch({
    host: note.url,
    apiKey: note.key,
    requestInit: { headers: { "accept-encoding": "identity" } },
  });
}

/** Seconds the bare engine takes to index `records` under Ibid's settings. */
export async function rawIndexing(engine: Meilisearch, records: readonly PassageRecord[]): Promise<number> {
  const uid = `bench-${Date.now()}`;
  await engine.createIndex(uid, { primaryKey: "id" }).waitTask(waiting);
  const index = engine.index(uid);
  await index.updateSettings(settings).waitTask(waiting);
  const started = performance.now();
  const tasks = [];
  for (let at = 0; at < records.length; at += batch) {
    const lines = records.slice(at, at + batch).map((record) => JSON.stringify(record));
    tasks.push(
      await index.addDocumentsFromString(lines.join("\n"), "application/x-ndjson", { primaryKey: "id" }),
    );
  }
  const done = await engine.tasks.waitForTasks(
    tasks.map((task) => task.taskUid),
    waiting,
  );
  const failed = done.find((task) => task.status !== "succeeded");
  if (failed) throw new Error(`The bare engine gave up: ${failed.error?.message}`);
  const seconds = (performance.now() - started) / 1000;
  await engine.deleteIndex(uid).waitTask(waiting);
  return seconds;
}

/** One bare search as a search page needs it: hits with match positions, and counts of every facet. */
export async function rawSearch(engine: Meilisearch, words: string): Promise<void> {
  await engine.index("ibid-passages").search(words, {
    filter: 'state = "published"',
    facets: ["kind", "source", "year", "tags", "attribution"],
    limit: 20,
    showMatchesPosition: true,
    matchingStrategy: "frequency",
  });
}
