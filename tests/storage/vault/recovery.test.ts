import assert from "node:assert/strict";
import { appendFile, cp, mkdir, readdir, readFile, rm, utimes, writeFile } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { openFileVault } from "../../../storage/vault/file-vault.js";
import { objectPath } from "../../../storage/vault/layout.js";
import { validateStorageRoot } from "../../../storage/vault/validate-storage-root.js";
import type { Vault } from "../../../storage/vault/vault.js";
import { startWriter } from "./run-writer.js";
import { assertFlawless, change, folderOf, scratchFolder, text } from "./scratch-vault.js";

describe("a write that was cut short", () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  let root: string;
  let staging: string;
  let vault: Vault;
  let deadOwner: string;
  let count = 0;

  before(async () => {
    scratch = await scratchFolder();
    root = join(scratch.folder, "vault");
    staging = `${root}-staging`;
    vault = await openFileVault(root);
    const dead = startWriter("addFiles", [root, "urn:x:none", "none", "0"]);
    await dead.ended;
    deadOwner = `${hostname()}.${dead.process.pid}.1.00ff`;
  });
  after(() => scratch.remove());

  /** An object at its second state; `stale` holds the root inventory and sidecar of the first. */
  async function updated(): Promise<{ id: string; folder: string; stale: Record<string, Buffer> }> {
    const id = `urn:x:${count++}`;
    const folder = folderOf(root, id);
    await vault.create(id, [text("a.txt", "first")], change);
    const names = ["inventory.json", "inventory.json.sha512"];
    const files = names.map(async (name) => [name, await readFile(join(folder, name))] as const);
    const stale = Object.fromEntries(await Promise.all(files));
    await vault.update(id, [text("a.txt", "second")], change);
    return { id, folder, stale };
  }

  async function restore(folder: string, stale: Record<string, Buffer>, ...names: string[]): Promise<void> {
    for (const name of names) await writeFile(join(folder, name), stale[name] ?? "");
  }

  /** What a process that is gone would leave of a write to the object. */
  async function leaveBehind(owner: string, id: string): Promise<string> {
    const left = join(staging, owner, `7~${objectPath(id).split("/").join("~")}`);
    await mkdir(join(left, "version", "content"), { recursive: true });
    await writeFile(join(left, "version", "content", "half.txt"), "hal");
    return left;
  }

  for (const [after, ...names] of [
    ["the version's folder", "inventory.json", "inventory.json.sha512"],
    ["the root inventory", "inventory.json.sha512"],
  ] as const) {
    it(`after ${after} is whole for readers, and the next write puts it right`, async () => {
      const { id, folder, stale } = await updated();
      await restore(folder, stale, ...names);
      assert.equal((await vault.inspect(id))?.head, 2);
      assert.equal((await vault.read(id, "a.txt")).toString(), "second");
      assert.equal((await vault.update(id, [text("b.txt", "third")], change, 2)).head, 3);
      await assertFlawless(folder);
    });

    it(`after ${after} is put right by a fixity check`, async () => {
      const { id, folder, stale } = await updated();
      await restore(folder, stale, ...names);
      assert.deepEqual(await vault.verify(id), []);
      await assertFlawless(folder);
    });

    it(`after ${after} is put right when the vault is opened`, async () => {
      const { id, folder, stale } = await updated();
      await restore(folder, stale, ...names);
      await leaveBehind(deadOwner, id);
      await openFileVault(root);
      await assertFlawless(folder);
      assert.ok(!(await readdir(staging)).includes(deadOwner));
    });
  }

  it("before anything was in the vault leaves no empty folder there", async () => {
    await leaveBehind(deadOwner, "urn:x:never");
    await mkdir(dirname(folderOf(root, "urn:x:never")), { recursive: true });
    await openFileVault(root);
    assert.deepEqual(await validateStorageRoot(root, { checkFixity: false }), { errors: [], warnings: [] });
    assert.equal(await vault.inspect("urn:x:never"), null);
  });

  it("by a power cut that tore the new version's folder is set aside, not thrown away", async () => {
    const { id, folder } = await updated();
    await cp(join(folder, "v2"), join(folder, "v3"), { recursive: true });
    assert.equal((await vault.inspect(id))?.head, 2);
    assert.equal((await vault.update(id, [text("a.txt", "third")], change, 2)).head, 3);
    await assertFlawless(folder);
    const [kept = ""] = await readdir(join(staging, "set-aside"));
    assert.ok(kept.startsWith(`${basename(folder)}~v3~`), kept);
  });

  it("never lets an older state pass for the newest when the newest is damaged", async () => {
    const { id, folder } = await updated();
    await appendFile(join(folder, "inventory.json"), " ");
    await appendFile(join(folder, "v2", "inventory.json"), " ");
    await assert.rejects(vault.read(id, "a.txt"), /no sound inventory/);
    await leaveBehind(deadOwner, id);
    await openFileVault(root);
    assert.notEqual((await vault.verify(id)).length, 0);
    await rm(folder, { recursive: true });
  });

  it("is left alone while its writer may live: here, elsewhere, or under the same number as a dead one", async () => {
    const living = startWriter("writeForEver", [join(scratch.folder, "other"), "living"]);
    const started = (await readFile("/proc/self/stat", "utf8")).split(" ")[21];
    const owners: [owner: string, kept: boolean][] = [
      [`${hostname()}.${process.pid}.${started}.aa`, true],
      [`${hostname()}.${process.pid}.1.aa`, false],
      [`${hostname()}.${living.process.pid}.1.aa`, false],
      ["elsewhere.example.1.1.aa", true],
      ["elsewhere.example.1.1.bb", false],
    ];
    for (const [owner] of owners) await leaveBehind(owner, "urn:x:never");
    const now = Date.now();
    await utimes(join(staging, "elsewhere.example.1.1.bb"), 0, now / 1000 - 48 * 60 * 60);
    await openFileVault(root, { now: () => now });
    living.process.kill("SIGKILL");
    await living.ended;
    const left = await readdir(staging);
    for (const [owner, kept] of owners) assert.equal(left.includes(owner), kept, owner);
  });
});
