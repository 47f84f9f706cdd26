/** The watches, and what they have met. */
import type { CatalogueScope } from "./catalogue.js";
import type { WatchedRow, WatchRow } from "./watch-tables.js";

export function watches(scope: CatalogueScope): Promise<WatchRow[]> {
  return scope.selectFrom("watch").selectAll().orderBy("created_at", "desc").orderBy("id").execute();
}

export async function watchOf(scope: CatalogueScope, id: string): Promise<WatchRow | null> {
  return (await scope.selectFrom("watch").selectAll().where("id", "=", id).executeTakeFirst()) ?? null;
}

export async function addWatch(scope: CatalogueScope, row: WatchRow): Promise<void> {
  await scope.insertInto("watch").values(row).execute();
}

export async function changeWatch(
  scope: CatalogueScope,
  id: string,
  change: Partial<Omit<WatchRow, "id">>,
): Promise<void> {
  await scope.updateTable("watch").set(change).where("id", "=", id).execute();
}

/** Forgets a watch. What it has taken in stays. */
export async function removeWatch(scope: CatalogueScope, id: string): Promise<void> {
  await scope.deleteFrom("watched").where("watch", "=", id).execute();
  await scope.deleteFrom("watch").where("id", "=", id).execute();
}

/** Those whose next look has come at `at`, the longest due first. */
export function dueWatches(scope: CatalogueScope, at: string, limit: number): Promise<{ id: string }[]> {
  return scope
    .selectFrom("watch")
    .select("id")
    .where("paused", "=", 0)
    .where("next_look", "<=", at)
    .orderBy("next_look")
    .limit(limit)
    .execute();
}

export async function watchedOf(
  scope: CatalogueScope,
  watch: string,
  address: string,
): Promise<WatchedRow | null> {
  const row = await scope
    .selectFrom("watched")
    .selectAll()
    .where("watch", "=", watch)
    .where("address", "=", address)
    .executeTakeFirst();
  return row ?? null;
}

/** What a watch has met, the newest first. */
export function allWatched(scope: CatalogueScope, watch: string, limit: number): Promise<WatchedRow[]> {
  return scope
    .selectFrom("watched")
    .selectAll()
    .where("watch", "=", watch)
    .orderBy("looked_at", "desc")
    .orderBy("address")
    .limit(limit)
    .execute();
}

/** Notes how something stands that a watch has met. */
export async function noteWatched(scope: CatalogueScope, row: WatchedRow): Promise<void> {
  await scope
    .insertInto("watched")
    .values(row)
    .onConflict((conflict) => conflict.columns(["watch", "address"]).doUpdateSet(row))
    .execute();
}
