/** Large words printed over or under the text of every page: `DRAFT`, `CONFIDENTIAL`. */
import type { Furniture } from "../extraction.js";
import { commonest, type PdfItem, type PdfPage } from "./page.js";

/** At least so much larger than running text. */
const leastSize = 1.8;
/** … on this share of the pages, on two at least when it is set askew, else on three … */
const leastShare = 0.5;
/** … at the same place, within so many points. */
const samePlace = 6;

/** The pages without their watermarks, and those as furniture. */
export function takeWatermarks(pages: PdfPage[]): { pages: PdfPage[]; furniture: Furniture[] } {
  const body = commonest(
    pages.flatMap((page) => page.items.map((item) => [item.size, item.text.length] as const)),
  );
  const pagesOfKey = new Map<string, Set<number>>();
  const large = (item: PdfItem) => item.size > leastSize * (body ?? item.size);
  for (const page of pages)
    for (const item of page.items.filter(large))
      pagesOfKey.set(keyOf(item), (pagesOfKey.get(keyOf(item)) ?? new Set()).add(page.number));
  const least = (item: PdfItem) => Math.max(item.slanted ? 2 : 3, leastShare * pages.length);
  const isMark = (item: PdfItem) => large(item) && (pagesOfKey.get(keyOf(item))?.size ?? 0) >= least(item);
  // Large words at the head or foot are furniture of another kind, or the text itself.
  const isWithin = (item: PdfItem, page: PdfPage) =>
    item.y > 0.2 * page.height && item.y < 0.85 * page.height;
  const furniture: Furniture[] = [];
  const clear = pages.map((page) => {
    const marks = page.items.filter((item) => isMark(item) && (item.slanted || isWithin(item, page)));
    if (marks.length === 0) return page;
    furniture.push({ page: page.number, text: marks.map((item) => item.text.trim()).join(" ") });
    return { ...page, items: page.items.filter((item) => !marks.includes(item)) };
  });
  return { pages: clear, furniture };
}

function keyOf({ text, turn, x, y }: PdfItem): string {
  return [text.trim(), turn, Math.round(x / samePlace), Math.round(y / samePlace)].join(" ");
}
