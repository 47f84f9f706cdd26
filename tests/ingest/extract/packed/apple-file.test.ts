import assert from "node:assert/strict";
import { test } from "node:test";
import { unpack } from "../unpacking.js";

function appleFile(parts: [id: number, content: string][], magic = 0x00051600): Buffer {
  const head = Buffer.alloc(26 + 12 * parts.length);
  head.writeUInt32BE(magic, 0);
  head.writeUInt32BE(0x00020000, 4);
  head.writeUInt16BE(parts.length, 24);
  let start = head.length;
  for (const [index, [id, content]] of parts.entries()) {
    head.writeUInt32BE(id, 26 + 12 * index);
    head.writeUInt32BE(start, 30 + 12 * index);
    head.writeUInt32BE(content.length, 34 + 12 * index);
    start += content.length;
  }
  return Buffer.concat([head, ...parts.map(([, content]) => Buffer.from(content))]);
}

test("a file in the envelope of an old Mac is taken out by the name it had", async () => {
  const { mediaType, extraction, members } = await unpack(
    appleFile([
      [3, "report.pdf"],
      [2, "fork"],
      [1, "\n%PDF-1.7 words"],
    ]),
    "a.pdf",
  );
  assert.equal(mediaType, "application/applefile");
  assert.deepEqual(members, { "data fork": "\n%PDF-1.7 words" });
  assert.equal(extraction.text, "File: report.pdf; Size: 15 bytes");
});

test("an envelope without the file is told from one with it; a file cut off is given as it is", async () => {
  await assert.rejects(unpack(appleFile([[9, "finder"]], 0x00051607), "._a.pdf"), {
    code: "unsupported",
    message: /only what a Mac noted/,
  });
  const { extraction, members } = await unpack(appleFile([[1, "words that end"]]).subarray(0, -4), "a.txt");
  assert.deepEqual(members, { "data fork": "words that" });
  assert.deepEqual(extraction.warnings, ["The file inside is cut off."]);
});
