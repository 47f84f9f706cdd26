import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { intakePlanSchema, openQuarantine } from "../../ingest/quarantine.js";

describe("the quarantine that several processes share", () => {
  let folder: string;
  const alive = new Set(["1-1", "2-2"]);
  const logged: string[] = [];
  const open = (owner: string) =>
    openQuarantine(
      folder,
      owner,
      (other) => alive.has(other),
      (_level, message) => logged.push(message),
    );

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "ibid-quarantine-"));
  });
  after(() => rm(folder, { recursive: true }));

  const receipt = (item: string) => ({
    ...{ item, document: "0123456789", name: "a.txt", at: new Date().toISOString(), by: "ida" },
    ...{ way: "command" as const, origin: null, plan: intakePlanSchema.parse({}) },
  });

  it("leaves a file to the process that takes it in while that lives, and to the next one after", async () => {
    const command = await open("1-1");
    const path = join(command.incoming, "arriving");
    await writeFile(path, "Whole.");
    await writeFile(join(command.incoming, "cut-off"), "Half.");
    await command.keep(receipt("item-1"), path, true);
    const server = await open("2-2");
    assert.deepEqual(await server.receipts(), []);
    alive.delete("1-1");
    assert.deepEqual(
      (await server.receipts()).map(({ item, owner }) => [item, owner]),
      [["item-1", "1-1"]],
    );
    assert.deepEqual((await readdir(join(folder, "incoming"))).toSorted(), ["1-1", "2-2"]);
    alive.add("3-3");
    await open("3-3");
    assert.deepEqual((await readdir(join(folder, "incoming"))).toSorted(), ["2-2", "3-3"]);
  });

  it("throws a file away in one step, and nothing twice", async () => {
    const server = await open("2-2");
    await server.discard("item-1");
    await server.discard("item-1");
    assert.deepEqual(await readdir(join(folder, "items")), []);
    assert.deepEqual(await readdir(server.incoming), []);
  });

  it("sets aside what is damaged, says so, and goes on with the rest", async () => {
    const quarantine = await open("2-2");
    for (const item of ["whole", "torn", "gone"]) {
      const path = join(quarantine.incoming, "arriving");
      await writeFile(path, "Whole.");
      await quarantine.keep(receipt(item), path, true);
    }
    await writeFile(join(folder, "items", "torn", "receipt.json"), '{"item":');
    await rm(quarantine.fileOf("gone"));
    const found = (await quarantine.receipts()).map(({ item }) => item);
    assert.ok(found.includes("whole") && !found.includes("torn") && !found.includes("gone"), found.join());
    assert.deepEqual((await readdir(join(folder, "unreadable"))).toSorted(), ["gone", "torn"]);
    assert.deepEqual(logged.map((line) => line.split(" ")[1]).toSorted(), ["gone", "torn"]);
  });
});
