/** Which saved searches are sent by e-mail, and what each of them has told already. */
import { sql } from "kysely";
import type { Role } from "./account-tables.js";
import type { Cadence, SearchAlertRow } from "./alert-tables.js";
import type { Catalogue, CatalogueScope } from "./catalogue.js";

/** A text that a search found. */
export interface FoundText {
  id: string;
  version: number;
}

/** An alert with what is needed to send it. */
export interface DueAlert extends SearchAlertRow {
  name: string;
  query: string;
  role: Role;
  /** Confirmed. */
  address: string;
}

/** A number that rises whenever anything is put among what can be searched. */
export async function newestSearched(scope: CatalogueScope): Promise<number> {
  const row = await scope
    .selectFrom("searched")
    .select(({ fn }) => fn.max("id").as("newest"))
    .executeTakeFirst();
  return Number(row?.newest ?? 0);
}

/** Searches to be looked at: due, of an account in use with a confirmed address, and not when nothing can be new to one at once. */
export function dueAlerts(scope: CatalogueScope, now: string, newest: number, limit: number) {
  return scope
    .selectFrom("search_alert")
    .innerJoin("saved_search", "saved_search.id", "search_alert.search")
    .innerJoin("account", "account.id", "saved_search.account")
    .innerJoin("mail_address", "mail_address.account", "account.id")
    .select("search_alert.search")
    .where("account.disabled_at", "is", null)
    .where("mail_address.confirmed_at", "is not", null)
    .where("due_at", "<=", now)
    .where(({ or, eb }) =>
      or([
        eb("cadence", "=", "daily"),
        eb("failures", ">", 0),
        eb("sending", "is not", null),
        eb("seen", "!=", newest),
      ]),
    )
    .orderBy("due_at")
    .limit(limit)
    .execute();
}

/** The alert as it is now; null when it was ended or its address is not confirmed. */
export async function dueAlert(scope: CatalogueScope, search: string): Promise<DueAlert | null> {
  const row = await scope
    .selectFrom("search_alert")
    .innerJoin("saved_search", "saved_search.id", "search_alert.search")
    .innerJoin("account", "account.id", "saved_search.account")
    .innerJoin("mail_address", "mail_address.account", "account.id")
    .selectAll("search_alert")
    .select(["saved_search.name", "saved_search.query", "account.role", "mail_address.address"])
    .where("search_alert.search", "=", search)
    .where("account.disabled_at", "is", null)
    .where("mail_address.confirmed_at", "is not", null)
    .executeTakeFirst();
  return row ?? null;
}

/** Alerts of an account's saved searches, by search. */
export async function alertsOf(scope: CatalogueScope, account: string): Promise<Map<string, SearchAlertRow>> {
  const rows = await scope
    .selectFrom("search_alert")
    .innerJoin("saved_search", "saved_search.id", "search_alert.search")
    .selectAll("search_alert")
    .where("saved_search.account", "=", account)
    .execute();
  return new Map(rows.map((row) => [row.search, row]));
}

/** Begins an alert, of which `known` is nothing new; of one that there is, only the cadence changes. */
export async function beginAlert(
  catalogue: Catalogue,
  alert: Pick<SearchAlertRow, "search" | "cadence" | "key" | "due_at" | "seen">,
  known: readonly FoundText[],
): Promise<void> {
  const fresh = { ...alert, failures: 0, sending: null, sending_at: null, sent_at: null, problem: null };
  await catalogue.transaction().execute(async (transaction) => {
    const added = await transaction
      .insertInto("search_alert")
      .values(fresh)
      .onConflict((conflict) => conflict.column("search").doNothing())
      .returning("search")
      .executeTakeFirst();
    if (added) await addKnown(transaction, alert.search, known, null);
    else await changeAlert(transaction, alert.search, { cadence: alert.cadence, due_at: alert.due_at });
  });
}

/** Ends an alert and forgets what it told; false when there was none. */
export async function endAlert(
  scope: CatalogueScope,
  by: { search: string } | { key: string },
): Promise<boolean> {
  const { numDeletedRows } = await scope
    .deleteFrom("search_alert")
    .where((where) => where.and(by))
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/** The name and cadence of the search that this key ends; null when it ends none. */
export async function alertBehind(
  scope: CatalogueScope,
  key: string,
): Promise<{ name: string; cadence: Cadence } | null> {
  const row = await scope
    .selectFrom("search_alert")
    .innerJoin("saved_search", "saved_search.id", "search_alert.search")
    .select(["saved_search.name", "search_alert.cadence"])
    .where("key", "=", key)
    .executeTakeFirst();
  return row ?? null;
}

export async function changeAlert(
  scope: CatalogueScope,
  search: string,
  change: Partial<Omit<SearchAlertRow, "search" | "key">>,
): Promise<void> {
  await scope.updateTable("search_alert").set(change).where("search", "=", search).execute();
}

/** Those of the texts found that the alert has not told. */
export async function untold<T extends FoundText>(
  scope: CatalogueScope,
  search: string,
  found: readonly T[],
): Promise<T[]> {
  const { rows } = await sql<{ at: number }>`
    select wanted.key as at from json_each(${asJson(found)}) as wanted
    where not exists (select 1 from alert_known where search = ${search}
      and document = wanted.value ->> 0 and version = wanted.value ->> 1)
    order by wanted.key`.execute(scope);
  return rows.flatMap(({ at }) => found[at] ?? []);
}

/** Notes texts as told by the message that is about to be sent; false when another message is under way. */
export async function claimTexts(
  catalogue: Catalogue,
  search: string,
  texts: readonly FoundText[],
  message: { id: string; at: string },
): Promise<boolean> {
  return catalogue.transaction().execute(async (transaction) => {
    const { numUpdatedRows } = await transaction
      .updateTable("search_alert")
      .set({ sending: message.id, sending_at: message.at })
      .where("search", "=", search)
      .where("sending", "is", null)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) return false;
    await addKnown(transaction, search, texts, message.id);
    return true;
  });
}

/** The end of a message: its texts stay told, or are new again when it certainly did not go out. */
export async function settleMessage(
  catalogue: Catalogue,
  { search, message, wentOut }: { search: string; message: string; wentOut: boolean },
  change: Partial<Omit<SearchAlertRow, "search" | "key" | "sending">>,
): Promise<void> {
  await catalogue.transaction().execute(async (transaction) => {
    const texts = { search, sending: message };
    if (wentOut)
      await transaction
        .updateTable("alert_known")
        .set({ sending: null })
        .where((where) => where.and(texts))
        .execute();
    else
      await transaction
        .deleteFrom("alert_known")
        .where((where) => where.and(texts))
        .execute();
    await changeAlert(transaction, search, { ...change, sending: null, sending_at: null });
  });
}

async function addKnown(
  scope: CatalogueScope,
  search: string,
  texts: readonly FoundText[],
  sending: string | null,
): Promise<void> {
  await sql`insert into alert_known (search, document, version, sending)
    select ${search}, value ->> 0, value ->> 1, ${sending} from json_each(${asJson(texts)})
    where true on conflict do nothing`.execute(scope);
}

function asJson(texts: readonly FoundText[]): string {
  return JSON.stringify(texts.map(({ id, version }) => [id, version]));
}
