import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { createReaderPool, type PoolOptions } from "../../../ingest/reading/pool.js";
import { discardScratch } from "../../../ingest/reading/scratch.js";

let folder = "";
let secret = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ibid-scratch-test-"));
  secret = join(folder, "secret.txt");
  await writeFile(secret, "not for the public");
});
after(() => rm(folder, { recursive: true }));

const packed = (name: string) => ({ path: secret, name, mediaType: "application/zip" });

/** A pool whose worker does what the name of a file asks for, and all that lies in its scratch. */
async function withPool(options: PoolOptions, use: Use): Promise<void> {
  const scratchFolder = await mkdtemp(join(folder, "scratch-"));
  const worker = new URL("./member-worker.js", import.meta.url);
  const pool = createReaderPool({ size: 1, worker, scratchFolder, ...options });
  const left = async () =>
    (await readdir(scratchFolder, { recursive: true, withFileTypes: true })).filter((one) => one.isFile());
  try {
    await use(pool, left);
  } finally {
    await pool.close();
  }
  assert.deepEqual(await readdir(scratchFolder), []);
}
type Use = (
  pool: ReturnType<typeof createReaderPool>,
  left: () => Promise<{ name: string }[]>,
) => Promise<void>;

describe("the scratch of readers", () => {
  it("hands the files found in a file to whoever asked, who removes them", () =>
    withPool({}, async (pool, left) => {
      const read = await pool.read(packed("minutes.zip"));
      const [member] = read.extraction.members ?? [];
      assert.equal(await readFile(member?.path as string, "utf8"), "found in minutes.zip");
      assert.ok(member?.path?.startsWith(read.scratch as string));
      await discardScratch(read);
      assert.deepEqual(await left(), []);
    }));

  it("keeps nothing of a file in which no files were found, nor of one whose reader died or took too long", () =>
    withPool({ timeoutMs: 2_000 }, async (pool, left) => {
      assert.equal((await pool.read(packed("empty.zip"))).scratch, undefined);
      assert.deepEqual(await left(), []);
      await assert.rejects(pool.read(packed("fatal.zip")), { code: "crashed" });
      assert.deepEqual(await left(), []);
      await assert.rejects(pool.read(packed("endless.zip")), { code: "too-long" });
      assert.deepEqual(await left(), []);
    }));

  it("does not take another file of the machine for one that was found in a file", () =>
    withPool({}, async (pool, left) => {
      for (const name of ["elsewhere.zip", "linked.zip"])
        await assert.rejects(pool.read(packed(name)), /which is not one in its folder/);
      assert.equal(await readFile(secret, "utf8"), "not for the public");
      assert.deepEqual(await left(), []);
    }));

  it("removes temporary scratch of processes that are gone, and of no others", async () => {
    const gone = join(tmpdir(), "ibid-reading-1-1-gone");
    const ours = join(tmpdir(), "ibid-reading-notes");
    await mkdir(gone, { recursive: true });
    await mkdir(ours, { recursive: true });
    try {
      await createReaderPool({ size: 1 }).close();
      assert.deepEqual([existsSync(gone), existsSync(ours)], [false, true]);
    } finally {
      await rm(ours, { recursive: true });
    }
  });
});
