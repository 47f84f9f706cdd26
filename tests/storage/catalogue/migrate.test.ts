import assert from "node:assert/strict";
import { join } from "node:path";
import { after, beforeEach, describe, test } from "node:test";
import { Kysely, sql } from "kysely";
import { openCatalogue } from "../../../storage/catalogue/catalogue.js";
import { CatalogueMismatch, migrate } from "../../../storage/catalogue/migrate.js";
import type { Migration } from "../../../storage/catalogue/migration.js";
import { migrations } from "../../../storage/catalogue/migrations.js";
import { sqliteDialect } from "../../../storage/catalogue/sqlite.js";
import type { Tables } from "../../../storage/catalogue/tables.js";
import { at, scratchCatalogue } from "./scratch-catalogue.js";

const table = (number: number, name: string): Migration => ({
  number,
  name,
  up: async (database) => {
    await sql.raw(`create table ${name} (id text primary key)`).execute(database);
  },
});

const mismatch = (words: RegExp) => (error: unknown) =>
  error instanceof CatalogueMismatch && words.test(error.message);

describe("migrations", async () => {
  const { folder, path, catalogue, remove } = await scratchCatalogue();
  let database = catalogue;
  let count = 0;
  beforeEach(async () => {
    if (database !== catalogue) await database.destroy();
    count += 1;
    database = new Kysely<Tables>({ dialect: await sqliteDialect(join(folder, `${count}.sqlite`)) });
  });
  after(async () => {
    await database.destroy();
    await remove();
  });

  const tables = async () =>
    (
      await sql<{ name: string }>`select name from sqlite_master where type = 'table' order by name`.execute(
        database,
      )
    ).rows.map((row) => row.name);

  test("are applied in order, once, and written down with their moment", async () => {
    await migrate(database, at, [table(1, "one")]);
    await migrate(database, "2026-04-01T00:00:00.000Z", [table(1, "one"), table(2, "two")]);
    await migrate(database, "2026-05-01T00:00:00.000Z", [table(1, "one"), table(2, "two")]);
    assert.deepEqual(await tables(), ["migration", "one", "two"]);
    const applied = await database.selectFrom("migration").selectAll().orderBy("number").execute();
    assert.deepEqual(
      applied.map((row) => [row.number, row.name, row.at]),
      [
        [1, "one", at],
        [2, "two", "2026-04-01T00:00:00.000Z"],
      ],
    );
  });

  test("a list with a gap, a double or a wrong beginning is refused before anything is written", async () => {
    for (const list of [
      [table(1, "one"), table(3, "three")],
      [table(1, "one"), table(1, "again")],
      [table(2, "two")],
    ]) {
      await assert.rejects(migrate(database, at, list), mismatch(/^Expected migration \d, got \d/));
    }
    assert.deepEqual(await tables(), []);
  });

  test("pages that were kept before blank ones were counted are counted", async () => {
    await migrate(
      database,
      at,
      migrations.filter(({ number }) => number < 12),
    );
    const insert = async (table: string, values: Record<string, unknown>) => {
      const columns = await sql<{
        name: string;
        notnull: number;
        dflt_value: string | null;
      }>`select * from pragma_table_info(${table})`.execute(database);
      const needed = columns.rows.filter((one) => one.notnull === 1 && one.dflt_value === null);
      const row = { ...Object.fromEntries(needed.map(({ name }) => [name, 0])), ...values };
      await database
        .insertInto(table as "version")
        .values(row as never)
        .execute();
    };
    await insert("document", { id: "a" });
    const pages = [
      { method: "text", characters: 12 },
      { method: "text", characters: 0 },
      { method: "none", characters: 0 },
    ];
    await insert("version", { document: "a", number: 1, pages: JSON.stringify(pages) });
    await migrate(database, at, migrations);
    const row = await database.selectFrom("version").select("blank_pages").executeTakeFirstOrThrow();
    assert.equal(row.blank_pages, 1);
  });

  test("a catalogue of a newer program is refused by name", async () => {
    await migrate(database, at, [table(1, "one"), table(2, "two")]);
    await assert.rejects(
      migrate(database, at, [table(1, "one")]),
      mismatch(/made by a newer Ibid: it has migration 2 \(two\), this program knows 1/),
    );
  });

  test("a migration that was renamed, or is missing in the catalogue, is refused", async () => {
    await migrate(database, at, [table(1, "one"), table(2, "two")]);
    await assert.rejects(
      migrate(database, at, [table(1, "one"), table(2, "zwei")]),
      mismatch(/Expected migration 2 \(zwei\) in the catalogue, got 2 \(two\)/),
    );
    await database.deleteFrom("migration").where("number", "=", 1).execute();
    await assert.rejects(
      migrate(database, at, [table(1, "one"), table(2, "two")]),
      mismatch(/Expected migration 1 \(one\) in the catalogue, got 2 \(two\)/),
    );
  });

  test("one that fails takes the whole round back", async () => {
    const failing: Migration = {
      number: 3,
      name: "broken",
      up: async (transaction) => {
        await sql`create table half (id text)`.execute(transaction);
        await sql`insert into nowhere values (1)`.execute(transaction);
      },
    };
    await migrate(database, at, [table(1, "one")]);
    await assert.rejects(migrate(database, at, [table(1, "one"), table(2, "two"), failing]), /nowhere/);
    assert.deepEqual(await tables(), ["migration", "one"]);
    await migrate(database, at, [table(1, "one"), table(2, "two")]);
    assert.deepEqual(await tables(), ["migration", "one", "two"]);
  });

  test("a catalogue that cannot be used is closed again, and says why", async () => {
    await catalogue.insertInto("migration").values({ number: 99, name: "future", at }).execute();
    await assert.rejects(openCatalogue(path, at), mismatch(/newer Ibid: it has migration 99 \(future\)/));
    await catalogue.deleteFrom("migration").where("number", "=", 99).execute();
    const again = await openCatalogue(path, at);
    assert.equal((await again.selectFrom("migration").selectAll().execute()).length, migrations.length);
    await again.destroy();
  });
});
