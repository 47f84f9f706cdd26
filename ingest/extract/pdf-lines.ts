/** Items on a page to rows, and rows to lines of text. */
import type { Piece } from "./assemble.js";
import { commonest, type PdfItem, type Row, rightOf } from "./pdf-page.js";

/** A line of text in a column. */
export interface Line extends Edges {
  page: number;
  /** Lines with the same number stand in the same column, one below the other. */
  column: number;
  x: number;
  end: number;
  y: number;
  size: number;
  pieces: Piece[];
  text: string;
  bold: boolean;
  italic: boolean;
  /** Words far apart, as in the rows of tables and lists of contents. */
  tabular: boolean;
  /** The lines of each cell, where it is a row of a table. */
  cells?: Line[][];
  /** In a cell that holds a text of its own: which one. */
  boxed?: number;
  /** Where the words begin behind a number or bullet that hangs in front of them; else `x`. */
  wordsX: number;
}

/** Edges of a column. */
export interface Edges {
  left: number;
  right: number;
}

/** Baselines this close, as a share of the type size, are the same. */
const sameBaseline = 0.2;
/** Gaps wider than this share of the type size are spaces. */
const spaceGap = 0.13;
/** Gaps wider than this, in type sizes, part the cells of a row. */
const cellGap = 2.5;
/** Raised or lowered marks are at most this large against their line. */
const markSize = 0.85;
/** The number of a note hangs at most this far in front of its words, in type sizes. */
const mostHanging = 6;

/** Rows from the top of the page down. Raised and lowered marks are in the row they belong to. */
export function rowsOf(items: PdfItem[]): Row[] {
  const rows: Row[] = [];
  for (const item of [...items].sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    const near = row && Math.abs(item.y - row.y) <= Math.max(1, sameBaseline * Math.min(item.size, row.size));
    if (near) row.items.push(item);
    else rows.push({ y: item.y, size: item.size, items: [item] });
  }
  return withMarks(rows.map(settled)).map(settled);
}

function settled(row: Row): Row {
  const rightToLeft = row.items.filter((item) => item.rightToLeft).length > row.items.length / 2;
  const items = [...row.items].sort((a, b) => (rightToLeft ? b.x - a.x : a.x - b.x));
  const size =
    commonest(items.map((item) => [Math.round(item.size * 10) / 10, item.text.length])) ?? row.size;
  const y = commonest(items.map((item) => [item.y, item.text.length])) ?? row.y;
  return { y, size, items: items.filter((item, index) => !isOverprint(items[index - 1], item)) };
}

/** Some programs draw text twice to make it look bold. */
function isOverprint(previous: PdfItem | undefined, item: PdfItem): boolean {
  if (!previous || previous.text !== item.text) return false;
  return Math.abs(previous.x - item.x) < 0.2 * item.size && Math.abs(previous.y - item.y) < 0.2 * item.size;
}

/** Moves raised and lowered marks into the row whose words they touch. */
function withMarks(rows: Row[]): Row[] {
  const kept = rows.map((row) => ({ ...row, items: [...row.items] }));
  for (const [index, row] of kept.entries())
    for (const host of [kept[index + 1], kept[index - 1]]) {
      if (!host || row.size > markSize * host.size || Math.abs(row.y - host.y) > 0.6 * host.size) continue;
      const touching = row.items.filter(
        (item) => host.items.some((other) => touches(item, other, host.size)) || hangsBefore(item, row, host),
      );
      host.items.push(...touching);
      row.items = row.items.filter((item) => !touching.includes(item));
    }
  return kept.filter((row) => row.items.length > 0);
}

function touches(mark: PdfItem, word: PdfItem, size: number): boolean {
  const gap = Math.max(mark.x - rightOf(word), word.x - rightOf(mark));
  return word.size > mark.size && gap < 0.5 * size;
}

/** The number of a note, raised and well in front of its words. */
function hangsBefore(mark: PdfItem, row: Row, host: Row): boolean {
  const start = Math.min(...host.items.map((item) => item.x));
  const near = start > mark.x && start - rightOf(mark) < mostHanging * host.size;
  return near && row.y < host.y && /^\s*(?:\d{1,4}|[*†‡§¶]+)\s*$/.test(mark.text);
}

/** The text of a row in pieces of like weight, with the spaces that the gaps stand for. */
export function piecesOf(row: Row): Piece[] {
  const pieces: Piece[] = [];
  let previous: PdfItem | null = null;
  for (const item of row.items) {
    const space = previous !== null && needsSpace(previous, item) ? " " : "";
    const last = pieces.at(-1);
    const before = last?.text ?? "";
    const mark = isNoteMark(item, row, before);
    const text = isRaised(item, row) && power.test(before) ? raisedDigits(item.text) : item.text;
    if (space !== "" && last) last.text += last.mark ? "" : space;
    if (space !== "" && last?.mark) pieces.push({ text: space, bold: item.bold });
    const open = pieces.at(-1);
    if (open && open.bold === item.bold && (open.mark ?? false) === mark && open.doubt === item.doubt)
      open.text += text;
    else
      pieces.push({
        text,
        bold: item.bold,
        ...(mark && { mark }),
        ...(item.doubt !== undefined && { doubt: item.doubt }),
      });
    previous = item;
  }
  return pieces;
}

