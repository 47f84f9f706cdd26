/**
 * Tables without rules: rows of words far apart, over one another so that white runs down between them. A line that
 * keeps to one column belongs to the row above it when it goes on with that row's cell.
 */
import { least, most } from "../../../storage/model/extremes.js";
import type { Rule } from "./drawing.js";
import { edgesOf, isSpread } from "./lines.js";
import { type PdfItem, type Row, rightOf } from "./page.js";
import { piecesOf, textOf } from "./pieces.js";

/** White between columns, in type sizes. */
const leastGap = 0.8;
/** Lines of a table are at most so far apart, in type sizes. */
const mostStep = 3.2;
/** A wrapped line follows the line above within this, in type sizes. */
const wrapStep = 1.45;

interface Span {
  left: number;
  right: number;
}

interface Region {
  rows: Row[];
  columns: Span[];
}

/** A part of a run: lines of text, rows of a table cell by cell, or columns of text beside each other. */
export type Part =
  | { kind: "lines"; rows: Row[] }
  | { kind: "row"; cells: Row[][] }
  | { kind: "cell"; rows: Row[] };

/** A run of rows in parts. Words far apart in a single row are no table yet. */
export function partsOf(rows: readonly Row[], rules: readonly Rule[]): Part[] {
  const parts: Part[] = [];
  let at = 0;
  while (at < rows.length) {
    const region = regionAt(rows, at);
    if (region === null) {
      const last = parts.at(-1);
      const row = rows[at] as Row;
      if (last?.kind === "lines") last.rows.push(row);
      else parts.push({ kind: "lines", rows: [row] });
      at += 1;
      continue;
    }
    for (const one of partsOfRegion(region, rules)) parts.push(one);
    at += region.rows.length;
  }
  return parts;
}

function regionAt(rows: readonly Row[], at: number): Region | null {
  const first = rows[at] as Row;
  if (!isSpread(first)) return null;
  let columns = spansWith([], first);
  let end = at + 1;
  let spread = { last: at, columns };
  for (; end < rows.length; end++) {
    const row = rows[end] as Row;
    const above = rows[end - 1] as Row;
    if (row.y - above.y > mostStep * Math.max(row.size, above.size)) break;
    const wider = spansWith(columns, row);
    if (wider.length < 2 || (!isSpread(row) && (touched(wider, row).length !== 1 || !mayWrap(above, row))))
      break;
    columns = wider;
    if (isSpread(row)) spread = { last: end, columns };
  }
  if (spread.last === at && isJustified(rows, at)) return null;
  const last = spread.last + wrappedAfter(rows, spread.last, end, spread.columns);
  const taken = rows.slice(at, last + 1);
  return { rows: taken, columns: taken.reduce(spansWith, []) };
}

/** A line of prose set wide to fill its measure: the next goes on with its sentence. */
function isJustified(rows: readonly Row[], at: number): boolean {
  const [row, next] = [rows[at] as Row, rows[at + 1]];
  if (!next || next.y - row.y > wrapStep * row.size || !/^\p{Ll}/u.test(wordsOf(next))) return false;
  const { right } = edgesOf(rows);
  return edgesOf([row]).right > right - row.size;
}

/** A line of another weight or size, or further down, is a heading or text behind the table. */
function mayWrap(above: Row, row: Row): boolean {
  if (Math.abs(above.size - row.size) > 0.1 * above.size) return false;
  const bold = (one: Row) => one.items.every((item) => item.bold);
  return bold(above) === bold(row) || row.y - above.y < wrapStep * row.size;
}

/** How many lines after the last spread one go on with its cells. */
function wrappedAfter(rows: readonly Row[], from: number, end: number, columns: Span[]): number {
  let count = 0;
  for (let at = from + 1; at < end; at++, count++) {
    const row = rows[at] as Row;
    const step = row.y - (rows[at - 1] as Row).y;
    const [column = 0] = touched(columns, row);
    if (step > wrapStep * row.size || (column === 0 && !/^\p{Ll}/u.test(wordsOf(row)))) break;
  }
  return count;
}

/** The stretches of the page's width that rows take up, parted where white runs down through all of them. */
function spansWith(spans: readonly Span[], row: Row): Span[] {
  const own = row.items.filter((item) => item.text.trim() !== "");
  const all = [...spans, ...own.map((item) => ({ left: item.x, right: rightOf(item) }))];
  const joined: Span[] = [];
  for (const { left, right } of all.sort((a, b) => a.left - b.left)) {
    const last = joined.at(-1);
    if (last && left - last.right < leastGap * row.size) last.right = Math.max(last.right, right);
    else joined.push({ left, right });
  }
  return joined;
}

