import { type Kysely, sql } from "kysely";
import type { Migration } from "./migration.js";
import { migrations as released } from "./migrations.js";
import type { Tables } from "./tables.js";

/** The catalogue on disk cannot be used by this program. */
export class CatalogueMismatch extends Error {
  override name = "CatalogueMismatch";
}

/**
 * Brings a catalogue up to the newest migration, all or nothing. Refuses a list with gaps, a catalogue made
 * by a newer program, and one whose applied migrations are not the first of the list.
 */
export async function migrate(
  database: Kysely<Tables>,
  at: string,
  migrations: readonly Migration[] = released,
): Promise<void> {
  migrations.forEach((migration, index) => {
    if (migration.number !== index + 1) {
      throw new CatalogueMismatch(
        `Expected migration ${index + 1}, got ${migration.number} (${migration.name})`,
      );
    }
  });
  await database.transaction().execute(async (transaction) => {
    await sql`create table if not exists migration (
      number integer primary key, name text not null, at text not null)`.execute(transaction);
    const applied = await transaction.selectFrom("migration").selectAll().orderBy("number").execute();
    applied.forEach((row, index) => {
      const expected = migrations[index];
      if (!expected) {
        throw new CatalogueMismatch(
          `This catalogue was made by a newer Ibid: it has migration ${row.number} (${row.name}), ` +
            `this program knows ${migrations.length}`,
        );
      }
      if (row.number !== expected.number || row.name !== expected.name) {
        throw new CatalogueMismatch(
          `Expected migration ${expected.number} (${expected.name}) in the catalogue, got ${row.number} (${row.name})`,
        );
      }
    });
    for (const migration of migrations.slice(applied.length)) {
      await migration.up(transaction as unknown as Kysely<unknown>);
      await transaction
        .insertInto("migration")
        .values({ number: migration.number, name: migration.name, at })
        .execute();
    }
  });
}
