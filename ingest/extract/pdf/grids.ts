/**
 * Ruled tables: rules that meet make a grid, and what stands between them is a cell.
 *
 *     ┌──────┬──────┐    rules of one height or side are joined first; a cell may reach over several
 *     │ a    │ b    │    of the grid's rows and columns when no rule divides them
 *     ├──────┼──────┤
 *     │ c    │ d    │
 *     └──────┴──────┘
 */
import { least, most } from "../../../storage/model/extremes.js";
import type { Rule } from "./drawing.js";
import { type PdfItem, rightOf } from "./page.js";

/** Rules this near, in points, are one, or meet. */
const near = 3;
/** Of the fields between a table's rules, at least this share are cells by themselves. */
const leastDistinct = 0.35;
/** More rules than this are a drawing. */
const mostRules = 3000;

export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

export interface Grid extends Box {
  /** Edges of its columns and rows, from the left and from the top. */
  xs: number[];
  ys: number[];
  across: Rule[];
  down: Rule[];
  /** The words in it; none until they have been taken out of the page's rows. */
  items: PdfItem[];
}

/** Grids of two columns or more. Rules that frame one thing are none. */
export function gridsOf(rules: readonly Rule[]): Grid[] {
  const across = joined(
    rules.filter((rule) => rule.y2 - rule.y1 < 1),
    "x1",
    "x2",
    "y1",
  );
  const down = joined(
    rules.filter((rule) => rule.x2 - rule.x1 < 1),
    "y1",
    "y2",
    "x1",
  );
  if (across.length + down.length > mostRules) return [];
  return meeting(across, down).flatMap((group) => gridOf(group) ?? []);
}

/** Rules on one line that touch, as one. */
function joined(rules: Rule[], from: "x1" | "y1", to: "x2" | "y2", level: "x1" | "y1"): Rule[] {
  const lines: Rule[][] = [];
  for (const rule of [...rules].sort((a, b) => a[level] - b[level])) {
    const line = lines.at(-1);
    if (line?.[0] && rule[level] - line[0][level] < near / 2) line.push(rule);
    else lines.push([rule]);
  }
  return lines.flatMap((line) => {
    const whole: Rule[] = [];
    for (const rule of line.sort((a, b) => a[from] - b[from])) {
      const last = whole.at(-1);
      if (last && rule[from] <= last[to] + near) last[to] = Math.max(last[to], rule[to]);
      else whole.push({ ...rule });
    }
    return whole;
  });
}

type Group = { across: Rule[]; down: Rule[] };

/** Rules that meet, or are met by the same. */
function meeting(across: Rule[], down: Rule[]): Group[] {
  const groups: Group[] = [];
  const waiting = new Set(down);
  const open = new Set(across);
  for (const first of across) {
    if (!open.delete(first)) continue;
    const group: Group = { across: [first], down: [] };
    for (let at = 0, other = 0; at < group.across.length || other < group.down.length; ) {
      const rule = group.across[at];
      if (rule) {
        at += 1;
        for (const one of waiting) if (meet(rule, one) && waiting.delete(one)) group.down.push(one);
        continue;
      }
      const upright = group.down[other] as Rule;
      other += 1;
      for (const one of open) if (meet(one, upright) && open.delete(one)) group.across.push(one);
    }
    groups.push(group);
  }
  return groups;
}

function meet(across: Rule, down: Rule): boolean {
  return (
    down.x1 > across.x1 - near &&
    down.x1 < across.x2 + near &&
    across.y1 > down.y1 - near &&
    across.y1 < down.y2 + near
  );
}

function gridOf({ across, down }: Group): Grid | null {
  const xs = levels([...down.map((rule) => rule.x1), ...ends(across.flatMap((rule) => [rule.x1, rule.x2]))]);
  const ys = levels([...across.map((rule) => rule.y1), ...ends(down.flatMap((rule) => [rule.y1, rule.y2]))]);
  if (xs.length < 3 || ys.length < 2 || down.length < 1 || across.length < 2) return null;
  const [left = 0, top = 0] = [xs[0], ys[0]];
  return { left, right: xs.at(-1) ?? left, top, bottom: ys.at(-1) ?? top, xs, ys, across, down, items: [] };
}

function ends(values: number[]): number[] {
  return values.length > 0 ? [least(values), most(values)] : [];
}

function levels(values: number[]): number[] {
  const sorted = values.sort((a, b) => a - b);
  return sorted.filter((value, index) => index === 0 || value - (sorted[index - 1] ?? 0) > near);
}

/**
 * The words of a grid by rows and, in each, by cells from the left. A cell over several rows is in its first. The
 * boxes of a diagram line up with few others: they are no rows.
 */
export function cellsOf(grid: Grid): { rows: PdfItem[][][]; diagram: boolean } {
  const columns = grid.xs.length - 1;
  const fields = columns * (grid.ys.length - 1);
  const owner = owners(grid);
  const distinct = new Set(Array.from({ length: fields }, (_, field) => owner(field))).size;
  const cells = new Map<number, PdfItem[]>();
  for (const item of grid.items) {
    const column = between(grid.xs, item.x + item.width / 2);
    const row = between(grid.ys, item.y - item.size * 0.3);
    const cell = owner(row * columns + column);
    const own = cells.get(cell);
    if (own) own.push(item);
    else cells.set(cell, [item]);
  }
  const rows = grid.ys
    .slice(1)
    .map((_, row) =>
      Array.from({ length: columns }, (_, column) => cells.get(row * columns + column) ?? []).filter(
        (cell) => cell.length > 0,
      ),
    );
  return { rows, diagram: distinct < leastDistinct * fields };
}

function between(edges: readonly number[], value: number): number {
  const index = edges.findIndex((edge) => edge > value) - 1;
  return index === -2 ? edges.length - 2 : Math.max(index, 0);
}

/** For each field of the grid, the first field of the cell that it belongs to. */
function owners({ xs, ys, across, down }: Grid): (field: number) => number {
  const columns = xs.length - 1;
  const owner: number[] = [];
  const middle = (edges: number[], index: number) => ((edges[index] ?? 0) + (edges[index + 1] ?? 0)) / 2;
  for (let row = 0; row < ys.length - 1; row++)
    for (let column = 0; column < columns; column++) {
      const field = row * columns + column;
      const [x, y] = [middle(xs, column), middle(ys, row)];
      const isOver = across.some(
        (rule) => Math.abs(rule.y1 - (ys[row] ?? 0)) <= near && rule.x1 < x && rule.x2 > x,
      );
      const isBefore = down.some(
        (rule) => Math.abs(rule.x1 - (xs[column] ?? 0)) <= near && rule.y1 < y && rule.y2 > y,
      );
      owner[field] = field;
      if (column > 0 && !isBefore) owner[field] = owner[field - 1] ?? field;
      else if (row > 0 && !isOver) owner[field] = owner[field - columns] ?? field;
    }
  return (field) => owner[field] ?? field;
}

/** The middle of the item stands in the box. */
export function isIn(box: Box, item: PdfItem): boolean {
  const [x, y] = [(item.x + rightOf(item)) / 2, item.y - 0.3 * item.size];
  return x > box.left - near && x < box.right + near && y > box.top - near && y < box.bottom + near;
}
