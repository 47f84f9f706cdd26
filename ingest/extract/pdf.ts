/** PDF: reads the pages with pdf-parse and hands them to the layout code. The only file that knows pdf-parse. */
import { createRequire } from "node:module";
import { dirname, join, sep } from "node:path";
import { PDFParse } from "pdf-parse";
import { makeExtraction, type PageDraft } from "./assemble.js";
import { cleanText, isGarbled, plainCharacters } from "./clean-text.js";
import { type Extraction, ExtractionFailed, type FileMetadata } from "./extraction.js";
import type { FileInput } from "./extractors.js";
import type { PdfItem, PdfPage } from "./pdf-page.js";
import { blocksOf } from "./pdf-paragraphs.js";
import { readingOrder } from "./pdf-reading-order.js";
import { silentPages } from "./silent-pages.js";

/** The parts of pdf.js that are used; pdf-parse gives text without places, so its inner document is read. */
interface InnerDocument {
  numPages: number;
  getPage(number: number): Promise<InnerPage>;
  getPageLabels(): Promise<string[] | null>;
}
interface InnerPage {
  getViewport(options: { scale: number }): Viewport;
  getTextContent(): Promise<{ items: InnerItem[] }>;
  getOperatorList(): Promise<{ fnArray: number[] }>;
  commonObjs: { has(name: string): boolean; get(name: string): { name?: string } };
  cleanup(): void;
}
interface Viewport {
  width: number;
  height: number;
  transform: number[];
}
interface InnerItem {
  str?: string;
  dir?: string;
  transform: number[];
  width: number;
  fontName: string;
}
interface Info {
  info?: { Title?: unknown; Author?: unknown; Language?: unknown } | null;
}

/** Operators that put something on the page (pdf.js `OPS`): paths, text, shadings, images, forms. */
const painting = new Set([
  20, 21, 22, 23, 24, 25, 26, 27, 44, 45, 46, 47, 62, 63, 66, 74, 83, 84, 85, 86, 87, 88, 89, 91,
]);

/** Fonts of TeX say it in their own way. */
const boldName = /bold|black|heavy|demi|(?:^|[-,])bd\b|(?:cm|sf)bx/i;
const italicName = /italic|oblique|(?:^|[-,])it\b|(?:cm|sf)ti/i;
/** The pdf.js that pdf-parse itself uses: another version's tables would not fit. */
const parserPath = createRequire(import.meta.url).resolve("pdf-parse");
const pdfjs = dirname(createRequire(parserPath).resolve("pdfjs-dist/package.json"));

/**
 * The text of a PDF in reading order. Pages without a sound text layer have method `none` and are named in a warning.
 * @throws ExtractionFailed `encrypted`, `corrupt` or `empty`
 */
export async function extractPdf(input: FileInput): Promise<Extraction> {
  const parser = new PDFParse({
    data: new Uint8Array(input.bytes),
    cMapUrl: join(pdfjs, "cmaps") + sep,
    cMapPacked: true,
    standardFontDataUrl: join(pdfjs, "standard_fonts") + sep,
    verbosity: 0,
  });
  try {
    const info: Info = await parser.getInfo();
    const { doc } = parser as unknown as { doc: InnerDocument };
    return await readDocument(doc, info, input.name);
  } catch (error) {
    throw asFailure(error, input.name);
  } finally {
    await parser.destroy();
  }
}

async function readDocument(doc: InnerDocument, info: Info, name: string): Promise<Extraction> {
  if (doc.numPages === 0) throw new ExtractionFailed("empty", `${name} is a PDF without pages.`);
  const labels = await doc.getPageLabels();
  const pages = await readPages(doc);
  const { lines, furniture } = readingOrder(pages);
  const drafts: PageDraft[] = pages.map((page) => ({
    number: page.number,
    label: labels?.[page.number - 1] || null,
    method: page.readable ? "text" : "none",
  }));
  return makeExtraction({
    extractor: "pdf",
    extractorVersion: "1",
    drafts: blocksOf(lines),
    pages: drafts,
    furniture,
    metadata: metadataOf(info),
    warnings: silentPages(drafts),
  });
}

