import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { Kysely, sql } from "kysely";
import { type CatalogueScope, openCatalogue } from "../../../storage/catalogue/catalogue.js";
import { oneForAll } from "../../../storage/catalogue/log-flusher.js";
import { migrations } from "../../../storage/catalogue/migrations.js";
import { hastily, sqliteDialect } from "../../../storage/catalogue/sqlite.js";
import type { Tables } from "../../../storage/catalogue/tables.js";
import { at, scratchCatalogue } from "./scratch-catalogue.js";

const catalogueModule = new URL("../../../storage/catalogue/catalogue.js", import.meta.url).href;

describe("the catalogue file", async () => {
  const { folder, catalogue, remove } = await scratchCatalogue();
  after(remove);

  async function pragma(name: string, asked = catalogue): Promise<unknown> {
    const { rows } = await sql.raw<Record<string, unknown>>(`PRAGMA ${name}`).execute(asked);
    return Object.values(rows[0] ?? {})[0];
  }

  test("a change is acknowledged when the log is flushed, one flush for all that were made meanwhile", async () => {
    assert.equal(await pragma("journal_mode"), "wal");
    const flushes: (() => void)[] = [];
    const flush = oneForAll(() => new Promise((resolve) => flushes.push(resolve)));
    const path = join(folder, "flushed.sqlite");
    await (await openCatalogue(path, at)).destroy();
    const dialect = await sqliteDialect(path, { flushed: flush, close: async () => {} });
    const beside = new Kysely<Tables>({ dialect });
    const done: string[] = [];
    const insert = (key: string, into: CatalogueScope = beside) =>
      into.insertInto("meta").values({ key, value: "1" }).execute();
    const noted = (key: string, work: Promise<unknown>) => work.then(() => done.push(key));
    const first = noted("a", insert("a"));
    const keys = async () => (await beside.selectFrom("meta").select("key").execute()).map(({ key }) => key);
    // Reading waits for no disk, and so does what is done in haste.
    assert.deepEqual(await keys(), ["a"]);
    await hastily(beside, (hasty) => insert("hasty", hasty));
    await assert.rejects(
      beside.transaction().execute(async (transaction) => {
        await insert("gone", transaction);
        throw new Error("cut off");
      }),
      /cut off/,
    );
    const others = [
      noted("b", insert("b")),
      noted(
        "c",
        beside.transaction().execute((transaction) => insert("c", transaction)),
      ),
    ];
    assert.deepEqual((await keys()).sort(), ["a", "b", "c", "hasty"]);
    assert.deepEqual([done, flushes.length], [[], 1]);
    flushes[0]?.();
    await first;
    await new Promise(setImmediate);
    assert.deepEqual([done, flushes.length], [["a"], 2]);
    flushes[1]?.();
    await Promise.all(others);
    assert.deepEqual([done.sort(), flushes.length], [["a", "b", "c"], 2]);
    await beside.destroy();
  });

  test("what the disk refuses to flush is not acknowledged", async () => {
    const flushed = async () => {
      throw new Error("EIO: i/o error, fdatasync");
    };
    const dialect = await sqliteDialect(join(folder, "flushed.sqlite"), { flushed, close: async () => {} });
    const beside = new Kysely<Tables>({ dialect });
    await assert.rejects(beside.insertInto("meta").values({ key: "d", value: "1" }).execute(), /EIO/);
    await beside.destroy();
  });

  test("rows that name what is not there are refused", async () => {
    assert.equal(await pragma("foreign_keys"), 1);
    const orphan = { document: "nowhere000", label: "x", by: "test", at, why: null };
    await assert.rejects(catalogue.insertInto("tag").values(orphan).execute(), /FOREIGN KEY/);
  });

  test("values that databases keep differently are refused, not bent", async () => {
    const values: [unknown, RegExp][] = [
      [new Date(), /got \[object Date\]/],
      [true, /got \[object Boolean\]/],
      [{ a: 1 }, /got \[object Object\]/],
      [["a"], /got \[object Array\]/],
      [undefined, /got \[object Undefined\]/],
      ["a\0b", /got text with a NUL character/],
      [Number.NaN, /got NaN/],
      [Number.POSITIVE_INFINITY, /got Infinity/],
    ];
    for (const [value, message] of values) {
      const write = sql`insert into meta (key, value) values ('k', ${value})`.execute(catalogue);
      await assert.rejects(write, message);
      await assert.rejects(sql`select 1 where 'a' = ${value}`.execute(catalogue), message);
    }
    assert.equal(await catalogue.selectFrom("meta").selectAll().executeTakeFirst(), undefined);
  });

  test("while another process writes for long, this one waits without standing still", async () => {
    const beside = await openCatalogue(join(folder, "catalogue.sqlite"), at);
    const insert = (key: string) => ({ key: `waited-${key}`, value: "1" });
    let free = () => {};
    const freed = new Promise<void>((resolve) => {
      free = resolve;
    });
    const writing = beside.transaction().execute(async (transaction) => {
      await transaction.insertInto("meta").values(insert("a")).execute();
      await freed;
    });
    await sleep(20);
    let longest = 0;
    let seen = performance.now();
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - seen);
      seen = performance.now();
    }, 5);
    const single = catalogue.insertInto("meta").values(insert("b")).execute();
    const several = catalogue
      .transaction()
      .execute((transaction) => transaction.insertInto("meta").values(insert("c")).execute());
    await sleep(1_200);
    free();
    await Promise.all([writing, single, several]);
    clearInterval(watch);
    await beside.destroy();
    await catalogue.deleteFrom("meta").where("key", "like", "waited-%").execute();
    assert.ok(longest < 1_000, `stood still for ${Math.round(longest)} ms`);
  });

  test("any other text comes back to the letter", async () => {
    const value = "“Ibid.” 😀 e\u0301 \u2028 \u0001 \r\n ' \" ; --";
    await catalogue.insertInto("meta").values({ key: "text", value }).execute();
    const row = await catalogue
      .selectFrom("meta")
      .select("value")
      .where("key", "=", "text")
      .executeTakeFirst();
    assert.equal(row?.value, value);
  });

  test("a failed transaction leaves nothing behind, and the next one works", async () => {
    const failed = catalogue.transaction().execute(async (transaction) => {
      await transaction.insertInto("meta").values({ key: "half", value: "written" }).execute();
      throw new Error("cut off");
    });
    await assert.rejects(failed, /cut off/);
    await catalogue.insertInto("meta").values({ key: "whole", value: "written" }).execute();
    const keys = await catalogue.selectFrom("meta").select("key").where("value", "=", "written").execute();
    assert.deepEqual(
      keys.map((row) => row.key),
      ["whole"],
    );
  });

  test("many processes that open a new catalogue at the same moment all succeed", async () => {
    const path = join(folder, "new", "catalogue.sqlite");
    const moment = Date.now() + 700;
    const program = `
      const { openCatalogue } = await import(${JSON.stringify(catalogueModule)});
      while (Date.now() < ${moment});
      const catalogue = await openCatalogue(${JSON.stringify(path)}, ${JSON.stringify(at)});
      await catalogue.insertInto("meta").values({ key: String(process.pid), value: "was here" }).execute();
      await catalogue.destroy();`;
    const processes = [1, 2, 3, 4].map(() => {
      const child = spawn(process.execPath, ["--input-type=module", "-e", program]);
      const said: Buffer[] = [];
      child.stderr.on("data", (chunk) => said.push(chunk));
      return once(child, "close").then(([code]) => ({ code, said: Buffer.concat(said).toString() }));
    });
    for (const { code, said } of await Promise.all(processes)) assert.equal(code, 0, said);
    const opened = await openCatalogue(path, at);
    assert.equal((await opened.selectFrom("meta").select("key").execute()).length, 4);
    assert.equal((await opened.selectFrom("migration").select("number").execute()).length, migrations.length);
    await opened.destroy();
  });
});
