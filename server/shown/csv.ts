/** Rows as comma-separated values (RFC 4180). */

/** What a table program would take for a formula; a quotation mark before it keeps it what it is: words. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

/** One line with its end. Null is an empty cell; a number stands as it is. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  return `${cells.map(cellOf).join(",")}\r\n`;
}

function cellOf(cell: string | number | null): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const words = formula.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(words) ? `"${words.replaceAll('"', '""')}"` : words;
}
