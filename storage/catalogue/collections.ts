/** Collections in the catalogue: a row each with its record, and a row for each citation it holds. */
import { type CollectionRecord, collectionRecordSchema } from "../model/collection.js";
import type { CatalogueScope, CatalogueTransaction } from "./catalogue.js";
import { appendLog } from "./log.js";

/** The collection of that id, in any state; null when there is none. */
export async function loadCollection(scope: CatalogueScope, id: string): Promise<CollectionRecord | null> {
  const row = await scope.selectFrom("collection").select("record").where("id", "=", id).executeTakeFirst();
  return row ? collectionRecordSchema.parse(JSON.parse(row.record)) : null;
}

/** Writes a collection's rows. With `recorded`, the vault is known to hold this very revision. */
export async function writeCollection(
  scope: CatalogueScope,
  record: CollectionRecord,
  { recorded }: { recorded: boolean },
): Promise<void> {
  const { id, owner, state, title, revision, changedAt, publishedAt } = record;
  const row = {
    account: owner.account,
    ...{ state, title, revision, changed_at: changedAt, published_at: publishedAt },
    record: JSON.stringify(collectionRecordSchema.parse(record)),
    ...(recorded && { recorded_revision: revision, recorded_state: state }),
  };
  await scope
    .insertInto("collection")
    .values({ id, recorded_revision: 0, recorded_state: null, ...row })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
    .execute();
  await scope.deleteFrom("collection_citation").where("collection", "=", id).execute();
  const held = new Map(
    record.entries.flatMap((entry) => (entry.kind === "citation" ? [[entry.citation, entry.at]] : [])),
  );
  for (const [citation, at] of held)
    await scope
      .insertInto("collection_citation")
      .values({ collection: id, citation: String(citation), at: String(at) })
      .execute();
}

/**
 * Changes a collection by a pure function (see `collection-change.ts`). Nothing is written when it returns the same
 * record. Returns null when there is no such collection.
 */
export async function changeCollection(
  scope: CatalogueTransaction,
  id: string,
  change: (record: CollectionRecord) => CollectionRecord,
): Promise<CollectionRecord | null> {
  const record = await loadCollection(scope, id);
  if (!record) return null;
  const next = change(record);
  if (next === record) return next;
  await writeCollection(scope, next, { recorded: false });
  if (next.state !== record.state && [next.state, record.state].includes("published"))
    await appendLog(scope, [stateDeed(record.state, next)]);
  return next;
}

/** What is private belongs to its account: only that it became everybody’s, or is so no more, is told. */
function stateDeed(before: CollectionRecord["state"], next: CollectionRecord) {
  const { id, revision, changedAt, owner, state } = next;
  const isOut = state === "published";
  return {
    id: `${id}-${revision}`,
    at: changedAt,
    by: owner.name,
    action: isOut ? "publication" : "unpublication",
    object: `collection:${id}`,
    detail: { before, after: state },
  };
}

/** Takes a collection away that was never published, so that no vault holds it. */
export async function dropCollection(scope: CatalogueScope, id: string): Promise<void> {
  await scope.deleteFrom("collection").where("id", "=", id).where("published_at", "is", null).execute();
}

/** A collection in a list. */
export interface ListedCollection {
  id: string;
  title: string;
  state: CollectionRecord["state"];
  changedAt: string;
  citations: number;
}

/** Collections of an account, the last changed first; with `citation`, how often each holds it is not asked. */
export async function collectionsOf(scope: CatalogueScope, account: string): Promise<ListedCollection[]> {
  return listed(
    await scope
      .selectFrom("collection")
      .selectAll()
      .where("account", "=", account)
      .where("state", "!=", "removed")
      .orderBy("changed_at", "desc")
      .limit(mostListed)
      .execute(),
  );
}

/** Published collections, the last published first. */
export async function publishedCollections(scope: CatalogueScope): Promise<ListedCollection[]> {
  return listed(
    await scope
      .selectFrom("collection")
      .selectAll()
      .where("state", "=", "published")
      .orderBy("published_at", "desc")
      .limit(mostListed)
      .execute(),
  );
}

const mostListed = 500;

function listed(rows: readonly { record: string }[]): ListedCollection[] {
  return rows.map(({ record }) => {
    const { id, title, state, changedAt, entries } = collectionRecordSchema.parse(JSON.parse(record));
    const citations = entries.filter((entry) => entry.kind === "citation").length;
    return { id, title, state, changedAt, citations };
  });
}
