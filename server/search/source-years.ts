/** Who issued what was found, and when: passages counted by source and year. */
import type { Cell } from "../../storage/catalogue/searched-cells.js";

export interface SourceYears {
  /** The columns, in order; those before the first one told apart are drawn together, with their years. */
  columns: { label: string; years: string[] }[];
  /** The sources with most passages first. */
  rows: { source: string | null; counts: number[]; undated: number; total: number }[];
  /** Sources that are not listed. */
  more: number;
}

/** Years told apart, and sources listed. */
const mostYears = 8;
const mostSources = 12;

/** Counts the cells by source and year. */
export function sourceYearsOf(cells: readonly Cell[]): SourceYears {
  const years = [
    ...new Set(cells.flatMap(({ document: { date } }) => (date === null ? [] : [date.slice(0, 4)]))),
  ].sort();
  const apart = years.slice(years.length > mostYears ? 1 - mostYears : 0);
  const before = years.slice(0, years.length - apart.length);
  const columns = [
    ...(before.length === 0 ? [] : [{ label: `to ${before.at(-1)}`, years: before }]),
    ...apart.map((year) => ({ label: year, years: [year] })),
  ];
  const columnOf = new Map(columns.flatMap((column, at) => column.years.map((year) => [year, at] as const)));
  const rows = new Map<string | null, SourceYears["rows"][number]>();
  for (const { document, count } of cells) {
    const row = rows.get(document.source) ?? {
      source: document.source,
      counts: columns.map(() => 0),
      undated: 0,
      total: 0,
    };
    rows.set(document.source, row);
    const column = document.date === null ? undefined : columnOf.get(document.date.slice(0, 4));
    row.total += count;
    if (column === undefined) row.undated += count;
    else row.counts[column] = (row.counts[column] ?? 0) + count;
  }
  const all = [...rows.values()].sort(
    (one, other) => other.total - one.total || ((one.source ?? "") < (other.source ?? "") ? -1 : 1),
  );
  return { columns, rows: all.slice(0, mostSources), more: Math.max(0, all.length - mostSources) };
}
