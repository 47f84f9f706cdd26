import assert from "node:assert/strict";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { openFileVault } from "../../../storage/vault/file-vault.js";
import { validateStorageRoot } from "../../../storage/vault/validate-storage-root.js";
import { startWriter } from "./run-writer.js";
import { idsIn, scratchFolder } from "./scratch-vault.js";

const rounds = Number(process.env.IBID_TEST_ROUNDS ?? 20);

/** Long enough for some dozens of writes, so that the kill falls into any step of one. */
const longestLife = 150;

describe(`a vault whose writer is killed, ${rounds} times`, () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  let root: string;
  const acknowledged = new Map<string, number>();

  before(async () => {
    scratch = await scratchFolder();
    root = join(scratch.folder, "vault");
  });
  after(() => scratch.remove());

  async function killOneWriter(round: number): Promise<void> {
    const writer = startWriter("writeForEver", [root, String(round)]);
    await Promise.race([once(writer.process.stdout ?? writer.process, "data"), writer.ended]);
    await pause(Math.random() * longestLife);
    writer.process.kill("SIGKILL");
    assert.equal(await writer.ended, "SIGKILL");
    for (const line of writer.lines()) {
      const [id = "", head] = line.split(" ");
      acknowledged.set(id, Number(head));
    }
  }

  it("has every acknowledged state, at once for readers and soundly after it was opened again", async (t) => {
    const reader = await openFileVault(root);
    for (let round = 0; round < rounds; round++) {
      const known = new Set(acknowledged.keys());
      await killOneWriter(round);
      const fresh = [...acknowledged].filter(([id]) => !known.has(id));
      assert.notEqual(fresh.length, 0);
      for (const [id, head] of fresh) assert.ok(((await reader.inspect(id))?.head ?? 0) >= head, id);
      const vault = await openFileVault(root);
      for (const [id, head] of fresh) {
        assert.ok(((await vault.inspect(id))?.head ?? 0) >= head, id);
        assert.deepEqual(await vault.verify(id), []);
      }
    }
    t.diagnostic(`${acknowledged.size} objects acknowledged, none lost`);
  });

  it("is a flawless storage root afterwards, without half objects and without leftovers", async () => {
    const vault = await openFileVault(root);
    assert.deepEqual(await validateStorageRoot(root, { checkFixity: true }), { errors: [], warnings: [] });
    const listed = await idsIn(vault);
    for (const id of acknowledged.keys()) assert.ok(listed.includes(id));
    for (const id of listed) assert.equal((await vault.read(id, "a/b.txt")).toString(), "same");
    assert.deepEqual(await readdir(`${root}-staging`), []);
  });
});
