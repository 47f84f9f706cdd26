/** A page of a PDF as an image to be read by machine. */
import { whiteSheet } from "../ocr/canvas.js";
import { mostDots } from "../ocr/raster.js";
import type { Scan } from "../ocr/read-scans.js";
import type { SeenPage } from "../ocr/seen-page.js";
import type { InnerDocument } from "./inner.js";
import { type PdfItem, type PdfPage, rightOf } from "./page.js";

const pointsPerInch = 72;
/** Text drawn as outlines is sharp at any size; this is enough to read it. */
const cleanDpi = 200;
/** Scans are read best as they were scanned: drawn at another size their letters blur. Measured from 150 to 300. */
const leastDpi = 150;
const mostDpi = 300;

/** Unpacked, the dots of an image take up to fifteen bytes each: more of them would cost all other pages their reader. */
const mostImageDots = 60_000_000;

/** A page to be drawn when its turn comes, as fine as its images are, but never larger than fits into memory. */
export function scanOf(doc: InnerDocument, number: number, dots: number): Scan {
  return {
    number,
    draw: async () => {
      if (dots > mostImageDots)
        throw new Error(`its image has ${Math.round(dots / 1e6)} million dots; up to 60 million can be read`);
      const page = await doc.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const own = Math.sqrt(dots / (width * height)) * pointsPerInch;
      const dpi = dots === 0 ? cleanDpi : Math.min(Math.max(own, leastDpi), mostDpi);
      const scale = Math.min(dpi / pointsPerInch, Math.sqrt(mostDots / (width * height)));
      const viewport = page.getViewport({ scale });
      const sheet = whiteSheet(Math.round(viewport.width) || 1, Math.round(viewport.height) || 1);
      await page.render({ canvas: null, canvasContext: sheet.context, viewport }).promise;
      page.cleanup();
      return sheet.raster(scale * pointsPerInch);
    },
  };
}

/**
 * A page that has both: the words of its text layer, and those seen on its image where the layer has none. A word that
 * the layer has near by is the same word, drawn. Without words of its own a page is as it was seen, upright.
 */
export function withSeen(page: PdfPage, seen: SeenPage): PdfPage {
  if (page.items.length === 0) return seen;
  const turn = ((4 - seen.quarters) % 4) as PdfItem["turn"];
  const typed = page.items.filter((item) => item.turn === turn);
  const added = seen.items.filter(
    (item) => !typed.some((other) => overlap(item, other) || isDrawn(other, item)),
  );
  return { ...page, items: [...page.items, ...added.map((item) => ({ ...item, turn }))] };
}

function overlap(one: PdfItem, other: PdfItem): boolean {
  const across = Math.min(rightOf(one), rightOf(other)) - Math.max(one.x, other.x);
  const down = Math.min(one.y, other.y) - Math.max(one.y - one.size, other.y - other.size);
  return across > 0.5 * Math.min(one.width, other.width) && down > 0.4 * Math.min(one.size, other.size);
}

/** In type sizes, so far from its place in the file a word of it may be seen: along its line, and up or down. */
const drawnAlong = 1.5;
const drawnAcross = 0.6;

/** The word seen is one of the words of this item, seen somewhat beside its place. */
function isDrawn(typed: PdfItem, seen: PdfItem): boolean {
  const size = Math.min(typed.size, seen.size);
  const away = Math.max(typed.x - rightOf(seen), seen.x - rightOf(typed));
  if (away > drawnAlong * size || Math.abs(typed.y - seen.y) > drawnAcross * size) return false;
  const word = folded(seen.text);
  return word !== "" && folded(typed.text).split(" ").includes(word);
}

function folded(text: string): string {
  return (text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(" ");
}
