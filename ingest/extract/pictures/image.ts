/** Pictures: a photograph or scan of a page, or several in a TIFF. Their words are read by machine. */
import { outsideText } from "../../../storage/model/finding.js";
import { aboutPages } from "../about-pages.js";
import { makeExtraction, type PageDraft } from "../assemble.js";
import { type Extraction, ExtractionFailed } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { madeBy } from "../made-by.js";
import { drawnPicture } from "../ocr/canvas.js";
import { imageSize, type Size } from "../ocr/image-size.js";
import { mostDots, type Raster, shrunk } from "../ocr/raster.js";
import { type Ocr, readScans, type Scan } from "../ocr/read-scans.js";
import { howSeen } from "../ocr/seen-page.js";
import { tiffPages } from "../ocr/tiff.js";
import { blocksOf } from "../pdf/paragraphs.js";
import { readingOrder } from "../pdf/reading-order.js";
import { rawPages } from "../text/raw-text.js";
import { positionIn } from "./picture-position.js";

/** Unpacked, each dot takes four bytes or more. */
const mostPictureDots = 50_000_000;
/** A picture is supposed to show a sheet of A4, whose long side this is. */
const sheetInches = 11.7;
/** The resolution at which scans are read best; coarser ones are enlarged, but not beyond twice. */
const bestDpi = 300;

interface Picture extends Size {
  draw(): Promise<Raster>;
}

/**
 * The words on a picture in reading order; without `ocr`, none, and `scanPages` says how many pages there are.
 * @throws ExtractionFailed `corrupt`, `too-large`, or `unsupported` for a language that cannot be read
 */
export async function extractImage({ bytes, name, mediaType }: FileInput, ocr?: Ocr): Promise<Extraction> {
  const pictures = picturesOf(bytes, name, mediaType);
  const position = positionIn(bytes);
  for (const picture of pictures) refuseHugePicture(picture, name);
  const scans = pictures.map(({ draw }, index): Scan => ({ number: index + 1, draw }));
  const seen = ocr ? await readScans(scans, ocr) : null;
  const { lines, furniture } = readingOrder(
    [...(seen?.pages.values() ?? [])].sort((a, b) => a.number - b.number),
  );
  const drafts = scans.map(({ number }): PageDraft => {
    const page = seen?.pages.get(number);
    if (!page) return { number, label: null, method: seen?.blank.has(number) ? "text" : "none" };
    return { number, label: null, ...howSeen(page) };
  });
  return makeExtraction({
    ...madeBy("image", seen?.reader),
    drafts: blocksOf(lines),
    pages: drafts,
    furniture,
    ...(seen && { rawPages: rawPages([], seen.pages) }),
    warnings: aboutPages(drafts, seen),
    findings: position === null ? [] : [outsideText("position", "the picture", position)],
    ...(!ocr && { scanPages: scans.length }),
  });
}

function picturesOf(bytes: Uint8Array, name: string, mediaType: string): Picture[] {
  if (mediaType === "image/tiff") return tiffPictures(bytes, name);
  const size = imageSize(bytes);
  if (size === null) throw damagedPicture(name, "it does not say how large it is");
  const long = Math.max(size.width, size.height);
  const dpi = Math.min(
    bestDpi,
    (2 * long) / sheetInches,
    Math.sqrt(mostDots / (size.width * size.height)) * (long / sheetInches),
  );
  const draw = () =>
    drawnPicture(bytes, Math.round(dpi * sheetInches), dpi).catch((error: Error) => {
      throw damagedPicture(name, error);
    });
  return [{ ...size, draw }];
}

function tiffPictures(bytes: Uint8Array, name: string): Picture[] {
  let pages: ReturnType<typeof tiffPages>;
  try {
    pages = tiffPages(bytes);
  } catch (error) {
    throw damagedPicture(name, error);
  }
  if (pages.length === 0) throw damagedPicture(name, "there is no picture in it");
  return pages.map(({ width, height, draw }) => ({
    width,
    height,
    draw: async () => {
      const raster = draw();
      const by = Math.max(
        Math.floor(raster.dpi / bestDpi),
        Math.ceil(Math.sqrt((width * height) / mostDots)),
      );
      return by > 1 ? shrunk(raster, by) : raster;
    },
  }));
}

/** The failure of a picture that cannot be unpacked; one that says why already stays as it is. */
export function damagedPicture(name: string, cause: unknown): ExtractionFailed {
  if (cause instanceof ExtractionFailed) return cause;
  const why = cause instanceof Error ? cause.message : String(cause);
  return new ExtractionFailed("corrupt", `${name} is damaged and cannot be read as a picture (${why}).`);
}

/** @throws ExtractionFailed `unsupported` when the picture would take too much memory unpacked */
export function refuseHugePicture({ width, height }: Size, name: string): void {
  if (width * height <= mostPictureDots) return;
  const size = `${width.toLocaleString("en-GB")} × ${height.toLocaleString("en-GB")} dots`;
  throw new ExtractionFailed(
    "unsupported",
    `${name} holds a picture of ${size}; up to 50 million can be read. A smaller copy can be uploaded.`,
  );
}
