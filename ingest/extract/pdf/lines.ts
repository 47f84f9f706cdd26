/** Rows to lines of text, with what tells of their place in a column. */
import { least, most } from "../../../storage/model/extremes.js";
import type { Piece } from "../assemble.js";
import { type PdfItem, type Row, rightOf } from "./page.js";
import { piecesOf, textOf } from "./pieces.js";

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
  /** A row of a table, or of a list of contents. */
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

/** Gaps wider than this, in type sizes, part the cells of a row. */
const cellGap = 2.5;
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
      x: least(row.items.map((item) => item.x)),
      end: most(row.items.map(rightOf)),
      y: row.y,
      size: row.size,
      pieces: pieces.map((piece) => ({ ...piece, page })),
      text: textOf(pieces).replace(/ +/g, " ").trim(),
      bold: words.length > 0 && words.every((piece) => piece.bold),
      italic: row.items.every((item) => item.italic),
      tabular: leaders.test(textOf(pieces)),
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
    end: most(all.map((line) => line.end)),
    y: least(all.map((line) => line.y)),
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
