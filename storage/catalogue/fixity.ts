/** What is known of the fixity of each object. */
import { sql } from "kysely";
import type { CatalogueScope } from "./catalogue.js";
import type { FixityRow } from "./fixity-tables.js";

const rowsAtOnce = 500;

/** Has objects checked when they are due; those known already keep their day. */
export async function expectChecks(
  scope: CatalogueScope,
  due: readonly Pick<FixityRow, "object" | "due_at">[],
): Promise<void> {
  for (let at = 0; at < due.length; at += rowsAtOnce)
    await scope
      .insertInto("fixity")
      .values(
        due
          .slice(at, at + rowsAtOnce)
          .map((row) => ({ ...row, checked_at: null, problems: "[]", repaired_at: null })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

/** The object that has waited longest for its check, or null when none is due at `now`. */
export async function nextDue(scope: CatalogueScope, now: string): Promise<string | null> {
  const row = await scope
    .selectFrom("fixity")
    .select("object")
    .where("due_at", "<=", now)
    .orderBy("due_at")
    .limit(1)
    .executeTakeFirst();
  return row?.object ?? null;
}

/** Has every object that is known checked at `at`, unless it is due before. */
export async function makeAllDue(scope: CatalogueScope, at: string): Promise<void> {
  await scope.updateTable("fixity").set({ due_at: at }).where("due_at", ">", at).execute();
}

/** Notes the outcome of a check. */
export async function noteChecked(scope: CatalogueScope, row: FixityRow): Promise<void> {
  const { object: _, repaired_at, ...found } = row;
  const set = { ...found, ...(repaired_at !== null && { repaired_at }) };
  await scope
    .insertInto("fixity")
    .values(row)
    .onConflict((conflict) => conflict.column("object").doUpdateSet(set))
    .execute();
}

/** Forgets an object that was rightly taken away. */
export async function forgetFixity(scope: CatalogueScope, object: string): Promise<void> {
  await scope.deleteFrom("fixity").where("object", "=", object).execute();
}

/** What is known of an object; null when nothing is. */
export async function fixityOf(scope: CatalogueScope, object: string): Promise<FixityRow | null> {
  return (
    (await scope.selectFrom("fixity").selectAll().where("object", "=", object).executeTakeFirst()) ?? null
  );
}

/** Objects in which something was found at their last check. */
export function damagedObjects(scope: CatalogueScope): Promise<FixityRow[]> {
  return scope.selectFrom("fixity").selectAll().where("problems", "!=", "[]").orderBy("object").execute();
}

/** How many objects are known, how many of them were checked since `since`, and the moments of the oldest and newest check. */
export async function fixityTotals(scope: CatalogueScope, since: string) {
  const row = await scope
    .selectFrom("fixity")
    .select([
      sql<number>`count(*)`.as("objects"),
      sql<number>`coalesce(sum(case when checked_at >= ${since} then 1 else 0 end), 0)`.as("checked"),
      sql<number>`coalesce(sum(case when problems != '[]' then 1 else 0 end), 0)`.as("damaged"),
      sql<string | null>`max(checked_at)`.as("last"),
    ])
    .executeTakeFirstOrThrow();
  return { ...row, objects: Number(row.objects), checked: Number(row.checked), damaged: Number(row.damaged) };
}
