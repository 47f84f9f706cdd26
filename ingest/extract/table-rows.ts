/** Rows of tables as sentences that can be found and quoted: `Heading: value; Heading: value`. */
import type { Draft } from "./assemble.js";

/** One row; a value whose column has no heading stands alone, an empty one is left out. */
export function rowDraft(values: readonly string[], headings: readonly string[]): Draft {
  const cells = values.map((value, index) => ({ value: value.trim(), heading: headings[index]?.trim() }));
  const words = cells
    .filter((cell) => cell.value !== "")
    .map((cell) => (cell.heading ? `${cell.heading}: ${cell.value}` : cell.value));
  return { kind: "row", pieces: [{ text: words.join("; ") }] };
}

/**
 * The rows of a sheet. The first row with two or more cells, all of them words, names the columns; it is a row of
 * its own too, and so are the titles above it.
 */
export function sheetRows(rows: readonly (readonly string[])[]): Draft[] {
  const filled = rows.map((row) => row.filter((value) => value.trim() !== ""));
  const first = filled.findIndex((values) => values.length >= 2);
  const heads = filled[first] ?? [];
  const named = heads.length > 0 && heads.every(isName) ? first : -1;
  const headings = named < 0 ? [] : (rows[named] ?? []);
  return rows.map((row, index) => rowDraft(row, index > named ? headings : []));
}

/** Words, not a number or a date written with digits alone. */
function isName(value: string): boolean {
  return /\p{L}/u.test(value) && Number.isNaN(Number(value));
}

/** What is told of rows or columns that the file does not show. */
export function hiddenWarning(count: number, what: "row" | "column", sheet: string): string {
  const [noun, verb] = count === 1 ? [what, "is"] : [`${what}s`, "are"];
  return `${count} ${noun} of the sheet “${sheet}” ${verb} hidden in the file; read all the same.`;
}