/** Small raised numbers and signs are marks of notes, unless they belong to a unit or a power of ten. */
function isNoteMark(item: PdfItem, row: Row, before: string): boolean {
  if (!isRaised(item, row)) return false;
  if (!/^\s*(?:\d{1,4}(?:\s*[,–-]\s*\d{0,4})*|[*†‡§¶]+|,)\s*$/.test(item.text)) return false;
  if (/^\s*[23]\s*$/.test(item.text) && /(?:^|[\s\d/])(?:[kcmd]?m|ft|in)$/.test(before)) return false;
  return !power.test(before);
}

function isRaised(item: PdfItem, row: Row): boolean {
  return item.size <= markSize * row.size && row.y - item.y > 0.15 * row.size;
}

/** `10` before a raised number: without its raising, the number would be another one. */
const power = /(?:^|[\s×x(])10$/;

function raisedDigits(text: string): string {
  return text.replace(/[\d−-]/g, (sign) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(sign)] ?? "⁻");
}

function needsSpace(previous: PdfItem, item: PdfItem): boolean {
  if (/\s$/.test(previous.text) || /^\s/.test(item.text)) return false;
  if (item.spaced) return true;
  const gap = item.rightToLeft ? previous.x - rightOf(item) : item.x - rightOf(previous);
  return gap > spaceGap * Math.min(previous.size, item.size);
}

/** The words of pieces, without the marks of notes. */
export function textOf(pieces: Piece[]): string {
  return pieces.map((piece) => (piece.mark ? "" : piece.text)).join("");
}

/** How far rows reach to the left and to the right. */
export function edgesOf(rows: readonly Row[]): Edges {
  let [left, right] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const row of rows)
    for (const item of row.items) {
      left = Math.min(left, item.x);
      right = Math.max(right, rightOf(item));
    }
  return { left, right };
}

/** The lines of one column of a page, from its rows. */
export function linesOf(page: number, column: number, rows: Row[], edges = edgesOf(rows)): Line[] {
  return rows.map((row) => {
    const pieces = piecesOf(row);
    const words = pieces.filter((piece) => !piece.mark && piece.text.trim() !== "");
    return {
      page,
      column,
      ...edges,
      x: Math.min(...row.items.map((item) => item.x)),
      end: Math.max(...row.items.map(rightOf)),
      y: row.y,
      size: row.size,
      pieces: pieces.map((piece) => ({ ...piece, page })),
      text: textOf(pieces).replace(/ +/g, " ").trim(),
      bold: words.length > 0 && words.every((piece) => piece.bold),
      italic: row.items.every((item) => item.italic),
      tabular: isTabular(row) || leaders.test(textOf(pieces)),
      wordsX: wordsX(row.items),
    };
  });
}

/** A row of a table as one line, from the rows of its cells. */
export function tableLine(page: number, column: number, cells: Row[][], edges: Edges): Line {
  const lines = cells.map((rows) => linesOf(page, column, rows));
  const all = lines.flat();
  const [first] = all as [Line];
  return {
    ...first,
    ...edges,
    end: Math.max(...all.map((line) => line.end)),
    y: Math.min(...all.map((line) => line.y)),
    pieces: all.flatMap((line) => line.pieces),
    text: all.map((line) => line.text).join(" "),
    bold: all.every((line) => line.bold),
    tabular: true,
    cells: lines,
  };
}

/** Dots that lead the eye from a title to its page. */
export const leaders = /(?:\s?[.…]){4,}/;

/** Words far apart, as in the rows of tables; not a title and its page with dots between. */
export function isSpread(row: Row): boolean {
  return isTabular(row) && !leaders.test(textOf(piecesOf(row)));
}

function isTabular(row: Row): boolean {
  return row.items.some((item, index) => {
    const previous = row.items[index - 1];
    if (!previous || (index === 1 && hanging.test(previous.text))) return false;
    return item.x - rightOf(previous) > cellGap * row.size && !isLabel(row, index);
  });
}

/** The words in front of a gap say who speaks or what follows: `THE CHAIR:`, alone or behind a number. */
function isLabel({ items, size }: Row, index: number): boolean {
  const label = items
    .slice(0, index)
    .map((item) => item.text)
    .join(" ")
    .trim();
  if (!/^(?:Q?\d+[.)]?\s+)?[^:]{1,40}:$/.test(label)) return false;
  return items
    .slice(index + 1)
    .every((item, at) => item.x - rightOf(items[index + at] as PdfItem) <= cellGap * size);
}

const hanging = /^\s*(?:[•●▪◦‣–—·*†‡§o-]|Q?\d+(?:\.\d+)*[.)]?|\(?(?:[a-z]|[ivxl]+)[.)])\s*$/i;

function wordsX(items: PdfItem[]): number {
  const first = items[0];
  const second = items.find((item, index) => index > 0 && item.text.trim() !== "");
  if (!first || !second) return first?.x ?? 0;
  const labels = /:\s*$/.test(first.text) && second.x - rightOf(first) > first.size;
  return hanging.test(first.text) || labels ? second.x : first.x;
}
