import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { openFileVault } from "../../../storage/vault/file-vault.js";
import { validateStorageRoot } from "../../../storage/vault/validate-storage-root.js";
import { type Vault, VaultConflict, VaultMissing } from "../../../storage/vault/vault.js";
import { startWriter } from "./run-writer.js";
import { assertFlawless, change, folderOf, scratchFolder, text } from "./scratch-vault.js";

describe("several writers of one vault", () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  let root: string;
  /** Two vaults on one folder know as little of each other as two processes. */
  let one: Vault;
  let other: Vault;

  before(async () => {
    scratch = await scratchFolder();
    root = join(scratch.folder, "vault");
    [one, other] = await Promise.all([openFileVault(root), openFileVault(root)]);
  });
  after(() => scratch.remove());

  it("keep one object when all of them create it, whole and of one hand", async () => {
    const attempts = Array.from({ length: 16 }, (_, index) => {
      const files = ["a.txt", "b.txt"].map((path) => text(path, `hand ${index}`));
      return (index % 2 ? one : other).create("urn:x:same", files, change);
    });
    const results = await Promise.allSettled(attempts);
    assert.equal(results.filter((result) => result.status === "fulfilled").length, 1);
    for (const result of results) {
      if (result.status === "rejected") assert.ok(result.reason instanceof VaultConflict, result.reason);
    }
    assert.deepEqual(await one.read("urn:x:same", "a.txt"), await other.read("urn:x:same", "b.txt"));
    await assertFlawless(folderOf(root, "urn:x:same"));
  });

  it("in two processes win each head exactly once", async () => {
    const id = "urn:x:raced";
    await one.create(id, [text("a.txt", "start")], change);
    const writers = ["left", "right"].map((name) => startWriter("raceForHeads", [root, id, name, "25"]));
    for (const writer of writers) assert.equal(await writer.ended, 0);
    const won = writers.flatMap((writer) => writer.lines().map(Number)).sort((a, b) => a - b);
    assert.deepEqual(
      won,
      won.map((_, index) => index + 2),
    );
    assert.equal((await one.inspect(id))?.head, won.length + 1);
    assert.deepEqual(await one.verify(id), []);
    await assertFlawless(folderOf(root, id));
  });

  it("in two processes lose no file when neither names a head", async () => {
    const id = "urn:x:shared";
    await one.create(id, [text("a.txt", "start")], change);
    const writers = ["left", "right"].map((name) => startWriter("addFiles", [root, id, name, "15"]));
    for (const writer of writers) assert.equal(await writer.ended, 0);
    const state = await one.inspect(id);
    assert.equal(state?.head, 31);
    assert.equal(state?.files.length, 31);
    assert.deepEqual(await one.verify(id), []);
    await assertFlawless(folderOf(root, id));
  });

  it("share bytes that another brought meanwhile instead of keeping them twice", async () => {
    const id = "urn:x:twins";
    await one.create(id, [text("a.txt", "start")], change);
    const bytes = "the same large content";
    await Promise.all([
      one.update(id, [text("left.txt", bytes)], change),
      other.update(id, [text("right.txt", bytes)], change),
    ]);
    assert.equal(await one.locate(id, "left.txt"), await one.locate(id, "right.txt"));
    await assertFlawless(folderOf(root, id));
  });

  it("take turns within one vault", async () => {
    await one.create("urn:x:queued", [text("a.txt", "start")], change);
    const writes = Array.from({ length: 10 }, (_, i) =>
      one.update("urn:x:queued", [text(`${i}`, "x")], change),
    );
    assert.deepEqual(
      (await Promise.all(writes)).map((state) => state.head),
      [2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
    );
  });

  it("find an object sound while it is being written", async () => {
    const id = "urn:x:busy";
    await one.create(id, [text("a.txt", "start")], change);
    let writing = true;
    const writeAll = async () => {
      for (let i = 0; i < 30; i++) await one.update(id, [text("a.txt", `${i}`)], change);
    };
    const writes = writeAll().finally(() => {
      writing = false;
    });
    while (writing) assert.deepEqual(await other.verify(id), []);
    await writes;
  });

  it("create and purge the same object without leaving a trace of either", async () => {
    const lane = async (vault: Vault) => {
      for (let i = 0; i < 30; i++) {
        await vault.create("urn:x:flicker", [text("a.txt", "a")], change).catch(only(VaultConflict));
        await vault.purge("urn:x:flicker").catch(only(VaultMissing));
      }
    };
    await Promise.all([lane(one), lane(other)]);
    assert.equal(await one.inspect("urn:x:flicker"), null);
    assert.deepEqual(await validateStorageRoot(root, { checkFixity: true }), { errors: [], warnings: [] });
  });
});

/** Accepts errors of one class and lets all others pass. */
function only(kind: typeof VaultConflict | typeof VaultMissing): (error: unknown) => void {
  return (error) => {
    if (!(error instanceof kind)) throw error;
  };
}
