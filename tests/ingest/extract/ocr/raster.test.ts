import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { createCanvas } from "@napi-rs/canvas";
import { drawnPicture } from "../../../../ingest/extract/ocr/canvas.js";
import { imageSize } from "../../../../ingest/extract/ocr/image-size.js";
import { levelled, tiltOf } from "../../../../ingest/extract/ocr/level.js";
import { greyRows, pgmOf, type Raster, shrunk, turned } from "../../../../ingest/extract/ocr/raster.js";

/** Dots by rows of figures: 0 is black, 9 nearly white. */
function raster(...rows: string[]): Raster {
  const grey = Uint8Array.from(rows.join(""), (figure) => Number(figure) * 28);
  return { width: rows[0]?.length ?? 0, height: rows.length, dpi: 300, grey };
}

const shown = ({ width, grey }: Raster) =>
  [...grey]
    .map((dot) => dot / 28)
    .join("")
    .match(new RegExp(`.{${width}}`, "g"));

describe("a page as grey dots", () => {
  it("is turned by quarters", () => {
    const page = raster("123", "456");
    assert.deepEqual(shown(turned(page, 1)), ["41", "52", "63"]);
    assert.deepEqual(shown(turned(page, 2)), ["654", "321"]);
    assert.deepEqual(shown(turned(page, 3)), ["36", "25", "14"]);
  });

  it("is made smaller by the mean of its dots, with its resolution", () => {
    const small = shrunk(raster("1133", "1133", "5577", "5577"), 2);
    assert.deepEqual([shown(small), small.dpi], [["13", "57"], 150]);
  });

  it("is white where a picture lets its ground through", () => {
    const page = { width: 3, height: 1, dpi: 1, grey: new Uint8Array(3) };
    greyRows(page, 0, Uint8Array.from([0, 0, 0, 255, 0, 0, 0, 0, 255, 255, 255, 255]));
    assert.deepEqual([...page.grey], [0, 255, 255]);
  });

  it("is handed on as a PGM file", () => {
    assert.equal(pgmOf(raster("19")).toString("latin1"), "P5\n2 1\n255\n\u001c\u00fc");
  });
});

describe("a sheet that lay askew", () => {
  it("is laid straight: its lines are level then, and a level one is left as it is", () => {
    for (const degrees of [-3, 2, 0]) {
      const sheet = barsAt(degrees);
      assert.ok(Math.abs(tiltOf(sheet) - degrees) <= 0.15, `${tiltOf(sheet)} for ${degrees}`);
      assert.ok(Math.abs(tiltOf(levelled(sheet))) <= 0.15);
    }
    const level = barsAt(0);
    assert.equal(levelled(level), level);
  });

  it("is left as it is when there is nothing on it", () => {
    const blank = { width: 100, height: 100, dpi: 72, grey: new Uint8Array(10_000).fill(250) };
    assert.equal(levelled(blank), blank);
  });
});

/** Bars as lines of writing are, falling to the right by so many degrees. */
function barsAt(degrees: number): Raster {
  const [width, height] = [700, 900];
  const grey = new Uint8Array(width * height).fill(240);
  const slope = Math.tan((degrees * Math.PI) / 180);
  for (let bar = 0; bar < 30; bar++)
    for (let x = 80; x < 600; x++)
      for (let thick = 0; thick < 8; thick++)
        grey[Math.round(60 + bar * 24 + thick + slope * x) * width + x] = 20;
  return { width, height, dpi: 72, grey };
}

describe("the size of a picture", () => {
  const canvas = createCanvas(61, 34);

  it("is told from its first bytes, in each kind", () => {
    const webp = canvas.toBuffer("image/webp", 80);
    for (const bytes of [canvas.toBuffer("image/png"), canvas.toBuffer("image/jpeg"), webp])
      assert.deepEqual(imageSize(bytes), { width: 61, height: 34 });
  });

  it("is not told by bytes that are no picture, or are cut short", () => {
    assert.equal(imageSize(Buffer.from("no picture at all, but some words of text")), null);
    assert.equal(imageSize(canvas.toBuffer("image/jpeg").subarray(0, 40)), null);
  });

  it("is that of the picture upright, when a camera was held sideways", async () => {
    const exif = Buffer.from(
      "ffe1002245786966000049492a0008000000010012010300010000000600000000000000",
      "hex",
    );
    const jpeg = canvas.toBuffer("image/jpeg");
    const turnedPhoto = Buffer.concat([jpeg.subarray(0, 2), exif, jpeg.subarray(2)]);
    const { width, height, dpi } = await drawnPicture(turnedPhoto, 122, 150);
    assert.deepEqual([width, height, dpi], [68, 122, 150]);
  });
});
