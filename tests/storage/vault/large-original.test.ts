import assert from "node:assert/strict";
import { open, stat } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { openFileVault } from "../../../storage/vault/file-vault.js";
import { change, scratchFolder } from "./scratch-vault.js";

const megabyte = 1024 * 1024;
const size = 128 * megabyte;
/** What the garbage collector may leave lying about; far less than the file. */
const allowance = 48 * megabyte;

describe("a large original", () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  before(async () => {
    scratch = await scratchFolder();
  });
  after(() => scratch.remove());

  it("passes through without filling the memory, in and out", async () => {
    const from = join(scratch.folder, "hearing.mp4");
    const file = await open(from, "w");
    await file.truncate(size);
    await file.close();
    const vault = await openFileVault(join(scratch.folder, "vault"));
    const before = process.memoryUsage.rss();
    let most = before;
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage.rss());
    }, 10);
    await vault.create("urn:x:large", [{ path: "hearing.mp4", from }], change);
    const { stream, bytes } = await vault.open("urn:x:large", "hearing.mp4");
    let read = 0;
    for await (const chunk of stream) read += (chunk as Buffer).length;
    clearInterval(watch);
    assert.equal(bytes, size);
    assert.equal(read, size);
    assert.equal((await stat(await vault.locate("urn:x:large", "hearing.mp4"))).size, size);
    assert.ok(most - before < allowance, `grew by ${Math.round((most - before) / megabyte)} MB`);
  });
});
