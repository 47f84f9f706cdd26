import assert from "node:assert/strict";
import { test } from "node:test";
import { boxOnSheet } from "../../../../ingest/extract/ocr/box-on-sheet.js";
import { levelled } from "../../../../ingest/extract/ocr/level.js";
import { type Raster, turned } from "../../../../ingest/extract/ocr/raster.js";
import { boxUnits } from "../../../../storage/model/placed-page.js";

/** A sheet of 200 × 300 dots with a black bar on it. */
function sheetWithBar(): Raster {
  const grey = new Uint8Array(200 * 300).fill(255);
  for (let y = 40; y < 60; y++) grey.fill(0, y * 200 + 20, y * 200 + 120);
  return { width: 200, height: 300, dpi: 100, grey };
}

/** Around all that is dark. */
function inkOf({ width, height, grey }: Raster) {
  let [left, top, right, bottom] = [width, height, 0, 0];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      if ((grey[y * width + x] ?? 255) < 128) {
        [left, right] = [Math.min(left, x), Math.max(right, x + 1)];
        [top, bottom] = [Math.min(top, y), Math.max(bottom, y + 1)];
      }
  return { left, top, right, bottom };
}

const expected = [20 / 200, 40 / 300, 100 / 200, 20 / 300].map((share) => Math.round(share * boxUnits));

test("a word on a sheet that lay straight stands where it was seen", () => {
  const sheet = sheetWithBar();
  assert.deepEqual(boxOnSheet(inkOf(sheet), sheet, 0), expected);
});

for (const quarters of [1, 2, 3] as const)
  test(`a word seen after ${quarters} quarter turns is found on the sheet as it came`, () => {
    const sheet = turned(sheetWithBar(), quarters);
    assert.deepEqual(boxOnSheet(inkOf(sheet), sheet, quarters), expected);
  });

test("a word on a sheet that was laid level is found where it stood askew", () => {
  const width = 1400;
  const height = 1000;
  const grey = new Uint8Array(width * height).fill(255);
  const slope = Math.tan((2 * Math.PI) / 180);
  for (let line = 0; line < 8; line++)
    for (let x = 100; x < 1300; x++)
      for (let thick = 0; thick < 20; thick++)
        grey[(100 + line * 90 + thick + Math.round((x - 700) * slope)) * width + x] = 0;
  const askew: Raster = { width, height, dpi: 100, grey };
  const level = levelled(askew);
  assert.ok(level.tilt);
  // The first line, level now, at its right end: askew it stands lower there.
  const [left, top] = boxOnSheet({ left: 1180, right: 1220, top: 100, bottom: 120 }, level, 0);
  const stood = 100 + (1200 - 700) * slope;
  assert.ok(Math.abs((top / boxUnits) * height - stood) < 6, `${(top / boxUnits) * height} near ${stood}`);
  // … and further right, since the whole sheet was turned about its middle.
  const right = 1180 + 390 * Math.sin((2 * Math.PI) / 180);
  assert.ok(Math.abs((left / boxUnits) * width - right) < 4);
});
