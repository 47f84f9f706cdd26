import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { createReaderPool } from "../../../ingest/reading/pool.js";
import { assertSound } from "../extract/soundness.js";
import { megabyte, pdfOf } from "./made-bombs.js";

let folder = "";

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ibid-pool-"));
});
after(() => rm(folder, { recursive: true }));

async function keep(name: string, bytes: string | Uint8Array): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

function plain(path: string, name: string) {
  return { path, name, mediaType: "text/plain" };
}

describe("the pool of readers", () => {
  it("reads many files, more than a child may read before it is replaced", async () => {
    const pool = createReaderPool({ size: 2, recycleAfter: 3 });
    try {
      const path = await keep("motion.txt", "This council resolves to act.\n\nIt was carried.");
      const files = Array.from({ length: 7 }, (_, index) => pool.read(plain(path, `motion-${index}.txt`)));
      for (const { extraction } of await Promise.all(files))
        assert.equal(assertSound(extraction).blocks.length, 2);
    } finally {
      await pool.close();
    }
  });

  it("passes a text of five megabytes back whole", async () => {
    const pool = createReaderPool({ size: 1 });
    try {
      const text = Array.from(
        { length: 50_000 },
        (_, index) => `Paragraph ${index} ${"word ".repeat(18)}end.`,
      ).join("\n\n");
      assert.ok(text.length > 5 * 1000 * 1000);
      const { extraction } = await pool.read(plain(await keep("long.txt", text), "long.txt"));
      assert.equal(extraction.text, text);
      assert.equal(extraction.blocks.length, 50_000);
    } finally {
      await pool.close();
    }
  });

  it("stops a file that takes too long, names the limit, and reads the files beside it", async () => {
    const pool = createReaderPool({
      size: 1,
      timeoutMs: 300,
      worker: new URL("./endless-worker.js", import.meta.url),
    });
    try {
      const path = await keep("endless.txt", "words");
      await assert.rejects(pool.read(plain(path, "endless.txt")), {
        code: "too-long",
        message: "endless.txt took longer than 0.3 seconds to read and was stopped.",
      });
      await assert.rejects(pool.read(plain(path, "second.txt")), { code: "too-long" });
    } finally {
      await pool.close();
    }
  });

  it("stops a PDF that swells in memory, and still reads the next file", async () => {
    const pool = createReaderPool({ size: 1, memoryBytes: 300 * megabyte, timeoutMs: 60_000 });
    try {
      // 400 MB of spaces, by the filter that unpacks fastest: 128 of them in two bytes.
      const spaces = Buffer.alloc((2 * 400 * megabyte) / 128, Buffer.from([129, 32]));
      const bomb = {
        path: await keep("bomb.pdf", pdfOf(spaces, "/Filter /RunLengthDecode")),
        name: "bomb.pdf",
        mediaType: "application/pdf",
      };
      const path = await keep("after.txt", "Words after the bomb.");
      const results = await Promise.allSettled([pool.read(bomb), pool.read(plain(path, "after.txt"))]);
      assert.equal(results[0].status, "rejected");
      assert.match(String(results[0].reason), /bomb\.pdf needed more than 300 MB of memory/);
      assert.equal(
        results[1].status === "fulfilled" && results[1].value.extraction.text,
        "Words after the bomb.",
      );
    } finally {
      await pool.close();
    }
  });

  it("says so when a reader ends without an answer, and starts another", async () => {
    const pool = createReaderPool({ size: 1, worker: new URL("./failing-worker.js", import.meta.url) });
    try {
      const path = await keep("fatal.txt", "words");
      for (const name of ["first.txt", "second.txt"])
        await assert.rejects(pool.read(plain(path, name)), {
          code: "crashed",
          message: `The reader of ${name} ended before it had an answer (exit code 3).`,
        });
    } finally {
      await pool.close();
    }
  });

  it("tells a failure of the file in words, with its code", async () => {
    const pool = createReaderPool({ size: 1 });
    try {
      const path = await keep("broken.pdf", "%PDF-1.4 nothing else");
      const file = { path, name: "broken.pdf", mediaType: "application/pdf" };
      await assert.rejects(pool.read(file), {
        name: "ExtractionFailed",
        code: "corrupt",
        message: /broken\.pdf is damaged/,
      });
    } finally {
      await pool.close();
    }
  });

  it("refuses what is still waiting when it is closed", async () => {
    const pool = createReaderPool({ size: 1, worker: new URL("./endless-worker.js", import.meta.url) });
    const path = await keep("waiting.txt", "words");
    const refused = [1, 2].map((number) =>
      assert.rejects(pool.read(plain(path, `${number}.txt`)), { code: "crashed" }),
    );
    await pool.close();
    await Promise.all(refused);
    await assert.rejects(pool.read(plain(path, "late.txt")), /the archive is closing/);
  });
});

it("no reader outlives its archive, even when that is killed while one is busy and one is not", async () => {
  const pool = JSON.stringify(new URL("../../../ingest/reading/pool.js", import.meta.url).href);
  const endless = await keep("endless.html", `${"<div>".repeat(150_000)}words`);
  const short = await keep("short.txt", "This council resolves to act.");
  const program = `
    const { createReaderPool } = await import(${pool});
    const pool = createReaderPool({ size: 2 });
    pool.read({ path: ${JSON.stringify(endless)}, name: "endless.html", mediaType: "text/html" }).catch(() => {});
    pool.read({ path: ${JSON.stringify(short)}, name: "short.txt", mediaType: "text/plain" }).catch(() => {});
    setInterval(() => {}, 1000);
    console.log("started");`;
  const parent = spawn(process.execPath, ["--input-type=module", "-e", program], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((resolve) => parent.stdout.once("data", resolve));
  await sleep(1500);
  const children = await childrenOf(parent.pid as number);
  assert.equal(children.length, 2);
  parent.kill("SIGKILL");
  for (let waited = 0; waited < 60_000 && children.some(isAlive); waited += 100) await sleep(100);
  assert.deepEqual(children.filter(isAlive), []);
});

async function childrenOf(pid: number): Promise<number[]> {
  const list = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
  return list.trim().split(" ").filter(Boolean).map(Number);
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