/** The style of each font, by the name pdf.js gave it. */
type Fonts = Map<string, { bold: boolean; italic: boolean }>;

/** A page is readable when it has a sound text layer, or nothing on it that could be text. */
type ReadPage = PdfPage & { readable: boolean };

async function readPages(doc: InnerDocument): Promise<ReadPage[]> {
  const fonts: Fonts = new Map();
  const pages: ReadPage[] = [];
  for (let number = 1; number <= doc.numPages; number++) {
    const page = await doc.getPage(number);
    const view = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    await learnFonts(page, items, fonts);
    const placed = placedItems(items, view, fonts);
    const sound = placed.length > 0 && !isGarbled(items.map((item) => item.str ?? "").join(""));
    const readable = sound || (placed.length === 0 && (await isBlank(page)));
    pages.push({ number, width: view.width, height: view.height, items: sound ? placed : [], readable });
    page.cleanup();
  }
  return pages;
}

/** Fonts get their names only when a page's drawing is prepared, so that is done where a new font appears. */
async function learnFonts(page: InnerPage, items: InnerItem[], fonts: Fonts): Promise<void> {
  const unknown = items.filter((item) => item.str?.trim() && !fonts.has(item.fontName));
  if (unknown.length === 0) return;
  await page.getOperatorList();
  for (const { fontName } of unknown) {
    const name = (page.commonObjs.has(fontName) && page.commonObjs.get(fontName).name) || "";
    fonts.set(fontName, { bold: boldName.test(name), italic: italicName.test(name) });
  }
}

async function isBlank(page: InnerPage): Promise<boolean> {
  const { fnArray } = await page.getOperatorList();
  return !fnArray.some((operator) => painting.has(operator));
}

function placedItems(items: InnerItem[], view: Viewport, fonts: Fonts): PdfItem[] {
  const placed: PdfItem[] = [];
  let spaced = false;
  for (const item of items) {
    const text = plainCharacters(item.str ?? "").replace(/\n/g, " ");
    if (text.trim() === "") {
      spaced ||= text !== "";
      continue;
    }
    const place = placeOf(item, view);
    const style = fonts.get(item.fontName) ?? { bold: false, italic: false };
    if (place) placed.push({ ...place, ...style, text, spaced, rightToLeft: item.dir === "rtl" });
    spaced = false;
  }
  return placed;
}

type Place = Pick<PdfItem, "x" | "y" | "width" | "size" | "turn">;

/** Where an item stands on the page as it is seen (ISO 32000-1, 8.3.4), or null when that is not on the page. */
function placeOf(item: InnerItem, { width, height, transform }: Viewport): Place | null {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform;
  const [va = 1, vb = 0, vc = 0, vd = 1, ve = 0, vf = 0] = transform;
  const size = Math.hypot(va * c + vc * d, vb * c + vd * d) || Math.hypot(a, b);
  const [x, y] = [va * e + vc * f + ve, vb * e + vd * f + vf];
  const quarters = Math.round(Math.atan2(vb * a + vd * b, va * a + vc * b) / (Math.PI / 2));
  const turn = ((quarters + 4) % 4) as PdfItem["turn"];
  if (x > width || y < 0 || (turn === 0 && (x + item.width < 0 || y - size > height))) return null;
  const turned = [
    [x, y],
    [y, width - x],
    [width - x, height - y],
    [height - y, x],
  ][turn] ?? [x, y];
  return { x: turned[0] ?? x, y: turned[1] ?? y, width: item.width, size, turn };
}

function metadataOf({ info }: Info): Partial<FileMetadata> {
  const text = (value: unknown) => (typeof value === "string" ? cleanText(value) || null : null);
  return { title: text(info?.Title), byline: text(info?.Author), language: text(info?.Language) };
}

function asFailure(error: unknown, name: string): Error {
  if (error instanceof ExtractionFailed || !(error instanceof Error)) return error as Error;
  if (error.name === "PasswordException")
    return new ExtractionFailed(
      "encrypted",
      `${name} needs a password to be opened; upload a copy without one.`,
      { cause: error },
    );
  return new ExtractionFailed(
    "corrupt",
    `${name} is damaged and cannot be read as a PDF (${error.message}).`,
    { cause: error },
  );
}
