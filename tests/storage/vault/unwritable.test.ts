import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmod, mkdir, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { openFileVault } from "../../../storage/vault/file-vault.js";
import { validateStorageRoot } from "../../../storage/vault/validate-storage-root.js";
import { startWriter } from "./run-writer.js";
import { change, filesBelow, scratchFolder, text } from "./scratch-vault.js";

const megabyte = 1024 * 1024;

describe("a vault that cannot be written", () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  let large: string;

  before(async () => {
    scratch = await scratchFolder();
    await chmod(scratch.folder, 0o755);
    large = join(scratch.folder, "large.bin");
    await writeFile(large, "");
    await truncate(large, 8 * megabyte);
  });
  after(() => scratch.remove());

  /** Lets a writer try the large file in a vault that has no room for it, and checks what is left. */
  async function tryLargeFile(root: string, reason: RegExp, limit?: number): Promise<void> {
    const vault = await openFileVault(root);
    await vault.create("urn:x:small", [text("a.txt", "a")], change);
    const writer = startWriter("keepFile", [root, large], limit);
    assert.equal(await writer.ended, 0);
    const [create = "", update = "", last] = writer.lines();
    for (const message of [create, update]) {
      assert.match(message, reason);
      assert.ok(message.includes(root), message);
    }
    assert.equal(last, "kept");
    assert.equal(await vault.inspect("urn:x:large"), null);
    assert.deepEqual((await vault.inspect("urn:x:small"))?.files.length, 2);
    assert.deepEqual(await validateStorageRoot(root, { checkFixity: true }), { errors: [], warnings: [] });
    assert.deepEqual(await filesBelow(`${root}-staging`), []);
  }

  it("because a file is too large says so and keeps nothing of it", () =>
    tryLargeFile(join(scratch.folder, "limited"), /larger than/, (4 * megabyte) / 512));

  it("because the disk is full says so and keeps nothing of it", async (t) => {
    const disk = join(scratch.folder, "disk");
    await mkdir(disk);
    // Only some users may make a small disk; for all others the limit of a file's size must do.
    const made = spawnSync("mount", ["-t", "tmpfs", "-o", "size=4m", "tmpfs", disk]).status === 0;
    t.diagnostic(made ? "on a disk of 4 MB" : "with a limit of 4 MB, for no disk can be mounted here");
    try {
      if (made) await tryLargeFile(join(disk, "vault"), /disk is full/);
      else await tryLargeFile(join(disk, "vault"), /larger than/, (4 * megabyte) / 512);
    } finally {
      if (made) spawnSync("umount", [disk]);
    }
  });

  it("by this user is still read, and says whose folder it is that takes nothing", async () => {
    const root = join(scratch.folder, "readable");
    const vault = await openFileVault(root);
    await vault.create("urn:x:one", [text("a.txt", "readable")], change);
    await chmod(`${root}-staging`, 0o555);
    const writer = startWriter("writeAsStranger", [root, "urn:x:one"]);
    assert.equal(await writer.ended, 0);
    const [read, ...refusals] = writer.lines();
    await chmod(`${root}-staging`, 0o755);
    assert.equal(read, "readable");
    assert.equal(refusals.length, 3);
    for (const message of refusals) {
      assert.match(message, /may not write/);
      assert.ok(message.includes(root), message);
    }
    assert.equal((await vault.inspect("urn:x:one"))?.head, 1);
    assert.deepEqual(await validateStorageRoot(root, { checkFixity: true }), { errors: [], warnings: [] });
  });
});
