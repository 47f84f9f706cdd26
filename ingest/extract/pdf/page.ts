/**
 * A page of a PDF as it is drawn: pieces of text at places. Units are points, y runs down from the top. Text that is
 * set sideways is placed as if the page had been turned to read it.
 */

import type { Rule } from "./drawing.js";
import type { Grid } from "./grids.js";

export interface PdfItem {
  text: string;
  x: number;
  /** Of the baseline. */
  y: number;
  width: number;
  /** Height of the type. */
  size: number;
  /** Quarter turns clockwise in which it is set; 0 for nearly all text. */
  turn: 0 | 1 | 2 | 3;
  /** Set askew, between two of these directions. */
  slanted?: boolean;
  bold: boolean;
  italic: boolean;
  /** A space was drawn in front of it. */
  spaced: boolean;
  rightToLeft: boolean;
  /** Read by machine, and not surely: how sure, 0 to 100. */
  doubt?: number;
}

export interface PdfPage {
  number: number;
  width: number;
  height: number;
  items: PdfItem[];
  /** Straight rules drawn on it; looked for only where words stand far apart. */
  rules?: Rule[];
}

/** Items on one baseline, over the whole width of a page or column, from left to right. */
export interface Row {
  y: number;
  size: number;
  items: PdfItem[];
  /** The table that stands here; the only item shows its place. */
  grid?: Grid;
  /** Another page of those printed on the sheet begins with it. */
  opens?: boolean;
}

/** Raised or lowered marks are at most this large against their line. */
export const markSize = 0.85;

export function rightOf(item: PdfItem): number {
  return item.x + item.width;
}

/** The most common value, each counted by its weight; null of nothing. */
export function commonest(values: Iterable<readonly [value: number, weight: number]>): number | null {
  const weights = new Map<number, number>();
  let best: number | null = null;
  for (const [value, weight] of values) {
    const sum = (weights.get(value) ?? 0) + weight;
    weights.set(value, sum);
    if (best === null || sum > (weights.get(best) ?? 0)) best = value;
  }
  return best;
}

/** Where a place on the page stands when the page is turned so that what is set in this direction is upright. */
export function turnedPlace(
  x: number,
  y: number,
  turn: PdfItem["turn"],
  { width, height }: { width: number; height: number },
): readonly [x: number, y: number] {
  if (turn === 1) return [y, width - x];
  if (turn === 2) return [width - x, height - y];
  return turn === 3 ? [height - y, x] : [x, y];
}
