import assert from "node:assert/strict";
import { mkdir, open, readdir, readlink } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { after, before, describe, it } from "node:test";
import { inParallel, makeFolders, removeEmptyUpTo, together } from "../../../storage/vault/durable.js";
import { openFileVault } from "../../../storage/vault/file-vault.js";
import type { Vault } from "../../../storage/vault/vault.js";
import { change, folderOf, scratchFolder, text } from "./scratch-vault.js";

describe("writes that a power cut cannot undo", () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  let root: string;
  let vault: Vault;

  before(async () => {
    scratch = await scratchFolder();
    root = join(scratch.folder, "new", "vault");
    vault = await openFileVault(root);
  });
  after(() => scratch.remove());

  /** Everything that is flushed while `write` runs, in order: below the work folder by its path there, else whole. */
  async function flushedBy(write: () => Promise<unknown>): Promise<string[]> {
    const handle = await open(scratch.folder, "r");
    const prototype = Object.getPrototypeOf(handle);
    await handle.close();
    const { sync } = prototype;
    const flushed: string[] = [];
    prototype.sync = async function (this: { fd: number }) {
      flushed.push(await readlink(`/proc/self/fd/${this.fd}`));
      return sync.call(this);
    };
    try {
      await write();
    } finally {
      prototype.sync = sync;
    }
    const staging = `${root}-staging`;
    return flushed.map((path) =>
      path.startsWith(staging) ? relative(staging, path).split(sep).slice(2).join("/") : path,
    );
  }

  it("flush every file and folder of a new object, then the folders that lead to it", async () => {
    const id = "urn:x:new";
    const flushed = await flushedBy(() => vault.create(id, [text("a/b.txt", "b")], change));
    const folder = folderOf(root, id);
    for (const path of ["", ...(await readdir(folder, { recursive: true }))]) {
      assert.ok(flushed.includes(join("object", path)), `${path} is not among ${flushed}`);
    }
    const chain = [1, 2, 3, 4].map((levels) => join(folder, ...Array(levels).fill("..")));
    assert.equal(chain.at(-1), root);
    assert.deepEqual(flushed.slice(-4).sort(), chain.sort());
  });

  it("flush a new version and the object before its inventory speaks of it, then that", async () => {
    const id = "urn:x:new";
    const flushed = await flushedBy(() => vault.update(id, [text("a/c.txt", "c")], change));
    for (const path of ["", ...(await readdir(join(folderOf(root, id), "v2"), { recursive: true }))]) {
      assert.ok(flushed.includes(join("version", path)), `${path} is not among ${flushed}`);
    }
    for (const name of ["inventory.json", "inventory.json.sha512"]) assert.ok(flushed.includes(name), name);
    assert.deepEqual(flushed.slice(-2), [folderOf(root, id), folderOf(root, id)]);
  });

  it("flush the folders that a new vault was put in", async () => {
    const deep = join(scratch.folder, "x", "y", "vault");
    await mkdir(dirname(dirname(deep)));
    const flushed = await flushedBy(() => openFileVault(deep));
    for (const path of [deep, dirname(deep), dirname(dirname(deep))]) assert.ok(flushed.includes(path), path);
  });
});

describe("work done side by side", () => {
  it("is over, all of it, before a failure is told", async () => {
    let ended = false;
    const slow = new Promise<void>((resolve) => {
      setTimeout(() => {
        ended = true;
        resolve();
      }, 20);
    });
    await assert.rejects(together(slow, Promise.reject(new Error("first"))), /first/);
    assert.ok(ended);
  });

  it("begins nothing more after a failure", async () => {
    const begun: number[] = [];
    const items = Array.from({ length: 100 }, (_, index) => index);
    const work = async (item: number) => {
      begun.push(item);
      if (item === 3) throw new Error("fourth");
      await new Promise((resolve) => setTimeout(resolve, 5));
    };
    await assert.rejects(inParallel(items, work), /fourth/);
    assert.ok(begun.length <= 16, `${begun.length} were begun`);
  });
});

describe("folders that come and go", () => {
  it("can be made while others remove them because they are empty", async () => {
    const { folder, remove } = await scratchFolder();
    const parent = join(folder, "a", "b");
    const lane = async (_: unknown, which: number) => {
      for (let count = 0; count < 300; count++) {
        await makeFolders(join(parent, `${which}`));
        await removeEmptyUpTo(folder, join(parent, `${which}`));
      }
    };
    await Promise.all(Array.from({ length: 8 }, lane));
    assert.deepEqual(await readdir(folder), []);
    await remove();
  });
});