function touched(columns: Span[], row: Row): number[] {
  return columns.flatMap((column, index) =>
    row.items.some((item) => item.x < column.right && rightOf(item) > column.left) ? [index] : [],
  );
}

function partsOfRegion({ rows, columns }: Region, rules: readonly Rule[]): Part[] {
  const lines = rows.map((row) => columns.map((column) => part(row, column)));
  if (isProseBesideProse(lines, columns.length))
    return columns.map((_, index) => ({ kind: "cell", rows: lines.flatMap((line) => line[index] ?? []) }));
  if (rows.length === 1) return [{ kind: "lines", rows }];
  const starts = startsOfRows(rows, lines, rules);
  const parts: { kind: "row"; cells: Row[][] }[] = [];
  for (const [index, line] of lines.entries()) {
    if (starts[index]) parts.push({ kind: "row", cells: columns.map(() => []) });
    for (const [column, cell] of line.entries()) if (cell) parts.at(-1)?.cells[column]?.push(cell);
  }
  return parts.map(({ kind, cells }) => ({ kind, cells: cells.filter((cell) => cell.length > 0) }));
}

function part(row: Row, { left, right }: Span): Row | null {
  const items = row.items.filter((item: PdfItem) => item.x < right && rightOf(item) > left);
  return items.length > 0 ? { ...row, items } : null;
}

function wordsOf(row: Row | null | undefined): string {
  return row ? textOf(piecesOf(row)).trim() : "";
}

/** Several lines on each side that mostly go on with a sentence: text that was set in columns. */
function isProseBesideProse(lines: (Row | null)[][], columns: number): boolean {
  for (let column = 0; column < columns; column++) {
    const own = lines.map((line) => wordsOf(line[column])).filter((words) => words !== "");
    const goesOn = own.slice(1).filter((words) => /^\p{Ll}/u.test(words));
    const long = own.filter((words) => words.length >= 12);
    if (own.length < 3 || goesOn.length < 0.5 * (own.length - 1) || long.length < 0.6 * own.length)
      return false;
  }
  return true;
}

/** Which lines begin a row of the table: by rules between them, by space, and by what their cells say. */
function startsOfRows(rows: Row[], lines: (Row | null)[][], rules: readonly Rule[]): boolean[] {
  const steps = rows.slice(1).map((row, index) => row.y - (rows[index] as Row).y);
  const narrow = least(steps);
  const wide = steps.filter((step) => step > 1.25 * narrow);
  const spaced = wide.length >= 0.25 * steps.length;
  const ruled = rulesBetween(rows, rules);
  const byRules = ruled.filter(Boolean).length >= 2;
  return rows.map((row, index) => {
    if (index === 0) return true;
    if (byRules) return ruled[index - 1] ?? false;
    const [above = [], line = []] = [lines[index - 1], lines[index]];
    const step = steps[index - 1] ?? 0;
    const close = step <= 1.25 * narrow && step < wrapStep * 1.2 * row.size;
    const filled = line.filter((cell) => cell !== null).length;
    const goesOn = line.some((cell, column) => cell && above[column] && /^[\p{Ll}(]/u.test(wordsOf(cell)));
    if (!line[0]) return !close;
    if (filled === 1) return !(close && goesOn);
    return !(spaced && close && goesOn && !figuresInBoth(above, line));
  });
}

function figuresInBoth(above: (Row | null)[], line: (Row | null)[]): boolean {
  const isFigure = (row: Row | null | undefined) => /^[^\p{L}]*\d[^\p{L}]*$/u.test(wordsOf(row));
  return line.some((cell, column) => isFigure(cell) && isFigure(above[column]));
}

/** Whether a rule runs between each row and the next, under more than half of their width. */
function rulesBetween(rows: Row[], rules: readonly Rule[]): boolean[] {
  const left = least(rows.map((row) => least(row.items.map((item) => item.x))));
  const right = most(rows.map((row) => most(row.items.map(rightOf))));
  return rows.slice(1).map((row, index) => {
    const above = rows[index] as Row;
    const covered = rules
      .filter((rule) => rule.y2 - rule.y1 < 1 && rule.y1 > above.y - 1 && rule.y1 < row.y - 0.4 * row.size)
      .reduce((sum, rule) => sum + Math.max(0, Math.min(rule.x2, right) - Math.max(rule.x1, left)), 0);
    return covered > 0.5 * (right - left);
  });
}
