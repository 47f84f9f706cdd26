import assert from "node:assert/strict";
import { mkdir, rename, rm } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { startDerivation } from "../../ingest/derive.js";
import { loadRecord } from "../../storage/catalogue/records.js";
import { type EmptyArchive, handIn, itemsOf, openEmptyArchive, openOn } from "../empty-archive.js";

describe("the loop that makes what is missing", () => {
  let empty: EmptyArchive;

  before(async () => {
    empty = await openEmptyArchive("derive");
  });
  after(() => empty.remove());

  const many = (what: string, count: number) =>
    Array.from({ length: count }, (_, index) => `${what} number ${index}.`);

  it("lets a file that fails rest, longer each time, and none of the others wait for it", async () => {
    const { archive, logged } = empty;
    const [bad] = await handIn(archive, ["This one fails for a while."]);
    assert.ok(bad);
    const path = archive.quarantine.fileOf(bad.id);
    // A folder in its place cannot be read as a file, whoever asks.
    await rename(path, `${path}-aside`);
    await mkdir(path);
    const good = await handIn(archive, many("A good file", 12));
    const derivation = startDerivation(archive);
    try {
      for (const end = Date.now() + 60_000; ; await sleep(50)) {
        const items = await itemsOf(archive, good[0]?.accession ?? "");
        if (items.every(({ state }) => state === "taken")) break;
        assert.ok(Date.now() < end, JSON.stringify(items));
      }
      await sleep(1_500);
      const attempts = logged.filter((line) => line.includes("admit")).length;
      assert.ok(attempts >= 1 && attempts <= 3, `${attempts} attempts in two seconds or so`);
      const [waiting] = await itemsOf(archive, bad.accession);
      assert.equal(waiting?.state, "received");
      assert.match(waiting?.reason ?? "", /EISDIR/);
      await rm(path, { recursive: true });
      await rename(`${path}-aside`, path);
      for (const end = Date.now() + 60_000; ; await sleep(50)) {
        const [item] = await itemsOf(archive, bad.accession);
        if (item?.state === "taken" && item.reason === null) break;
        assert.ok(Date.now() < end, JSON.stringify(item));
      }
    } finally {
      await derivation.stop();
    }
  });

  it("shared by two that have the archive open does everything once", async () => {
    const { archive, folder } = empty;
    const beside = await openOn(folder, "command");
    const items = await handIn(archive, many("A shared file", 20));
    const loops = [archive, beside].map((one) => startDerivation(one));
    try {
      await Promise.all(loops.map((loop) => loop.settled()));
    } finally {
      for (const loop of loops) await loop.stop();
      await beside.close();
    }
    for (const { document } of items) {
      const record = await loadRecord(archive.catalogue, document);
      assert.deepEqual(
        record?.events.map(({ action }) => action),
        ["accession", "text"],
      );
    }
    assert.equal(await archive.index.count(), 12 + 1 + 20);
    assert.deepEqual(await archive.catalogue.selectFrom("lease").selectAll().execute(), []);
  });
});
