/**
 * Words printed on a page that belong to no sentence: running heads and feet, page numbers, line numbers. They are
 * known by repeating over pages at the same place, so all pages are looked at together.
 */
import type { Furniture } from "./extraction.js";
import type { Rule } from "./pdf-drawing.js";
import { piecesOf, textOf } from "./pdf-lines.js";
import { type PdfItem, type Row, rightOf } from "./pdf-page.js";

export interface RowsOfPage {
  number: number;
  height: number;
  rows: Row[];
  /** Rules drawn on it, in the direction of its rows. */
  rules: Rule[];
}

/** Heads and feet stand in this outer share of the page's height, or further in when nothing is further out … */
const zone = 0.14;
const innerZone = 0.2;
/** … among its first or last rows … */
const outerRows = 4;
/** … at the same height, within so many points. */
const sameHeight = 3;
/** A head or foot that stands at one place on so many pages is known at other places too. */
const manyPages = 6;
/** A place is taken by furniture when it holds some on this share of the pages. */
const commonShare = 0.3;
/** Type smaller than this share of the text's stands apart from it by that alone, if not by much space. */
const smallType = 0.75;
/** A bare number at a line's edge is a line number when at least so many stand on a page. */
const leastLineNumbers = 5;

interface Candidate {
  page: RowsOfPage;
  row: Row;
  edge: "top" | "bottom";
  /** What other pages' rows must share with it to be its repetition. */
  keys: string[];
}

/** The pages without their furniture, and the furniture. */
export function takeFurniture(pages: RowsOfPage[]): { pages: RowsOfPage[]; furniture: Furniture[] } {
  const furniture: Furniture[] = [];
  const repeated = repeatedRows(pages);
  const rows = pages.flatMap((page) => page.rows);
  if (rows.every((row) => repeated.has(row))) keepWords(rows, repeated);
  const kept = pages.map((page) => {
    const numbers = lineNumbers(page.rows.filter((row) => !repeated.has(row)));
    for (const row of page.rows)
      if (repeated.has(row)) furniture.push({ page: page.number, text: rowText(row) });
    for (const item of numbers) furniture.push({ page: page.number, text: item.text.trim() });
    const rows = page.rows
      .filter((row) => !repeated.has(row))
      .map((row) => ({ ...row, items: row.items.filter((item) => !numbers.has(item)) }))
      .filter((row) => row.items.length > 0);
    return { ...page, rows };
  });
  return { pages: kept, furniture };
}

/** Where everything repeats there is no text for it to stand around: the words are the text. */
function keepWords(rows: Row[], repeated: Set<Row>): void {
  for (const row of rows) if (/\p{L}{2}/u.test(rowText(row))) repeated.delete(row);
}

function rowText(row: Row): string {
  return textOf(piecesOf(row)).replace(/\s+/g, " ").trim();
}

function repeatedRows(pages: RowsOfPage[]): Set<Row> {
  const candidates = pages.flatMap(candidatesOf);
  const least = pages.length < 4 ? 2 : 3;
  const found = new Set<Row>();
  const groups = [...groupsOf(candidates)];
  for (const group of groups)
    for (const one of group)
      if (pagesOf(group.filter((other) => sameSlot(one, other))) >= least) found.add(one.row);
  // Some pages have their head or foot a little higher or lower than the others.
  for (const group of groups)
    if (pagesOf(group.filter((one) => found.has(one.row))) >= manyPages)
      for (const one of group) if (isOutermost(one, found)) found.add(one.row);
  for (const one of candidates) if (!standsApart(one, found)) found.delete(one.row);
  for (const one of candidates)
    if (edgeShare(one.page, one.row, one.edge) >= zone && !isOutermost(one, found)) found.delete(one.row);
  const slots = candidates.filter((one) => found.has(one.row));
  for (const one of candidates.toReversed())
    if (!found.has(one.row) && isOutermost(one, found) && fillsSlot(one, slots, pages.length))
      found.add(one.row);
  return found;
}

function groupsOf(candidates: Candidate[]): Iterable<Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  for (const one of candidates)
    for (const key of one.keys) {
      const group = groups.get(`${one.edge} ${key}`);
      if (group) group.push(one);
      else groups.set(`${one.edge} ${key}`, [one]);
    }
  return groups.values();
}

/** The rows at each edge, the innermost first. */
function candidatesOf(page: RowsOfPage): Candidate[] {
  const within = (row: Row, edge: Candidate["edge"]) => edgeShare(page, row, edge) < innerZone;
  const candidate = (edge: Candidate["edge"]) => (row: Row) => ({ page, row, edge, keys: keysOf(page, row) });
  const top = page.rows.slice(0, outerRows).filter((row) => within(row, "top"));
  const bottom = page.rows.slice(-outerRows).filter((row) => within(row, "bottom"));
  return [...top.toReversed().map(candidate("top")), ...bottom.map(candidate("bottom"))];
}

