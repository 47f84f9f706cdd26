/** Where the words of a page of a PDF stand on it. */
import { type PlacedPage, type PlacedWord, wordBox } from "../../../storage/model/placed-page.js";
import { plainCharacters } from "../clean-text.js";
import type { FileInput } from "../extractors.js";
import { boxAround } from "./boxes.js";
import type { InnerItem, Viewport } from "./inner.js";
import { withPdf } from "./open.js";

/** Of the height of the type, how far letters reach above and below the line they stand on. */
const above = 0.9;
const below = 0.25;
/** Widths of letters in most fonts, as shares of the common one: an item has several words and one width. */
const narrow = /[ijltfrI1.,:;'’‘|!()[\]]/;
const wide = /[mwMWA-Z@%—…]/u;

/** @returns null when the PDF has no such page */
export function pdfWords(input: FileInput, number: number): Promise<PlacedPage | null> {
  return withPdf(input, async (doc) => {
    if (number > doc.numPages) return null;
    const page = await doc.getPage(number);
    const view = page.getViewport({ scale: 1 });
    const { items } = await page.getTextContent();
    return { words: items.flatMap((item) => wordsOf(item, view)) };
  });
}

function wordsOf(item: InnerItem, view: Viewport): PlacedWord[] {
  const text = plainCharacters(item.str ?? "").replace(/\n/g, " ");
  if (text.trim() === "") return [];
  const letters = [...text];
  const widths = letters.map((letter) => (narrow.test(letter) ? 0.55 : wide.test(letter) ? 1.35 : 1));
  const unit = item.width / (widths.reduce((sum, width) => sum + width, 0) || 1);
  const words: PlacedWord[] = [];
  let word = "";
  let [from, at] = [0, 0];
  const end = () => {
    if (word !== "") words.push({ text: word, box: boxOf(item, view, from, at) });
    word = "";
  };
  for (const [index, letter] of letters.entries()) {
    if (/\s/u.test(letter)) end();
    else if (word === "") from = at;
    if (!/\s/u.test(letter)) word += letter;
    at += (widths[index] ?? 1) * unit;
  }
  end();
  return words;
}

/** The box on the page as it is seen, around what stands from `from` to `to` along the line of the item. */
function boxOf({ transform, dir }: InnerItem, view: Viewport, from: number, to: number) {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform;
  const length = Math.hypot(a, b) || 1;
  const size = Math.hypot(c, d) || length;
  // Along the line, and up from it, in units of the page (ISO 32000-1, 8.3.4).
  const along = [a / length, b / length] as const;
  const up = [c / size, d / size] as const;
  const [start, stop] = dir === "rtl" ? [-to, -from] : [from, to];
  const corners = [start, stop].flatMap((x) =>
    [-below * size, above * size].map((y) =>
      seen(view, e + along[0] * x + up[0] * y, f + along[1] * x + up[1] * y),
    ),
  );
  return wordBox(boxAround(corners), view);
}

function seen({ transform }: Viewport, x: number, y: number): readonly [x: number, y: number] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform;
  return [a * x + c * y + e, b * x + d * y + f];
}
