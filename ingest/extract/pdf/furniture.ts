/**
 * Words printed on a page that belong to no sentence: running heads and feet, page numbers, line numbers. They are
 * known by repeating over pages at the same place, so all pages are looked at together.
 */
import type { Furniture } from "../extraction.js";
import type { Rule } from "./drawing.js";
import { lineNumbers } from "./line-numbers.js";
import { commonest, type Row } from "./page.js";
import { piecesOf, textOf } from "./pieces.js";
import { romanValue } from "./roman.js";

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
/** Rows in small type at one place are heads, whatever they say, when they stand on this share of the pages. */
const steadyShare = 0.6;
/** Type smaller than this share of the text's stands apart from it by that alone, if not by much space. */
const smallType = 0.75;

/** The heads of several pages printed on one sheet. */
const sheetHead = /^(?:page \d{1,5} ?){2,}$/i;

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
      .map((row, index) => {
        const items = row.items.filter((item) => !numbers.has(item));
        const above = page.rows[index - 1];
        const opens = above && repeated.has(above) && isSheetHead(above);
        return { ...row, items: repeated.has(row) ? [] : items, ...(opens && { opens }) };
      })
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

function isSheetHead(row: Row): boolean {
  return /^\s*page/i.test(row.items[0]?.text ?? "") && sheetHead.test(rowText(row));
}

function repeatedRows(pages: RowsOfPage[]): Set<Row> {
  const candidates = pages.flatMap(candidatesOf);
  const least = pages.length < 4 ? 2 : 3;
  const found = new Set<Row>();
  const groups = [...groupsOf(candidates)];
  for (const group of groups) {
    const pagesLike = pagesBySlot(group);
    for (const one of group) if (pagesLike(one) >= least) found.add(one.row);
  }
  // Some pages have their head or foot a little higher or lower than the others.
  for (const group of groups)
    if (pagesOf(group.filter((one) => found.has(one.row))) >= manyPages)
      for (const one of group) if (isOutermost(one, found)) found.add(one.row);
  for (const one of candidates) if (!standsApart(one, found)) found.delete(one.row);
  for (const page of pages) for (const row of page.rows) if (isSheetHead(row)) found.add(row);
  for (const one of candidates)
    if (edgeShare(one.page, one.row, one.edge) >= zone && !isOutermost(one, found)) found.delete(one.row);
  const body = sizeOfText(pages);
  const pagesAlike = pagesBySlot(candidates);
  for (const one of candidates)
    if (!found.has(one.row) && isOutermost(one, found) && isSteadyHead(one, body))
      if (pagesAlike(one) >= Math.max(4, steadyShare * pages.length)) found.add(one.row);
  // A head that changes with each chapter stands where other pages have theirs.
  const pagesWithHead = pagesBySlot(candidates.filter((one) => found.has(one.row)));
  for (const one of candidates.toReversed())
    if (!found.has(one.row) && isOutermost(one, found))
      if (pagesWithHead(one) >= Math.max(3, commonShare * pages.length)) found.add(one.row);
  return found;
}

function sizeOfText(pages: RowsOfPage[]): number {
  const rows = pages.flatMap((page) => page.rows);
  const length = (row: Row) => row.items.reduce((sum, item) => sum + item.text.length, 0);
  return commonest(rows.map((row) => [row.size, length(row)] as const)) ?? 0;
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
  const numbers = [...text.matchAll(/\d+|(?<![\p{L}\p{N}])[ivxlc]+(?![\p{L}\p{N}])/gu)].filter((match) => {
    const after = text.slice(match.index + match[0].length);
    const atEdge = match.index === 0 || after === "" || /^\/\d+$/.test(after);
    return atEdge || /(?:page|pages|to|of|\/) ?$/.test(text.slice(0, match.index));
  });
  const value = (digits: string) => (/\d/.test(digits) ? Number(digits) : romanValue(digits));
  for (const match of numbers) {
    const rest = `${text.slice(0, match.index)}#${text.slice(match.index + match[0].length)}`;
    keys.push(`${rest} ${value(match[0]) - page.number}`);
  }
  if (numbers.length < 2 && !/^(?:page )?\d+$/.test(text)) return keys;
  // Columns are numbered two to a page; two or four pages of a transcript are printed on a sheet.
  const ends = numbers.map((match) => match.index + match[0].length);
  const parts = numbers.map((match, index) => text.slice(ends[index - 1] ?? 0, match.index));
  if (parts[0] === "" && ends.at(-1) !== text.length) return keys;
  const rest = [...parts, text.slice(ends.at(-1) ?? 0)].join("#");
  for (const step of [1, 2, 4]) {
    const starts = numbers.map((match) => value(match[0]) - step * page.number);
    keys.push(`${rest} ${step} ${starts.join(" ")}`);
  }
  return keys;
}

function sameSlot(one: Candidate, other: Candidate): boolean {
  return Math.abs(one.row.y - other.row.y) <= sameHeight && Math.abs(one.row.size - other.row.size) < 0.6;
}

/** Nothing but furniture lies between this row and the edge of the page. */
function isOutermost(one: Candidate, found: Set<Row>): boolean {
  const rows = one.edge === "top" ? one.page.rows : one.page.rows.toReversed();
  return rows.slice(0, rows.indexOf(one.row)).every((row) => found.has(row));
}

/** In smaller type than the text, clear of it, and at the same place on most pages, whatever it says. */
function isSteadyHead({ page, row, edge }: Candidate, body: number): boolean {
  if (edge !== "top" || row.size > 0.95 * body || edgeShare(page, row, edge) > zone) return false;
  return standsApart({ page, row, edge, keys: [] }, new Set());
}

function pagesOf(candidates: Candidate[]): number {
  return new Set(candidates.map((one) => one.page.number)).size;
}

/** On how many pages one of these stands in the slot of a given one. Most stand at the very same height. */
function pagesBySlot(candidates: Candidate[]): (one: Candidate) => number {
  const known = new Map<string, number>();
  return (one) => {
    const slot = `${one.edge} ${one.row.y.toFixed(1)} ${one.row.size.toFixed(1)}`;
    const pages =
      known.get(slot) ??
      pagesOf(candidates.filter((other) => other.edge === one.edge && sameSlot(one, other)));
    known.set(slot, pages);
    return pages;
  };
}

/** White space or more furniture lies between this row and the text of the page. */
function standsApart({ page, row, edge }: Candidate, found: Set<Row>): boolean {
  const inner = page.rows[page.rows.indexOf(row) + (edge === "top" ? 1 : -1)];
  if (inner === undefined || found.has(inner)) return true;
  const leading = row.size < smallType * inner.size ? row.size : Math.max(row.size, inner.size);
  return Math.abs(inner.y - row.y) > 1.6 * leading;
}
