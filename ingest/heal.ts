/**
 * The index compared with the catalogue, and refilled when they disagree: an index can come back empty, of
 * another engine version, or with other settings, and says nothing of it.
 */
import type { PassageRecord } from "../storage/index/search-index.js";
import type { Archive } from "./archive.js";
import { expectedRecords, markIndexed, putSearched, unindexed } from "./index-documents.js";
import { type Indexed, passageRecords } from "./passage-records.js";

type Desk = Pick<Archive, "catalogue" | "index" | "leases" | "log" | "now">;

export interface IndexCheck {
  expected: number;
  held: number;
  /** Built under the settings in force. */
  current: boolean;
}

/** Counts both sides. What waits to be indexed is not yet expected. */
export async function checkIndex(desk: Desk): Promise<IndexCheck> {
  const live = await desk.index.liveFingerprint();
  const held = live === null ? 0 : await desk.index.count();
  return { expected: await expectedRecords(desk), held, current: live === desk.index.fingerprint };
}

/**
 * Refills the index beside the live one when it is not what the catalogue says. `busy` when that cannot be told
 * yet, because somebody writes to it or documents wait to be put into it: ask again in a moment.
 */
export async function healIndex(desk: Desk): Promise<"sound" | "healed" | "busy"> {
  let result: "sound" | "healed" | "busy" = "busy";
  await desk.leases.whileHolding("index", async () => {
    const { expected, held, current } = await checkIndex(desk);
    const isLost = !current || (held === 0 && expected > 0);
    // Counts are those of a still index: what was put and not yet noted would look like too much.
    if (!isLost && (await unindexed(desk)).length > 0) return;
    result = "sound";
    if (!isLost && expected === held) return;
    const facts = { expected, held, current };
    desk.log("warn", "The search index is not what the catalogue says; filling it anew", facts);
    // While passages are missing, every answer says that these documents were not searched.
    if (held < expected) await forgetIndexed(desk);
    await reindex(desk);
    result = "healed";
  });
  return result;
}

/** Notes before anybody searches that an index came back empty, so that no answer claims to be whole. */
export async function noteEmptyIndex(desk: Desk): Promise<void> {
  if (desk.index.status().state !== "ready") return;
  const { expected, held } = await checkIndex(desk);
  if (held === 0 && expected > 0) await forgetIndexed(desk);
}

async function forgetIndexed({ catalogue }: Desk): Promise<void> {
  await catalogue
    .updateTable("document")
    .set({ indexed_as: null })
    .where("indexed_as", "is not", null)
    .execute();
}

/** Fills a new index from the catalogue and swaps it in. The caller holds the `index` lease. */
export async function reindex(desk: Desk): Promise<{ records: number }> {
  const indexed: Pick<Indexed, "id" | "revision" | "request">[] = [];
  const result = await desk.index.rebuild(allRecords(desk, indexed));
  await markIndexed(desk, indexed);
  return result;
}

async function* allRecords(
  desk: Desk,
  indexed: Pick<Indexed, "id" | "revision" | "request">[],
): AsyncGenerator<PassageRecord[]> {
  let after = "";
  for (;;) {
    const rows = await desk.catalogue
      .selectFrom("document")
      .select("id")
      .where("id", ">", after)
      // What the engine refuses would refuse the whole new index.
      .where("id", "not in", (query) => query.selectFrom("index_trouble").select("document"))
      .orderBy("id")
      .limit(100)
      .execute();
    for (const { id } of rows) {
      const document = await passageRecords(desk, id);
      if (!document) continue;
      await putSearched(desk, document);
      if (document.records.length > 0) yield document.records;
      if (document.readable) indexed.push({ id, revision: document.revision, request: document.request });
    }
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
  }
}

/** True when the index knows every document as it is. */
export async function isIndexComplete(desk: Desk): Promise<boolean> {
  return (await unindexed(desk)).length === 0;
}
