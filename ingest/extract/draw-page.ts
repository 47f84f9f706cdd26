/** One page of a file as a person sees it, as an image for the browser. */
import { readFile } from "node:fs/promises";
import type { FileInput, FileOnDisk } from "./extractors.js";
import type { Sheet } from "./ocr/canvas.js";

/** Which page is to be drawn, and how large. */
export interface PageDrawing {
  /** Counted from 1. */
  page: number;
  /** Of a PDF: words to be covered; the image is then a PNG, and tells how often each was found. */
  cover?: readonly string[];
  /** Dots across, cut to what a drawing may have: `widestPage`, and fewer for a page far higher than wide. */
  width: number;
}

export interface PageImage {
  bytes: Uint8Array;
  mediaType: "image/webp" | "image/png";
  width: number;
  height: number;
  /** Where words were covered: how often each was found, and the size of the page in points. */
  covered?: { found: number[]; points: { width: number; height: number } };
}

export const widestPage = 2400;
/** Letters stay sharp, and a page takes about 100 kB. */
const quality = 85;

type Drawer = (input: FileInput, drawing: PageDrawing) => Promise<Sheet | null>;

const pictures = async () => (await import("./pictures/draw-picture.js")).drawPicturePage;
const drawers: Record<string, () => Promise<Drawer>> = {
  "application/pdf": async () => (await import("./pdf/draw-page.js")).drawPdfPage,
  "image/jpeg": pictures,
  "image/png": pictures,
  "image/webp": pictures,
  "image/tiff": pictures,
};

/** True for formats whose pages can be drawn. */
export function canBeDrawn(mediaType: string): boolean {
  return Object.hasOwn(drawers, mediaType);
}

/**
 * Draws in the calling process, without limits: the server goes through the pool.
 * @returns null when the file has no such page, or is of a format without pages to be seen
 * @throws ExtractionFailed `corrupt`, `encrypted`, or `unsupported` for a picture too large to be drawn
 */
export async function drawPage(
  { path, ...terms }: FileOnDisk,
  { page, width, cover }: PageDrawing,
): Promise<PageImage | null> {
  const load = drawers[terms.mediaType];
  if (!load || !Number.isInteger(page) || page < 1) return null;
  const wanted = Math.min(Math.max(1, Math.round(width) || 1), widestPage);
  if (cover) {
    if (terms.mediaType !== "application/pdf") return null;
    const { drawCoveredPage } = await import("./pdf/draw-covered.js");
    const drawn = await drawCoveredPage(
      { bytes: await readFile(path), ...terms },
      { page, width: wanted, cover },
    );
    if (!drawn) return null;
    const { sheet, found, points } = drawn;
    return { ...(await sheet.png()), mediaType: "image/png", covered: { found, points } };
  }
  const draw = await load();
  const sheet = await draw({ bytes: await readFile(path), ...terms }, { page, width: wanted });
  return sheet && { ...(await sheet.webp(quality)), mediaType: "image/webp" };
}
