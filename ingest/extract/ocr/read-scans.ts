/** Pages whose words are only in their image, read by machine: several at once, each within its time. */
import { linesOfHocr } from "./hocr.js";
import { meanConfidence } from "./is-writing.js";
import { levelled } from "./level.js";
import { isBlank, type Raster, turned } from "./raster.js";
import { type OcrSettings, openRecognizer, places, type Recognizer } from "./recognizer.js";
import { type SeenPage, seenPage } from "./seen-page.js";
import { withSteadySizes } from "./steady-sizes.js";

/** How reading by machine is to be done, and who is told how far it has come. */
export interface Ocr extends OcrSettings {
  onPage?(done: number, total: number): void;
}

export interface Scan {
  /** Of its page, counted from 1. */
  number: number;
  draw(): Promise<Raster>;
}

export interface ScansRead {
  /** What read, with its version and languages. */
  reader: string;
  /** The pages on which words were found. */
  pages: Map<number, SeenPage>;
  /** Those on which there is nothing at all: blank sheets, which are known to say nothing. */
  blank: Set<number>;
  /** A sentence for each page that could not be read at all. */
  warnings: string[];
}

/** Below this mean confidence a sheet may lie on its side or head, so that is tried too. */
const uprightConfidence = 60;
/** Above this, no other way is tried. */
const surelyUpright = 80;
/** Turned, it must be so much better. */
const clearlyBetter = 10;

/**
 * Reads the scans. One that fails or takes too long is warned of and does not keep the others from being read.
 * @throws ExtractionFailed `unsupported` when the data of a language is not installed
 */
export async function readScans(scans: readonly Scan[], ocr: Ocr): Promise<ScansRead> {
  const recognizer = await openRecognizer(ocr);
  const found: SeenPage[] = [];
  const warnings: string[] = [];
  const blank = new Set<number>();
  const underWay = new Set<Promise<void>>();
  let done = 0;
  ocr.onPage?.(done, scans.length);
  try {
    for (const scan of scans) {
      const image = await scan.draw().catch((error: Error) => error);
      if (!(image instanceof Error) && isBlank(image)) blank.add(scan.number);
      const reading = readOne(scan.number, blank.has(scan.number) ? null : image, recognizer)
        .then((page) => void (page && found.push(page)))
        .catch((error: Error) => void warnings.push(unread(scan.number, error)))
        .finally(() => {
          underWay.delete(reading);
          done += 1;
          ocr.onPage?.(done, scans.length);
        });
      underWay.add(reading);
      if (underWay.size >= places) await Promise.race(underWay);
    }
    await Promise.all(underWay);
  } finally {
    await recognizer.close();
  }
  const pages = new Map(withSteadySizes(found).map((page) => [page.number, page]));
  return { reader: recognizer.name, pages, blank, warnings };
}

async function readOne(
  number: number,
  image: Raster | Error | null,
  recognizer: Recognizer,
): Promise<SeenPage | null> {
  if (image === null) return null;
  if (image instanceof Error) throw image;
  const level = levelled(image);
  const upright = await seen(level, recognizer);
  if (upright.confidence >= uprightConfidence) return seenPage(number, upright.lines, level);
  let best: typeof upright & { quarters?: 1 | 2 | 3 } = upright;
  for (const quarters of [1, 2, 3] as const) {
    if (best.confidence >= surelyUpright) break;
    const other = await seen(levelled(turned(image, quarters)), recognizer);
    if (other.confidence > best.confidence + clearlyBetter) best = { ...other, quarters };
  }
  return seenPage(number, best.lines, best.raster, best.quarters);
}

async function seen(raster: Raster, recognizer: Recognizer) {
  const lines = linesOfHocr(await recognizer.recognize(raster));
  return { raster, lines, confidence: meanConfidence(lines) };
}

function unread(number: number, error: Error): string {
  return `Page ${number} could not be read by machine: ${error.message}.`;
}
