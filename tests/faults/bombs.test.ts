import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { ExtractionFailed } from "../../ingest/extract/extraction.js";
import { createReaderPool, type ReaderPool } from "../../ingest/reading/pool.js";
import { discardScratch } from "../../ingest/reading/scratch.js";
import { bombs, type End, megabyte } from "../ingest/reading/made-bombs.js";

const limits = { timeoutMs: 8_000, pageMs: 6_000, memoryBytes: 400 * megabyte };
/** Past its time, a reader is seen, killed and gone within so many milliseconds, on a machine with much to do. */
const grace = 8_000;
/** A limit of memory is looked at ten times a second; so much may come in between, and is given back. */
const overshoot = 300 * megabyte;

/** Bombs that do by another format what one of those read does: left out unless `IBID_ALL_BOMBS` is set. */
const alike = [
  ...["flate-twice.pdf", "letters.pdf", "tags.docx", "bomb.xlsx", "bomb.odt", "tables.html", "quote.csv"],
  ...["letters.txt", "cues.vtt", "many.zip", "bomb.mbox"],
];
const isAll = process.env.IBID_ALL_BOMBS !== undefined;
const chosen = bombs.filter(({ name }) => isAll || !alike.includes(name));
const drawn = [
  "flate.pdf",
  "operators.pdf",
  "huge.png",
  ...(isAll ? ["forms.pdf", "poster.pdf", "image.pdf"] : []),
];

let folder = "";
let pool: ReaderPool;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ibid-bombs-"));
  await writeFile(join(folder, "motion.txt"), "It was resolved.");
  pool = createReaderPool({ size: 2, ...limits });
});
after(async () => {
  await pool.close();
  await rm(folder, { recursive: true });
});

/** A bystander stopped for what a bomb left in its reader is read again by a fresh one, as the archive does. */
async function plainText(): Promise<string> {
  const file = { path: join(folder, "motion.txt"), name: "motion.txt", mediaType: "text/plain" };
  const read = await pool.read(file).catch(() => pool.read(file, { alone: true }));
  return read.extraction.text;
}

async function endOf(work: () => Promise<unknown>): Promise<{ end: End; message: string }> {
  try {
    await work();
    return { end: "read", message: "" };
  } catch (error) {
    assert.ok(error instanceof ExtractionFailed, String(error));
    assert.notEqual(error.code, "crashed", error.message);
    assert.doesNotMatch(error.message, /allocation failed/);
    const isLimit = /took longer than|needed more than/.test(error.message);
    return { end: isLimit ? "limit" : "refused", message: error.message };
  }
}

describe("a bomb costs its limit and no more", () => {
  for (const { name, mediaType, bytes, ends } of chosen)
    it(name, async () => {
      const path = join(folder, name);
      await writeFile(path, bytes());
      const memory = watchReaders();
      const started = performance.now();
      const beside = plainText();
      const tried = (alone: boolean) =>
        endOf(async () => discardScratch(await pool.read({ path, name, mediaType }, { alone })));
      const first = await tried(false);
      // As the archive does: what passed a limit beside others, and need not, is read once more alone.
      const again = first.end === "limit" && !ends.includes("limit");
      const { end, message } = again ? await tried(true) : first;
      const ms = performance.now() - started;
      const peak = memory.stop();
      await rm(path);
      assert.ok(ends.includes(end), `it ended so: ${end} ${message}`);
      assert.ok(ms < (again ? 2 : 1) * limits.timeoutMs + grace, `${ms} ms`);
      assert.ok(peak < limits.memoryBytes + overshoot, `${peak / megabyte} MB`);
      assert.equal(await beside, "It was resolved.");
      assert.equal(await plainText(), "It was resolved.");
    });

  for (const name of drawn)
    it(`${name}, when it is drawn and when it is read by machine`, async () => {
      const bomb = bombs.find((one) => one.name === name);
      const path = join(folder, name);
      await writeFile(path, bomb?.bytes() ?? "");
      const file = { path, name, mediaType: bomb?.mediaType ?? "" };
      const memory = watchReaders();
      const started = performance.now();
      const ended = await Promise.all([
        endOf(() => pool.drawPage(file, { page: 1, width: 800 })),
        endOf(() => pool.readScan(file)),
      ]);
      const ms = performance.now() - started;
      assert.ok(ms < 3 * limits.timeoutMs + grace, `${ms} ms: ${JSON.stringify(ended)}`);
      assert.ok(memory.stop() < limits.memoryBytes + overshoot);
      assert.equal(await plainText(), "It was resolved.");
    });
});

/** The most memory that one of this process's children held, until stopped. */
function watchReaders(): { stop(): number } {
  let peak = 0;
  const look = () => {
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name)))
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
        const [, parent, ...fields] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        if (Number(parent) === process.pid) peak = Math.max(peak, Number(fields[19]) * 4096);
      } catch {
        // It ended between being listed and being looked at.
      }
  };
  const timer = setInterval(look, 100);
  return {
    stop: () => {
      clearInterval(timer);
      return peak;
    },
  };
}
