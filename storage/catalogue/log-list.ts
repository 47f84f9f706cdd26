/** The log as it is looked through: by what was done, by whom, to what, when. */
import { type SelectQueryBuilder, sql } from "kysely";
import type { LogEntry, Outcome } from "../model/log-entry.js";
import type { CatalogueScope } from "./catalogue.js";
import { entryOf } from "./log.js";
import type { Tables } from "./tables.js";

/** Null asks for nothing. */
export interface LogFilter {
  action: string | null;
  by: string | null;
  /** `document:…`, `account:…`; a kind alone, with its colon, takes all of it. */
  object: string | null;
  outcome: Outcome | null;
  /** Days, `2026-12-01`, both included. */
  from: string | null;
  to: string | null;
}

type LogQuery<O> = SelectQueryBuilder<Tables, "log", O>;

/** Entries that fit, newest first. */
export async function listLog(
  scope: CatalogueScope,
  filter: LogFilter,
  { limit, offset }: { limit: number; offset: number },
): Promise<LogEntry[]> {
  const rows = await fitting(scope.selectFrom("log").selectAll(), filter)
    .orderBy("number", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
  return rows.map(entryOf);
}

export async function countLog(scope: CatalogueScope, filter: LogFilter): Promise<number> {
  const counting = scope.selectFrom("log").select(sql<number>`count(*)`.as("count"));
  return Number((await fitting(counting, filter).executeTakeFirstOrThrow()).count);
}

/** Every action that was entered, in alphabetical order. */
export async function logActions(scope: CatalogueScope): Promise<string[]> {
  const rows = await scope.selectFrom("log").select("action").distinct().orderBy("action").execute();
  return rows.map(({ action }) => action);
}

function fitting<O>(query: LogQuery<O>, { action, by, object, outcome, from, to }: LogFilter): LogQuery<O> {
  let narrowed = query;
  if (action !== null) narrowed = narrowed.where("action", "=", action);
  if (by !== null) narrowed = narrowed.where("by", "=", by);
  if (object?.endsWith(":")) {
    // The colon’s next sign ends all that begin so.
    narrowed = narrowed.where("object", ">=", object).where("object", "<", `${object.slice(0, -1)};`);
  } else if (object !== null) narrowed = narrowed.where("object", "=", object);
  if (outcome !== null) narrowed = narrowed.where("outcome", "=", outcome);
  if (from !== null) narrowed = narrowed.where("at", ">=", from);
  if (to !== null) narrowed = narrowed.where("at", "<=", `${to}T23:59:59.999Z`);
  return narrowed;
}
