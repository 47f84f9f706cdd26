import assert from "node:assert/strict";
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { derivedFiles } from "../../storage/derived-files.js";

const tenBytes = Buffer.from("0123456789");

describe("files that can be made again", () => {
  let parent: string;
  let folder: string;
  let count = 0;

  before(async () => {
    parent = await mkdtemp(join(tmpdir(), "ibid-derived-"));
  });
  after(() => rm(parent, { recursive: true, force: true }));

  function opened(mostBytes: number) {
    count += 1;
    folder = join(parent, `${count}`, "page-images");
    return derivedFiles(folder, mostBytes);
  }

  it("are given back as they were kept, and nobody else on the machine may look", async () => {
    const files = opened(100);
    assert.equal(await files.read("one"), null);
    await files.keep("one", tenBytes);
    assert.deepEqual(await files.read("one"), tenBytes);
    assert.equal((await stat(folder)).mode & 0o077, 0);
    assert.equal((await stat(join(folder, "one"))).mode & 0o077, 0);
  });

  it("make room: those not used for longest go first", async () => {
    const files = opened(35);
    for (const name of ["one", "two", "three"]) await files.keep(name, tenBytes);
    assert.deepEqual(await files.read("one"), tenBytes);
    await files.keep("four", tenBytes);
    assert.deepEqual((await readdir(folder)).sort(), ["four", "one", "three"]);
    assert.equal(await files.read("two"), null);
    await files.keep("huge", Buffer.alloc(36));
    assert.deepEqual((await readdir(folder)).sort(), ["four", "one", "three"], "too large for all the room");
  });

  it("never take more room than they may when many are kept at once", async () => {
    const files = opened(55);
    const names = Array.from({ length: 20 }, (_, index) => `many-${index}`);
    await Promise.all(names.map((name) => files.keep(name, tenBytes)));
    assert.equal((await readdir(folder)).length, 5);
  });

  it("are known again after a restart, in the order of their use; what was half written goes", async () => {
    const before = opened(100);
    for (const name of ["old", "new"]) await before.keep(name, tenBytes);
    await writeFile(join(folder, ".cut.part"), "half");
    await utimes(join(folder, "old"), 1_000, 1_000);
    const files = derivedFiles(folder, 25);
    await files.keep("next", tenBytes);
    assert.deepEqual((await readdir(folder)).sort(), ["new", "next"]);
  });

  it("may be removed while they are used", async () => {
    const files = opened(100);
    await files.keep("one", tenBytes);
    await rm(folder, { recursive: true });
    assert.equal(await files.read("one"), null);
    await files.keep("one", tenBytes);
    assert.deepEqual(await files.read("one"), tenBytes);
  });

  it("have plain names", async () => {
    const files = opened(100);
    for (const name of ["../one", "a/b", ".hidden", ""]) {
      assert.equal(await files.read(name), null);
      await assert.rejects(files.keep(name, tenBytes), TypeError);
    }
  });
});
