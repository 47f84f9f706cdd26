import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { readersFor } from "../../../ingest/reading/machine-size.js";
import { createReaderPool, type PoolOptions } from "../../../ingest/reading/pool.js";

const gigabyte = 1024 ** 3;
let path = "";
before(async () => {
  path = join(await mkdtemp(join(tmpdir(), "ibid-alone-")), "motion.txt");
  await writeFile(path, "This council resolves.");
});
after(() => rm(join(path, ".."), { recursive: true }));

const plain = (name: string) => ({ path, name, mediaType: "text/plain" });
const withWorker = (file: string, options: PoolOptions = {}) =>
  createReaderPool({ size: 2, worker: new URL(file, import.meta.url), ...options });

describe("a file that is read alone", () => {
  it("is read by a fresh process when nobody else is at work, and what waits goes first", async () => {
    const pool = withWorker("./slow-worker.js");
    try {
      await Promise.all([pool.read(plain("warm-1")), pool.read(plain("warm-2"))]);
      const names = ["before", "alone", "after-1", "after-2", "after-3"];
      const read = names.map((name) => pool.read(plain(name), { alone: name === "alone" }));
      const spans = (await Promise.all(read)).map(({ extraction }) => JSON.parse(extraction.text) as Span);
      const [, alone, ...others] = spans as [Span, Span, Span, Span, Span];
      for (const other of [spans[0] as Span, ...others])
        assert.ok(other.to <= alone.from || other.from >= alone.to, `beside it ran ${JSON.stringify(other)}`);
      assert.ok(others.every((other) => other.to <= alone.from));
      assert.equal(alone.jobs, 1);
    } finally {
      await pool.close();
    }
  });

  it("does not keep others from being read after it, however it ends", async () => {
    const pool = withWorker("./member-worker.js", { timeoutMs: 6_000 });
    try {
      const outcomes = await Promise.allSettled([
        pool.read(plain("endless.zip"), { alone: true }),
        pool.read(plain("fatal.zip"), { alone: true }),
        pool.read(plain("empty.zip"), { alone: true }),
      ]);
      assert.deepEqual(
        outcomes.map(({ status }) => status),
        ["rejected", "rejected", "fulfilled"],
      );
      assert.ok(await pool.read(plain("empty.zip")));
    } finally {
      await pool.close();
    }
  });
});

it("a page that takes too long is named", async () => {
  const pool = withWorker("./page-worker.js", { pageMs: 300 });
  try {
    await assert.rejects(pool.read(plain("minutes.pdf")), {
      code: "too-long",
      message:
        "Page 37 of 200 of minutes.pdf took longer than 0.3 seconds to read, and minutes.pdf was stopped there.",
    });
  } finally {
    await pool.close();
  }
});

it("a file that takes too long says where it was", async () => {
  const pool = withWorker("./page-worker.js", { timeoutMs: 8_000 });
  try {
    await assert.rejects(pool.read(plain("minutes.pdf")), {
      code: "too-long",
      message: "minutes.pdf took longer than 8 seconds to read and was stopped at page 37 of 200.",
    });
  } finally {
    await pool.close();
  }
});

it("a file for which the system gives no more memory is too large, not damaged", async () => {
  const pool = withWorker("./refused-worker.js", { memoryBytes: gigabyte });
  try {
    await assert.rejects(pool.read(plain("minutes.pdf")), {
      code: "too-large",
      message: "minutes.pdf needed more than 1024 MB of memory to read and was stopped.",
    });
  } finally {
    await pool.close();
  }
});

it("as many texts are read at once as there are cores, and as memory holds", () => {
  assert.equal(readersFor(gigabyte, 8, 64 * gigabyte), 8);
  assert.equal(readersFor(gigabyte, 8, 8 * gigabyte), 4);
  assert.equal(readersFor(gigabyte, 8, gigabyte), 1);
});

interface Span {
  from: number;
  to: number;
  jobs: number;
}
