/** The words of pages as they were found, before anything was made of them. */
import { keptText } from "../../../storage/model/kept-text.js";
import type { WordBox } from "../../../storage/model/placed-page.js";
import type { Extraction } from "../extraction.js";
import type { SeenLine, SeenWord } from "../ocr/hocr.js";
import type { SeenPage } from "../ocr/seen-page.js";
import type { InnerItem } from "../pdf/inner.js";

type RawPage = NonNullable<Extraction["rawPages"]>[number];

/** The text layer of a page in the order of the file, line by line. */
export function rawText(items: readonly InnerItem[]): string {
  const parts = items.map(({ str = "", hasEOL }) => (hasEOL ? `${str}\n` : str));
  return keptText(parts.join("")).trimEnd();
}

/** What was seen on an image, line by line; no word holds white space, so that each has its confidence. */
export function rawSeen(
  lines: readonly SeenLine[],
  boxOf: (word: SeenWord) => WordBox,
): Pick<RawPage, "text" | "confidences" | "boxes"> {
  const printed = lines.map(({ words }) =>
    words.map((word) => ({ ...word, text: keptText(word.text).replace(/\s+/g, "") })),
  );
  const words = printed.map((line) => line.filter(({ text }) => text !== ""));
  return {
    text: words.map((line) => line.map(({ text }) => text).join(" ")).join("\n"),
    confidences: words.flatMap((line) => line.map(({ confidence }) => Math.round(confidence))),
    boxes: words.flatMap((line) => line.flatMap(boxOf)),
  };
}

/** What is kept of each page: what was read by machine, and its text layer; pages without either are left out. */
export function rawPages(
  layers: readonly { number: number; raw: string }[],
  seen: ReadonlyMap<number, SeenPage> = new Map(),
): RawPage[] {
  const pages = new Map<number, RawPage>();
  for (const { number, raw } of layers) if (raw !== "") pages.set(number, { number, text: raw });
  for (const [number, { raw }] of seen) {
    const layer = pages.get(number)?.text;
    pages.set(number, { number, ...raw, ...(layer !== undefined && { layer }) });
  }
  return [...pages.values()].sort((one, other) => one.number - other.number);
}
