import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { link, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { createReaderPool, type PoolOptions } from "../../../ingest/reading/pool.js";
import type { FileRead } from "../../../ingest/reading/read-file.js";
import { discardScratch, makeScratch } from "../../../ingest/reading/scratch.js";

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
  const left = () => filesIn(scratchFolder);
  try {
    await use(pool, left);
  } finally {
    await pool.close();
  }
  assert.deepEqual(await readdir(scratchFolder), []);
}
type Use = (pool: ReturnType<typeof createReaderPool>, left: () => Promise<string[]>) => Promise<void>;

/** The files in a folder. Readers are replaced meanwhile, so folders may go while they are looked at. */
async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const each = entries.map((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
  return (await Promise.all(each)).flat();
}

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
    withPool({ timeoutMs: 6_000 }, async (pool, left) => {
      assert.equal((await pool.read(packed("empty.zip"))).scratch, undefined);
      assert.deepEqual(await left(), []);
      await assert.rejects(pool.read(packed("fatal.zip")), { code: "crashed" });
      assert.deepEqual(await left(), []);
      await assert.rejects(pool.read(packed("endless.zip")), { code: "too-long" });
      assert.deepEqual(await left(), []);
    }));

  it("does not take another file of the machine for one that was found in a file", () =>
    withPool({}, async (pool, left) => {
      await assert.rejects(pool.read(packed("elsewhere.zip")), /which is not one in its folder/);
      assert.equal(await readFile(secret, "utf8"), "not for the public");
      assert.deepEqual(await left(), []);
    }));

  it("does not follow a link out of the scratch, were a reader to make one", async () => {
    const scratch = makeScratch(await mkdtemp(join(folder, "links-")));
    const child = scratch.forChild();
    const job = await child.forJob(secret);
    const outside = await mkdtemp(join(folder, "outside-"));
    await writeFile(join(outside, "note.txt"), "outside");
    await symlink(secret, join(job.folder, "file"));
    await symlink(outside, join(job.folder, "folder"));
    await link(secret, join(job.folder, "hard"));
    for (const place of ["file", "folder/note.txt", "hard", "../1", "missing"]) {
      const member = { name: place, place, path: join(job.folder, place), reason: null };
      const read = { extraction: { members: [member] } } as unknown as FileRead;
      await assert.rejects(child.handOver(job, read), /which is not one in its folder/, place);
    }
    await scratch.remove();
    assert.equal(await readFile(secret, "utf8"), "not for the public");
  });

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
