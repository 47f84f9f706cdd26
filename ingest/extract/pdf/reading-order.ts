/** The pages of a document as lines in the order in which they are read, without what is printed around them. */
import type { Furniture } from "../extraction.js";
import { columnsOf } from "./columns.js";
import type { Rule } from "./drawing.js";
import { type RowsOfPage, takeFurniture } from "./furniture.js";
import { cellsOf, type Grid, gridsOf, isIn } from "./grids.js";
import { edgesOf, type Line, linesOf, tableLine } from "./lines.js";
import { commonest, type PdfItem, type PdfPage, type Row, turnedPlace } from "./page.js";
import { rowsOf } from "./rows.js";
import { partsOf } from "./tables.js";
import { takeWatermarks } from "./watermarks.js";

/** A cell with more lines than this is a text of its own. */
const mostCellLines = 8;
/** Grids within the cells of grids are looked for to this depth. */
const deepest = 3;

/** Each page is read by its main direction first; what is set sideways on it, such as a stamp, comes after. */
export function readingOrder(pages: PdfPage[]): { lines: Line[]; furniture: Furniture[] } {
  const clear = takeWatermarks(pages);
  const bare = takeFurniture(clear.pages.flatMap(sheetsOf));
  const reading: Reading = { page: 0, column: 0, rules: [], lines: [] };
  for (const { number, rules, rows } of bare.pages) {
    Object.assign(reading, { page: number, rules });
    readArea(reading, rows, gridsOf(rules));
  }
  return { lines: reading.lines, furniture: [...clear.furniture, ...bare.furniture] };
}

interface Reading {
  page: number;
  /** Of the column read last. */
  column: number;
  rules: Rule[];
  lines: Line[];
}

/** A page, or a cell that holds a text of its own: its columns one after the other, with the tables in them. */
function readArea(reading: Reading, rows: Row[], grids: Grid[], depth = 0): void {
  const outer = grids.filter((grid) => !grids.some((other) => other !== grid && holds(other, grid)));
  const inner = grids.filter((grid) => !outer.includes(grid));
  for (const run of columnsOf(withGrids(rows, outer))) {
    reading.column += 1;
    readRun(reading, run, depth < deepest ? inner : [], depth);
  }
}

function holds(outer: Grid, inner: Grid): boolean {
  if (outer.left > inner.left || outer.right < inner.right) return false;
  return outer.top <= inner.top && outer.bottom >= inner.bottom;
}

/** The rows with each grid in the place of its words. */
function withGrids(rows: Row[], grids: Grid[]): Row[] {
  if (grids.length === 0) return rows;
  const left: Row[] = [];
  for (const row of rows) {
    const items = row.items.filter((item) => {
      const grid = grids.find((one) => isIn(one, item));
      grid?.items.push(item);
      return !grid;
    });
    if (items.length > 0) left.push({ ...row, items });
  }
  return [...left, ...grids.flatMap(placeOf)].sort((a, b) => a.y - b.y);
}

function placeOf(grid: Grid): Row[] {
  const [first] = grid.items;
  if (!first) return [];
  const y = grid.top + first.size;
  return [
    { y, size: first.size, grid, items: [{ ...first, x: grid.left, y, width: grid.right - grid.left }] },
  ];
}

function readRun(reading: Reading, run: Row[], grids: Grid[], depth: number): void {
  const edges = edgesOf(run);
  let column = reading.column;
  const plain: Row[] = [];
  const readPlain = () => {
    const line = (rows: Row[]) => linesOf(reading.page, column, rows, edges);
    for (const part of partsOf(plain.splice(0), reading.rules)) {
      if (part.kind === "lines") for (const one of line(part.rows)) reading.lines.push(one);
      else if (part.kind === "cell") {
        reading.column += 1;
        for (const one of linesOf(reading.page, reading.column, part.rows)) reading.lines.push(one);
      } else if (part.cells.length > 1)
        reading.lines.push(tableLine(reading.page, column, part.cells, edges));
      else for (const one of line(part.cells.flat())) reading.lines.push(one);
    }
  };
  for (const row of run) {
    if (row.opens) {
      readPlain();
      reading.column += 1;
      column = reading.column;
    }
    if (row.grid) {
      readPlain();
      readGrid(reading, row.grid, grids, depth);
    } else plain.push(row);
  }
  readPlain();
}

/**
 * Rows of a grid; a row with one cell, or with a long one, is read as text, cell after cell. One row of long cells is
 * text in columns with rules between.
 */
function readGrid(reading: Reading, grid: Grid, grids: Grid[], depth: number): void {
  const { rows: table, diagram } = cellsOf(grid);
  for (const items of table) {
    const cells = items.map(rowsOf);
    reading.column += 1;
    if (!diagram && cells.length > 1 && cells.every((rows) => rows.length <= mostCellLines))
      reading.lines.push(tableLine(reading.page, reading.column, cells, grid));
    else
      for (const [index, rows] of cells.entries()) {
        const inside = grids.filter((one) => items[index]?.some((item) => isIn(one, item)));
        const before = reading.lines.length;
        readArea(reading, rows, inside, depth + 1);
        if (table.length > 1) for (const line of reading.lines.slice(before)) line.boxed = reading.column;
      }
  }
}

/** What is set in each direction on a page, the main one first; a turned page still has its head and foot upright. */
function sheetsOf(page: PdfPage): RowsOfPage[] {
  const main = mainTurn(page.items);
  const turns = [main, ...([0, 1, 2, 3] as const).filter((turn) => turn !== main)];
  return turns.flatMap((turn, index) => {
    const items = page.items.filter((item) => item.turn === turn);
    if (index > 0 && items.length === 0) return [];
    const height = turn % 2 === 0 ? page.height : page.width;
    const rules = (page.rules ?? []).map((rule) => turnedRule(rule, turn, page));
    return [{ number: page.number, height, rows: rowsOf(items), rules }];
  });
}

function turnedRule({ x1, y1, x2, y2 }: Rule, turn: PdfItem["turn"], page: PdfPage): Rule {
  const [a, b] = [turnedPlace(x1, y1, turn, page), turnedPlace(x2, y2, turn, page)];
  return {
    x1: Math.min(a[0], b[0]),
    y1: Math.min(a[1], b[1]),
    x2: Math.max(a[0], b[0]),
    y2: Math.max(a[1], b[1]),
  };
}

function mainTurn(items: PdfItem[]): PdfItem["turn"] {
  return (commonest(items.map((item) => [item.turn, item.text.length])) ?? 0) as PdfItem["turn"];
}
