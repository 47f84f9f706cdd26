import assert from "node:assert/strict";
import { test } from "node:test";
import { drawScan } from "../../../ingest/samples/draw-scan.js";
import { pagesOf, sampleNamed } from "./sample-text.js";

const letter = "Dear Sir,\n\nI am well.\n~\n---\n- 2 -\n";

test("the scanned letter is a PDF of two sheets, below 400 KB, without a text layer", async () => {
  const bytes = await sampleNamed("resident-letter").bytes();
  assert.ok(bytes.length < 400 * 1024, `${bytes.length} bytes`);
  assert.deepEqual(
    (await pagesOf(bytes)).map((page) => page.trim()),
    ["", ""],
  );
});

test("a sheet is drawn as a JPEG for each part of the letter, the same for the same seed only", async () => {
  const sheets = await drawScan(letter, 1);
  assert.equal(sheets.length, 2);
  for (const sheet of sheets) assert.equal(Buffer.from(sheet.subarray(0, 3)).toString("hex"), "ffd8ff");
  assert.deepEqual(await drawScan(letter, 1), sheets);
  assert.notDeepEqual(await drawScan(letter, 2), sheets);
});

test("the words are drawn: another word gives another picture", async () => {
  const [first] = await drawScan("I am well.", 1);
  const [second] = await drawScan("I am ill..", 1);
  assert.notDeepEqual(first, second);
});
