/**
 * Reading order: finds the white gutters between columns by where the words stand, not by the order in which the
 * file draws them.
 *
 *     ==== heading over the page ====     a row that crosses the gutter ends a band
 *     left 1        | right 1
 *     left 2        | right 2             within a band: all of the left, then all of the right
 *     ==== table or figure text =====
 *     left 3        | right 3
 */
import { least, most } from "../../../storage/model/extremes.js";
import { type PdfItem, type Row, rightOf } from "./page.js";

/** Fewer rows side by side are chance or a table. */
const leastRows = 5;
/** A column is at least this share of the width; narrower things are numbers, labels and margins. */
const leastShare = 0.2;
/** Lines of prose fill their column to about this share; the cells of tables do not. */
const leastFill = 0.6;
/** … and have at least so many characters. */
const leastLength = 18;
/** A gutter is at least this wide, in type sizes … */
const leastGutter = 0.7;
/** … but for a few rows that come nearer, such as a page number between the columns. */
const mostTouching = 0.1;
/** Of the rows along a gutter, at most this share may cross it. */
const mostCrossing = 0.5;

/** The rows of a page (or part of one) as runs that are read one after the other, each one column wide. */
export function columnsOf(rows: Row[]): Row[][] {
  const gutter = findGutter(rows);
  if (gutter === null) return rows.length > 0 ? [rows] : [];
  const runs: Row[][] = [];
  let full: Row[] = [];
  let band: Row[] = [];
  const closeBand = () => {
    const [left, right] = [side(band, gutter, -1), side(band, gutter, 1)];
    if (left.length > 0 && right.length > 0) {
      if (full.length > 0) runs.push(full);
      for (const run of [...columnsOf(left), ...columnsOf(right)]) runs.push(run);
      full = [];
    } else for (const one of band) full.push(one);
    band = [];
  };
  for (const row of rows)
    if (row.items.some((item) => crosses(item, gutter))) {
      closeBand();
      full.push(row);
    } else band.push(row);
  closeBand();
  if (full.length > 0) runs.push(full);
  return runs;
}

function crosses(item: PdfItem, gutter: number): boolean {
  return item.x < gutter - 1 && rightOf(item) > gutter + 1;
}

function side(rows: Row[], gutter: number, sign: -1 | 1): Row[] {
  return rows
    .map((row) => ({
      ...row,
      items: row.items.filter((item) => (item.x + item.width / 2 - gutter) * sign > 0),
    }))
    .filter((row) => row.items.length > 0)
    .map((row) => ({ ...row, y: row.items[0]?.y ?? row.y }));
}

/** The x that divides the rows into two columns of prose, or null. */
function findGutter(rows: Row[]): number | null {
  if (rows.length < leastRows) return null;
  const left = least(rows.map((row) => least(row.items.map((item) => item.x))));
  const right = most(rows.map((row) => most(row.items.map(rightOf))));
  let best: { x: number; crossing: number } | null = null;
  for (const x of gaps(rows, left, right)) {
    const crossing = rows.filter((row) => row.items.some((item) => crosses(item, x))).length;
    if ((best === null || crossing < best.crossing) && dividesProse(rows, x, { left, right, crossing }))
      best = { x, crossing };
  }
  return best?.x ?? null;
}

/** Middles of the gaps between neighbours on a row, where they are wide enough, rounded and without doubles. */
function gaps(rows: Row[], left: number, right: number): number[] {
  const middles = new Set<number>();
  for (const row of rows) {
    let end = left;
    // Where columns keep no common baselines, a row has only one side of the gutter: it is close to that side.
    const close = [0.36 * row.size, 0.6 * row.size];
    const first = row.items[0]?.x ?? left;
    if (first - left > leastGutter * row.size)
      for (const step of close) middles.add(Math.floor(first - step));
    for (const item of row.items) {
      if (item.x - end > leastGutter * row.size) middles.add(Math.round((item.x + end) / 2));
      end = Math.max(end, rightOf(item));
    }
    if (right - end > leastGutter * row.size) for (const step of close) middles.add(Math.ceil(end + step));
  }
  const margin = (right - left) * leastShare;
  return [...middles].filter((x) => x > left + margin && x < right - margin);
}

function dividesProse(
  rows: Row[],
  x: number,
  edges: { left: number; right: number; crossing: number },
): boolean {
  if (edges.crossing > mostCrossing * rows.length) return false;
  const free = rows.filter((row) => !row.items.some((item) => crosses(item, x)));
  const touching = free.filter((row) => row.items.some((item) => touches(item, x, leastGutter * row.size)));
  if (touching.length > mostTouching * free.length) return false;
  const width = edges.right - edges.left;
  return [side(free, x, -1), side(free, x, 1)].every((part) => {
    const span = extent(part);
    return part.length >= leastRows && span.right - span.left > leastShare * width && isProse(part, span);
  });
}

/** Nearer to the middle of the gutter than half its width. */
function touches(item: PdfItem, x: number, gutter: number): boolean {
  return item.x < x + gutter / 2 && rightOf(item) > x - gutter / 2;
}

/** The edges that all but a few rows of a side keep to. */
function extent(rows: Row[]): { left: number; right: number } {
  const lefts = rows.map((row) => least(row.items.map((item) => item.x))).sort((a, b) => a - b);
  const rights = rows.map((row) => most(row.items.map(rightOf))).sort((a, b) => b - a);
  const few = Math.floor(rows.length * 0.05);
  return { left: lefts[few] ?? 0, right: rights[few] ?? 0 };
}

/** Most lines fill the column, and are too long to be cells of a table. */
function isProse(rows: Row[], span: { left: number; right: number }): boolean {
  const fills = rows.map((row) => {
    const own = extent([row]);
    return (own.right - own.left) / (span.right - span.left);
  });
  const lengths = rows.map((row) => row.items.reduce((sum, item) => sum + item.text.length, 0));
  return median(fills) >= leastFill && median(lengths) >= leastLength;
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
