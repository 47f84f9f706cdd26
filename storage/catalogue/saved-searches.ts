/** Saved searches of an account. Every function is held to the one account: nobody reads or changes another's. */
import type { CatalogueScope } from "./catalogue.js";
import type { SavedSearchRow } from "./saved-tables.js";

/** Keeps a search; false when the account has `most` of them already. */
export async function addSavedSearch(
  scope: CatalogueScope,
  row: SavedSearchRow,
  most: number,
): Promise<boolean> {
  if ((await savedSearches(scope, row.account)).length >= most) return false;
  await scope.insertInto("saved_search").values(row).execute();
  return true;
}

/** Saved searches of the account, the oldest first. */
export function savedSearches(scope: CatalogueScope, account: string): Promise<SavedSearchRow[]> {
  return scope
    .selectFrom("saved_search")
    .selectAll()
    .where("account", "=", account)
    .orderBy("created_at")
    .orderBy("id")
    .execute();
}

/** The saved search, or null when the account has no such one. */
export async function savedSearch(
  scope: CatalogueScope,
  account: string,
  id: string,
): Promise<SavedSearchRow | null> {
  const row = await scope
    .selectFrom("saved_search")
    .selectAll()
    .where("account", "=", account)
    .where("id", "=", id)
    .executeTakeFirst();
  return row ?? null;
}

/** Changes its name or when it was visited; false when the account has no such one. */
export async function changeSavedSearch(
  scope: CatalogueScope,
  account: string,
  id: string,
  change: Partial<Pick<SavedSearchRow, "name" | "visited_at">>,
): Promise<boolean> {
  const { numUpdatedRows } = await scope
    .updateTable("saved_search")
    .set(change)
    .where("account", "=", account)
    .where("id", "=", id)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

/** Forgets it; false when the account has no such one. */
export async function deleteSavedSearch(
  scope: CatalogueScope,
  account: string,
  id: string,
): Promise<boolean> {
  const { numDeletedRows } = await scope
    .deleteFrom("saved_search")
    .where("account", "=", account)
    .where("id", "=", id)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}
