import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { widestPage } from "../../../ingest/extract/draw-page.js";
import { drawnPicture } from "../../../ingest/extract/ocr/canvas.js";
import { imageSize } from "../../../ingest/extract/ocr/image-size.js";
import { createReaderPool, type ReaderPool } from "../../../ingest/reading/pool.js";
import { madePdf } from "../extract/made-pdf.js";
import { tiffOf } from "../extract/made-tiff.js";

let folder = "";
let pool: ReaderPool;
before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ibid-drawing-"));
  pool = createReaderPool({ size: 1 });
});
after(async () => {
  await pool.close();
  await rm(folder, { recursive: true });
});

async function kept(name: string, mediaType: string, bytes: Uint8Array) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return { path, name, mediaType };
}

/** Two pages of 600 by 800 points: black on the upper half of the first, on the lower half of the second. */
async function twoPages() {
  const pdf = await madePdf((draw) => {
    for (const top of [0, 400])
      draw
        .addPage({ size: [600, 800] })
        .rect(0, top, 600, 400)
        .fill("black");
  });
  return kept("two.pdf", "application/pdf", pdf);
}

/** How dark the upper and the lower half of a picture are, from 0 to 255, a quarter of the way in. */
async function halves(bytes: Uint8Array): Promise<[number, number]> {
  const { grey, width, height } = await drawnPicture(bytes, 400, 100);
  const at = (share: number) => grey[Math.round(height * share) * width + Math.round(width / 2)] ?? -1;
  return [at(0.25), at(0.75)];
}

describe("a page drawn for the browser", () => {
  it("is the page asked for, as wide as asked for", async () => {
    const file = await twoPages();
    const first = await pool.drawPage(file, { page: 1, width: 300 });
    const second = await pool.drawPage(file, { page: 2, width: 450 });
    assert.deepEqual(imageSize(first?.bytes as Uint8Array), { width: 300, height: 400 });
    assert.deepEqual([second?.mediaType, second?.width, second?.height], ["image/webp", 450, 600]);
    assert.deepEqual(await halves(first?.bytes as Uint8Array), [0, 255]);
    assert.deepEqual(await halves(second?.bytes as Uint8Array), [255, 0]);
    assert.equal(await pool.drawPage(file, { page: 3, width: 300 }), null);
  });

  it("is no larger than a browser needs, however large it is asked for or says it is", async () => {
    const wide = await pool.drawPage(await twoPages(), { page: 1, width: 100_000 });
    assert.equal(wide?.width, widestPage);
    const strip = await madePdf((draw) => void draw.addPage({ size: [10, 14_400] }));
    const drawn = await pool.drawPage(await kept("strip.pdf", "application/pdf", strip), {
      page: 1,
      width: 2_000,
    });
    assert.ok(drawn && drawn.width * drawn.height < 20_000_000, `${drawn?.width} × ${drawn?.height}`);
  });

  it("can be a picture, or one of several in a TIFF", async () => {
    const page = await pool.drawPage(await twoPages(), { page: 1, width: 300 });
    const picture = await kept("scan.webp", "image/webp", page?.bytes as Uint8Array);
    const again = await pool.drawPage(picture, { page: 1, width: 150 });
    assert.deepEqual([again?.width, again?.height], [150, 200]);
    assert.deepEqual(await halves(again?.bytes as Uint8Array), [0, 255]);
    assert.equal(await pool.drawPage(picture, { page: 2, width: 150 }), null);
    const second = await pool.drawPage(await twoPages(), { page: 2, width: 300 });
    const sheets = [page?.bytes, second?.bytes] as Uint8Array[];
    const tiff = await kept("fax.tiff", "image/tiff", await tiffOf(sheets, [0, 0]));
    const fax = await pool.drawPage(tiff, { page: 2, width: 300 });
    assert.deepEqual(await halves(fax?.bytes as Uint8Array), [255, 0]);
  });

  it("is told of in words when there is none, and why", async () => {
    const text = await kept("motion.txt", "text/plain", Buffer.from("This council resolves."));
    assert.equal(await pool.drawPage(text, { page: 1, width: 300 }), null);
    const broken = await kept("broken.png", "image/png", Buffer.from("no picture"));
    await assert.rejects(pool.drawPage(broken, { page: 1, width: 300 }), {
      code: "corrupt",
      message: /broken\.png is damaged and cannot be read as a picture/,
    });
  });

  it("does not wait for files that are being read, and is stopped when it takes too long", async () => {
    const worker = new URL("./endless-worker.js", import.meta.url);
    const stuck = createReaderPool({ size: 1, timeoutMs: 60_000, pageMs: 500, worker });
    try {
      const file = await twoPages();
      const reading = stuck.read(file).catch((error: Error) => error);
      await assert.rejects(stuck.drawPage(file, { page: 2, width: 300 }), {
        code: "too-long",
        message: "two.pdf took longer than 0.5 seconds to draw its page 2 and was stopped.",
      });
      assert.equal(await Promise.race([reading, "still being read"]), "still being read");
    } finally {
      await stuck.close();
    }
  });
});
