import type { Extraction } from "../extract/extraction.js";

/** A place in an extraction's text in words: its page where it has pages, else its paragraph, counted from 1. */
export function placeIn({ pages, blocks }: Pick<Extraction, "pages" | "blocks">, at: number): string {
  const page = pages[lastBegun(pages, at)];
  if (page) return `page ${page.number}`;
  return `paragraph ${lastBegun(blocks, at) + 1}`;
}

/** The last range that begins at or before `at`; ranges are in text order. */
function lastBegun(ranges: readonly { start: number }[], at: number): number {
  let low = 0;
  let high = ranges.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((ranges[middle]?.start ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
