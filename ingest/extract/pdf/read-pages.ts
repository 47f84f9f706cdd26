/** The pages of a PDF as pdf.js gives them: pieces of text with their places and styles. */

import type { Finding } from "../../../storage/model/finding.js";
import { isGarbled, isLanguage, plainCharacters } from "../clean-text.js";
import type { FileTerms } from "../extractors.js";
import { rawText } from "../text/raw-text.js";
import { type Annotations, fieldItems } from "./annotations.js";
import { drawingOf } from "./drawing.js";
import { hiddenOnPage } from "./hidden.js";
import type { InnerDocument, InnerItem, InnerPage, Viewport } from "./inner.js";
import { type PdfItem, type PdfPage, rightOf, turnedPlace } from "./page.js";

/** A page with fewer letters and figures than this may have its words in an image or in outlines. */
const littleText = 300;
/** … an image that covers so much of it, or so many curves. */
const leastImageShare = 0.5;
const manyCurves = 1500;

/** Fonts of TeX say it in their own way. */
const boldName = /bold|black|heavy|demi|(?:^|[-,])bd\b|(?:cm|sf)bx/i;
const italicName = /italic|oblique|(?:^|[-,])it\b|(?:cm|sf)ti/i;
/** The style of each font, by the name pdf.js gave it. */
type Fonts = Map<string, { bold: boolean; italic: boolean }>;

export interface ReadPage extends PdfPage {
  /** Nothing is drawn on it but its text layer, as far as that can be told; false for a page to be read by machine. */
  known: boolean;
  /** Of the images on it, where it is to be read by machine. */
  dots: number;
  /** Its text layer as the file has it. */
  raw: string;
  /** Words that are in it and that nobody sees on it. */
  hidden: Finding[];
}

/** The words of every page, where they stand, and those in the fields of forms. */
export async function readPages(
  doc: InnerDocument,
  fields: Annotations["fields"],
  beforePage?: FileTerms["beforePage"],
): Promise<ReadPage[]> {
  const fonts: Fonts = new Map();
  const pages: ReadPage[] = [];
  const layers = await doc.getOptionalContentConfig().catch(() => null);
  for (let number = 1; number <= doc.numPages; number++) {
    beforePage?.(number, doc.numPages);
    const page = await doc.getPage(number);
    const view = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    await learnFonts(page, items, fonts);
    const placed = placedItems(items, view, fonts);
    const text = items.map((item) => item.str ?? "").join(" ");
    const { sound, known, dots } = await stateOf(page, view, placed.length > 0 ? text : "");
    const { width, height } = view;
    const typed = sound ? placed : [];
    const all = [...typed, ...fieldItems(fields.get(number) ?? [], view, typed)];
    const rules = hasCells(all) ? drawingOf(await page.getOperatorList(), view).rules : [];
    const hidden = await hiddenOnPage(page, number, view, layers);
    pages.push({ number, width, height, items: all, rules, known, dots, raw: rawText(items), hidden });
    page.cleanup();
  }
  return pages;
}

/** True when words stand far apart on several lines, as in tables and columns. */
function hasCells(items: readonly PdfItem[]): boolean {
  const ends = new Map<string, PdfItem[]>();
  for (const item of items) {
    const line = `${item.turn} ${Math.round(item.y)}`;
    const others = ends.get(line);
    if (others) others.push(item);
    else ends.set(line, [item]);
  }
  const spread = [...ends.values()].filter((line) =>
    line
      .sort((a, b) => a.x - b.x)
      .some((item, index) => index > 0 && item.x - rightOf(line[index - 1] as PdfItem) > item.size),
  );
  return spread.length >= 2;
}

/**
 * Whether the text layer is sound, and whether it is all that the page says. A page of little text over an image or
 * outlines is a scan with a stamp, a number or a signature on it; but an unseen layer is what was read off the image.
 */
async function stateOf(page: InnerPage, view: Viewport, text: string) {
  const letters = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  const garbled = isGarbled(text);
  const doubtful = !garbled && !isLanguage(text);
  if (!garbled && !doubtful && letters >= littleText) return { sound: true, known: true, dots: 0 };
  const { paints, imageShare, dots, curves, unseenText } = drawingOf(await page.getOperatorList(), view);
  if (letters === 0 || garbled) return { sound: false, known: !paints, dots };
  const onScan = imageShare >= leastImageShare;
  if (onScan && doubtful) return { sound: false, known: false, dots };
  const known = letters >= littleText || unseenText || !(onScan || curves >= manyCurves);
  return { sound: true, known, dots };
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

type Place = Pick<PdfItem, "x" | "y" | "width" | "size" | "turn" | "slanted">;

/** Text further from the page's directions than this, in quarter turns, is set askew. */
const askew = 0.15;

/** Where an item stands on the page as it is seen (ISO 32000-1, 8.3.4), or null when that is not on the page. */
function placeOf(item: InnerItem, { width, height, transform }: Viewport): Place | null {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = item.transform;
  const [va = 1, vb = 0, vc = 0, vd = 1, ve = 0, vf = 0] = transform;
  const size = Math.hypot(va * c + vc * d, vb * c + vd * d) || Math.hypot(a, b);
  const [x, y] = [va * e + vc * f + ve, vb * e + vd * f + vf];
  const angle = Math.atan2(vb * a + vd * b, va * a + vc * b) / (Math.PI / 2);
  const quarters = Math.round(angle);
  const turn = ((quarters + 4) % 4) as PdfItem["turn"];
  if (x > width || y < 0 || (turn === 0 && (x + item.width < 0 || y - size > height))) return null;
  const turned = turnedPlace(x, y, turn, { width, height });
  return {
    x: turned[0],
    y: turned[1],
    width: item.width,
    size,
    turn,
    ...(Math.abs(angle - quarters) > askew && { slanted: true }),
  };
}
