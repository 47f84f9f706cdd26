import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, it } from "node:test";
import { createReaderPool } from "../../../ingest/reading/pool.js";
import { drawScan } from "../../../ingest/samples/draw-scan.js";
import { bindImages } from "../../../ingest/samples/typeset-pdf.js";

let folder = "";
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ibid-scans-"));
});
after(() => rm(folder, { recursive: true }));

async function scan(name: string) {
  const sheets = await drawScan("The first sheet of two.\n---\nThe second sheet of two.", 11);
  const path = join(folder, name);
  await writeFile(path, await bindImages(sheets, new Map([["created", "2025-10-16T09:12:00Z"]])));
  return { path, name, mediaType: "application/pdf" };
}

it("a scan is read page by page, while texts are read beside it", async () => {
  const pool = createReaderPool({ size: 1 });
  try {
    const path = join(folder, "motion.txt");
    await writeFile(path, "A text.");
    const order: string[] = [];
    const scanned = pool
      .readScan(await scan("letter.pdf"), (done, total) => order.push(`${done} of ${total}`))
      .then((read) => {
        order.push("scan");
        return read.extraction;
      });
    await pool.read({ path, name: "motion.txt", mediaType: "text/plain" });
    order.push("text");
    const { text, pages } = await scanned;
    assert.equal(text, "The first sheet of two.\n\nThe second sheet of two.");
    assert.deepEqual(
      pages.map((page) => page.method),
      ["ocr", "ocr"],
    );
    assert.deepEqual(
      order.filter((one) => one !== "text"),
      ["0 of 2", "1 of 2", "2 of 2", "scan"],
    );
    assert.ok(order.indexOf("text") < order.indexOf("scan"), order.join(", "));
  } finally {
    await pool.close();
  }
});

it("a scan whose next page does not come is stopped, and what waits behind it is not forgotten", async () => {
  const worker = new URL("./endless-worker.js", import.meta.url);
  const pool = createReaderPool({ size: 1, timeoutMs: 300, pageMs: 100, worker });
  try {
    const file = await scan("endless.pdf");
    const outcomes = await Promise.allSettled([pool.readScan(file), pool.readScan(file)]);
    for (const outcome of outcomes)
      assert.match(
        outcome.status === "rejected" ? String(outcome.reason) : "",
        /endless\.pdf took longer than 0\.3 seconds to read and was stopped/,
      );
  } finally {
    await pool.close();
  }
});

it("a scan is read by the program of the machine where there is one, though no reader may start it", async (test) => {
  const programPath = process.env.PATH ?? "";
  if (spawnSync("tesseract", ["--version"]).status !== 0) return test.skip("there is no tesseract program");
  const pool = createReaderPool({ size: 1, programPath });
  try {
    const { extraction } = await pool.readScan(await scan("letter.pdf"));
    assert.equal(extraction.text, "The first sheet of two.\n\nThe second sheet of two.");
    assert.match(extraction.extractorVersion, /^\d+, tesseract \d/);
  } finally {
    await pool.close();
  }
});

it("a scan in several languages is read though their data lies in several packages", async () => {
  const pool = createReaderPool({ size: 1, languages: ["eng", "eng"] });
  try {
    const { extraction } = await pool.readScan(await scan("letter.pdf"));
    assert.match(extraction.text, /^The first sheet of two\./);
  } finally {
    await pool.close();
  }
});
