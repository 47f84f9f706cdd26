/** Which searches an account asked, remembered only while it wants that; see `saved-tables.ts`. */
import { sql } from "kysely";
import type { CatalogueScope } from "./catalogue.js";
import type { SearchHistoryRow } from "./saved-tables.js";

/** Searches remembered of one account; the oldest go first. */
const mostRemembered = 500;

/** True when the account wants its searches to be remembered. */
export async function keepsHistory(scope: CatalogueScope, account: string): Promise<boolean> {
  const row = await scope
    .selectFrom("search_history_kept")
    .select("since")
    .where("account", "=", account)
    .executeTakeFirst();
  return row !== undefined;
}

/** Remembers searches from now on, or no more; what is remembered stays until it is forgotten. */
export async function keepHistory(
  scope: CatalogueScope,
  account: string,
  since: string | null,
): Promise<void> {
  if (since === null) await scope.deleteFrom("search_history_kept").where("account", "=", account).execute();
  else
    await scope
      .insertInto("search_history_kept")
      .values({ account, since })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** Remembers a search, if the account wants that; one asked before only moves to the top. */
export async function remember(scope: CatalogueScope, row: SearchHistoryRow): Promise<void> {
  if (!(await keepsHistory(scope, row.account))) return;
  await scope
    .insertInto("search_history")
    .values(row)
    .onConflict((conflict) => conflict.columns(["account", "query"]).doUpdateSet({ at: row.at }))
    .execute();
  await sql`delete from search_history where account = ${row.account} and id not in (
    select id from search_history where account = ${row.account} order by at desc, id limit ${mostRemembered})`.execute(
    scope,
  );
}

/** What is remembered, the latest first. */
export function history(scope: CatalogueScope, account: string): Promise<SearchHistoryRow[]> {
  return scope
    .selectFrom("search_history")
    .selectAll()
    .where("account", "=", account)
    .orderBy("at", "desc")
    .orderBy("id")
    .execute();
}

/** Forgets one search, or all for null. */
export async function forget(scope: CatalogueScope, account: string, id: string | null): Promise<void> {
  await scope
    .deleteFrom("search_history")
    .where("account", "=", account)
    .$if(id !== null, (query) => query.where("id", "=", id))
    .execute();
}