/** How far from its edge of the page a row stands, as a share of the height. */
function edgeShare(page: RowsOfPage, row: Row, edge: Candidate["edge"]): number {
  return edge === "top" ? row.y / page.height : 1 - row.y / page.height;
}

/**
 * A row repeats when its words are the same, or when they are but for a number that counts with the pages. Notes
 * (`12 Ibid.`) repeat too, but begin with a number that does not count with the pages.
 */
function keysOf(page: RowsOfPage, row: Row): string[] {
  const text = rowText(row).toLowerCase();
  const keys = /^\d+$/.test(row.items[0]?.text.trim() ?? "") ? [] : [text];
  for (const match of text.matchAll(/\d+|(?<![\p{L}\p{N}])[ivxlc]+(?![\p{L}\p{N}])/gu)) {
    const after = text.slice(match.index + match[0].length);
    const atEdge = match.index === 0 || after === "" || /^\/\d+$/.test(after);
    if (!atEdge && !/(?:page|of|\/) ?$/.test(text.slice(0, match.index))) continue;
    const value = /\d/.test(match[0]) ? Number(match[0]) : romanValue(match[0]);
    const rest = `${text.slice(0, match.index)}#${after}`;
    keys.push(`${rest} ${value - page.number}`);
  }
  return keys;
}

const romanDigits: Record<string, number> = { i: 1, v: 5, x: 10, l: 50, c: 100 };

function romanValue(roman: string): number {
  const values = [...roman].map((letter) => romanDigits[letter] ?? 0);
  return values.reduce((sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value), 0);
}

function sameSlot(one: Candidate, other: Candidate): boolean {
  return Math.abs(one.row.y - other.row.y) <= sameHeight && Math.abs(one.row.size - other.row.size) < 0.6;
}

/** Nothing but furniture lies between this row and the edge of the page. */
function isOutermost(one: Candidate, found: Set<Row>): boolean {
  const rows = one.edge === "top" ? one.page.rows : one.page.rows.toReversed();
  return rows.slice(0, rows.indexOf(one.row)).every((row) => found.has(row));
}

/** A head that changes with each chapter stands where other pages have theirs. */
function fillsSlot(one: Candidate, slots: Candidate[], pages: number): boolean {
  const like = slots.filter((other) => other.edge === one.edge && sameSlot(one, other));
  return pagesOf(like) >= Math.max(3, pages * commonShare);
}

function pagesOf(candidates: Candidate[]): number {
  return new Set(candidates.map((one) => one.page.number)).size;
}

/** White space or more furniture lies between this row and the text of the page. */
function standsApart({ page, row, edge }: Candidate, found: Set<Row>): boolean {
  const inner = page.rows[page.rows.indexOf(row) + (edge === "top" ? 1 : -1)];
  if (inner === undefined || found.has(inner)) return true;
  const leading = row.size < smallType * inner.size ? row.size : Math.max(row.size, inner.size);
  return Math.abs(inner.y - row.y) > 1.6 * leading;
}

/** Bare numbers at one edge of the text that count up down the page, by one or by five. */
function lineNumbers(rows: Row[]): Set<PdfItem> {
  for (const edge of ["left", "right"] as const) {
    const items = rows.map((row) => (edge === "left" ? row.items[0] : row.items.at(-1)));
    const numbers = items.filter(
      (item) => item !== undefined && /^\s*\d{1,3}\s*$/.test(item.text),
    ) as PdfItem[];
    const counting = numbers.filter(
      (item, index) => follows(numbers[index - 1], item) || follows(item, numbers[index + 1]),
    );
    if (counting.length < leastLineNumbers || !apart(rows, counting, edge)) continue;
    const step = Number(counting[1]?.text) - Number(counting[0]?.text);
    if (step === 5 || counting.length > rows.length * 0.5) return new Set(counting);
  }
  return new Set();
}

function follows(first: PdfItem | undefined, second: PdfItem | undefined): boolean {
  if (!first || !second) return false;
  const step = Number(second.text) - Number(first.text);
  const aligned = Math.abs(first.x - second.x) < 2 || Math.abs(rightOf(first) - rightOf(second)) < 2;
  return (step === 1 || step === 5) && aligned;
}

/** Line numbers stand clear of all words. */
function apart(rows: Row[], numbers: PdfItem[], edge: "left" | "right"): boolean {
  const words = rows
    .flatMap((row) => row.items)
    .filter((item) => !numbers.includes(item) && item.text.trim() !== "");
  if (words.length === 0) return false;
  return edge === "left"
    ? Math.max(...numbers.map(rightOf)) <= Math.min(...words.map((item) => item.x)) + 1
    : Math.min(...numbers.map((item) => item.x)) >= Math.max(...words.map(rightOf)) - 1;
}
