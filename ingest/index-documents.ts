/** Making the search index know documents as they are. */

import { sql } from "kysely";
import { hasText } from "../storage/catalogue/has-text.js";
import { isNotNotedAs } from "../storage/catalogue/noted-as.js";
import { removeSearched, writeSearched } from "../storage/catalogue/searched.js";
import { IndexWriteFailed, type PendingWrite } from "../storage/index/search-index.js";
import type { Archive } from "./archive.js";
import { type Indexed, passageRecords } from "./passage-records.js";

/** Documents looked at in one turn, and passages sent to the engine in one write. */
const documentsAtOnce = 200;
const passagesAtOnce = 10_000;

/** Rest of a document that the engine refused, doubled each time up to the longest, in milliseconds. */
const firstRestMs = 60_000;
const longestRestMs = 3_600_000;

type Desk = Pick<Archive, "catalogue" | "index" | "now">;

/** Documents the index does not know as they are now, oldest first; those it refused rest. */
export async function unindexed({ catalogue, index, now }: Desk): Promise<string[]> {
  if (index.status().state !== "ready") return [];
  const rows = await catalogue
    .selectFrom("document")
    .select("document.id")
    .where(hasText)
    .where((where) =>
      where.or([
        isNotNotedAs(where, "indexed_as", index.fingerprint),
        where("document.indexed_revision", "<", where.ref("document.revision")),
      ]),
    )
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom("index_trouble")
            .select("revision")
            .whereRef("index_trouble.document", "=", "document.id")
            .whereRef("index_trouble.revision", "=", "document.revision")
            .where("index_trouble.retry_at", ">", new Date(now()).toISOString()),
        ),
      ),
    )
    .orderBy("document.created_at")
    .orderBy("document.id")
    .limit(documentsAtOnce)
    .execute();
  return rows.map((row) => row.id);
}

/** Puts documents into the index and notes it when the engine has done it, never before. */
export async function indexDocuments(desk: Desk, ids: readonly string[]): Promise<void> {
  const writes: { documents: Indexed[]; pending: PendingWrite[] }[] = [];
  let batch: Indexed[] = [];
  for (const id of ids) {
    const document = await passageRecords(desk, id);
    if (!document) continue;
    await putSearched(desk, document);
    batch.push(document);
    if (batch.reduce((sum, each) => sum + each.records.length, 0) < passagesAtOnce) continue;
    writes.push({ documents: batch, pending: await send(desk, batch) });
    batch = [];
  }
  if (batch.length > 0) writes.push({ documents: batch, pending: await send(desk, batch) });
  for (const { documents, pending } of writes) {
    try {
      await Promise.all(pending.map((write) => write.settled));
      await markIndexed(desk, documents);
    } catch (error) {
      if (!(error instanceof IndexWriteFailed)) throw error;
      // One document that the engine refuses fails all that came with it.
      for (const document of documents) await indexAlone(desk, document);
    }
  }
}

async function indexAlone(desk: Desk, document: Indexed): Promise<void> {
  try {
    for (const write of await send(desk, [document])) await write.settled;
    await markIndexed(desk, [document]);
  } catch (error) {
    if (!(error instanceof IndexWriteFailed)) throw error;
    // Nothing old of it may be found in place of what it is now.
    await (await desk.index.drop(document.id, null)).settled;
    await noteRefused(desk, document, error.message);
  }
}

async function noteRefused({ catalogue, now }: Desk, { id, revision }: Indexed, reason: string) {
  await catalogue.transaction().execute(async (transaction) => {
    const known = await transaction
      .selectFrom("index_trouble")
      .select("attempts")
      .where("document", "=", id)
      .executeTakeFirst();
    const attempts = (known?.attempts ?? 0) + 1;
    const restMs = Math.min(firstRestMs * 2 ** (attempts - 1), longestRestMs);
    const trouble = { revision, attempts, reason, retry_at: new Date(now() + restMs).toISOString() };
    await transaction
      .insertInto("index_trouble")
      .values({ document: id, ...trouble })
      .onConflict((conflict) => conflict.column("document").doUpdateSet(trouble))
      .execute();
    await transaction.updateTable("document").set({ indexed_as: null }).where("id", "=", id).execute();
    await removeSearched(transaction, id);
  });
}

/** What can be searched to the letter follows the document with the index, and never says more than it. */
export async function putSearched({ catalogue }: Pick<Desk, "catalogue">, { id, records }: Indexed) {
  await catalogue.transaction().execute((transaction) => writeSearched(transaction, id, records));
}

async function send({ index }: Desk, documents: readonly Indexed[]): Promise<PendingWrite[]> {
  const pending: PendingWrite[] = [];
  for (const { id, known, records } of documents) {
    if (!known) continue;
    pending.push(await index.drop(id, records[0] ?? null));
  }
  const records = documents.flatMap((document) => document.records);
  if (records.length > 0) pending.push(await index.put(records));
  return pending;
}

/** Notes that the index knows these documents in these revisions. */
export async function markIndexed(
  { catalogue, index }: Desk,
  documents: readonly Pick<Indexed, "id" | "revision" | "request">[],
): Promise<void> {
  await catalogue.transaction().execute(async (transaction) => {
    for (const { id, revision, request } of documents) {
      await transaction.deleteFrom("index_trouble").where("document", "=", id).execute();
      await transaction
        .updateTable("document")
        .set({ indexed_revision: revision })
        .where("id", "=", id)
        .execute();
      // A newer text may have come meanwhile, and that is not in the index yet.
      await transaction
        .updateTable("document")
        .set({ indexed_as: index.fingerprint })
        .where("id", "=", id)
        .where("revision", "=", revision)
        .where("index_request", "=", request)
        .execute();
    }
  });
}

/** Passages the index should hold, all documents together. */
export async function expectedRecords({ catalogue }: Pick<Desk, "catalogue">): Promise<number> {
  const row = await catalogue
    .selectFrom("version")
    .innerJoin("document", "document.id", "version.document")
    .select(sql<number>`coalesce(sum(version.passage_count), 0)`.as("count"))
    .where("document.state", "!=", "withdrawn")
    .where("version.closed", "is", null)
    .where("document.indexed_as", "is not", null)
    .where("version.number", "=", (query) =>
      query
        .selectFrom("version as newest")
        .select((select) => select.fn.max("newest.number").as("number"))
        .whereRef("newest.document", "=", "document.id")
        .where("newest.text_state", "=", "known")
        .where("newest.closed", "is", null),
    )
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
