/** What a sheet holds besides what it shows: hidden rows and columns, comments in cells, or itself. */
import { type Finding, outsideText } from "../../../storage/model/finding.js";

/** A sheet as any spreadsheet format has it; rows and columns counted from 0. */
export interface HiddenSheet {
  name: string;
  hidden: boolean;
  /** Those with a value. */
  rows: { number: number; values: string[] }[];
  isHiddenRow: (row: number) => boolean;
  isHiddenColumn: (column: number) => boolean;
  comments: { row: number; column: number; words: string; by: string | null }[];
}

/** Enough of the values to be recognised. */
const mostValues = 40;

/** The sheet itself when it is hidden, else its hidden rows and columns; and its comments. */
export function sheetFindings(sheet: HiddenSheet): Finding[] {
  const where = `sheet ${sheet.name}`;
  const comments = sheet.comments.map(({ row, column, words, by }) =>
    outsideText("comment", `${where}, cell ${columnName(column)}${row + 1}`, words, by),
  );
  if (!sheet.hidden) return [...hiddenRows(sheet, where), ...hiddenColumns(sheet, where), ...comments];
  const values = sheet.rows.flatMap((row) => row.values);
  return [outsideText("hidden sheet", where, valuesIn(values) || "an empty sheet"), ...comments];
}

/** Rows that follow each other are one finding. */
function hiddenRows({ rows, isHiddenRow }: HiddenSheet, where: string): Finding[] {
  const runs: HiddenSheet["rows"][] = [];
  for (const row of rows.filter(({ number }) => isHiddenRow(number))) {
    const run = runs.at(-1);
    if (run && run.at(-1)?.number === row.number - 1) run.push(row);
    else runs.push([row]);
  }
  return runs.map((run) => {
    const [first, last] = [(run[0]?.number ?? 0) + 1, (run.at(-1)?.number ?? 0) + 1];
    const place = first === last ? `row ${first}` : `rows ${first} to ${last}`;
    return outsideText("hidden row", `${where}, ${place}`, valuesIn(run.flatMap((row) => row.values)));
  });
}

function hiddenColumns({ rows, isHiddenColumn }: HiddenSheet, where: string): Finding[] {
  const width = rows.reduce((most, { values }) => Math.max(most, values.length), 0);
  return Array.from({ length: width }, (_, column) => column)
    .filter(isHiddenColumn)
    .map((column) => ({ column, words: valuesIn(rows.map(({ values }) => values[column] ?? "")) }))
    .filter(({ words }) => words !== "")
    .map(({ column, words }) =>
      outsideText("hidden column", `${where}, column ${columnName(column)}`, words),
    );
}

function valuesIn(values: readonly string[]): string {
  return values
    .filter((value) => value !== "")
    .slice(0, mostValues)
    .join(" | ");
}

/** `A`, `Z`, `AA`: how spreadsheets name the column `index`, counted from 0. */
function columnName(index: number): string {
  const before = Math.floor(index / 26);
  return `${before > 0 ? columnName(before - 1) : ""}${String.fromCharCode(65 + (index % 26))}`;
}
