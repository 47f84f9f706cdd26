/** When what was found is from: passages counted by month, by year when that would be too many, by decade when years would. */
import type { Cell } from "../../storage/catalogue/searched-cells.js";

export interface Slot {
  /** `2023-05`, `2023` or `2020s`. */
  name: string;
  /** What the search is narrowed by to have these passages alone: a month, or years. */
  month: string | null;
  years: string[];
  count: number;
}

export interface Timeline {
  unit: "month" | "year" | "decade";
  /** In order; the empty ones between the first and the last are among them unless they would be too many. */
  slots: Slot[];
  /** Passages of documents without a date, and of those dated by year alone where months are counted. */
  undated: number;
  yearOnly: number;
}

/** More months or years than these are no picture. */
const mostMonths = 60;
const mostYears = 80;
const mostDecades = 150;

/** Counts the cells by when their documents are from. */
export function timelineOf(cells: readonly Cell[]): Timeline {
  const dated = cells.flatMap(({ document: { date }, count }) => (date === null ? [] : [{ date, count }]));
  const undated = sumOf(cells) - sumOf(dated);
  const months = byName(dated.filter(({ date }) => date.length >= 7).map((each) => cut(each, 7)));
  const years = byName(dated.map((each) => cut(each, 4)));
  const monthNames = between(months.keys(), monthNumber, monthNamed);
  if (months.size > 0 && monthNames.length <= mostMonths && isWithin(years, monthNames)) {
    const slots = monthNames.map((name) => slot(name, { month: name }, months.get(name)));
    return { unit: "month", slots, undated, yearOnly: sumOf(dated) - sumOf(slots) };
  }
  const yearNames = between(years.keys(), Number, yearNamed);
  if (yearNames.length <= mostYears) {
    const slots = yearNames.map((name) => slot(name, { years: [name] }, years.get(name)));
    return { unit: "year", slots, undated, yearOnly: 0 };
  }
  return { unit: "decade", slots: decades(years), undated, yearOnly: 0 };
}

function decades(years: ReadonlyMap<string, number>): Slot[] {
  const known = new Map<string, string[]>();
  for (const year of [...years.keys()].sort()) {
    const name = `${year.slice(0, 3)}0s`;
    known.set(name, [...(known.get(name) ?? []), year]);
  }
  const all = between(
    known.keys(),
    (name) => Number(name.slice(0, 3)),
    (number) => `${yearNamed(number * 10)}s`,
  );
  const names = all.length > mostDecades ? [...known.keys()] : all;
  return names.map((name) => {
    const within = known.get(name) ?? [];
    return slot(
      name,
      { years: within },
      within.reduce((sum, year) => sum + (years.get(year) ?? 0), 0),
    );
  });
}

function slot(name: string, narrowing: { month?: string; years?: string[] }, count = 0): Slot {
  return { name, month: narrowing.month ?? null, years: narrowing.years ?? [], count };
}

/** True when every year that is known falls into the months: a year outside them would be in no picture. */
function isWithin(years: ReadonlyMap<string, number>, months: readonly string[]): boolean {
  const covered = new Set(months.map((month) => month.slice(0, 4)));
  return [...years.keys()].every((year) => covered.has(year));
}

function cut({ date, count }: { date: string; count: number }, length: number): [string, number] {
  return [date.slice(0, length), count];
}

function byName(counts: readonly [string, number][]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const [name, count] of counts) sums.set(name, (sums.get(name) ?? 0) + count);
  return sums;
}

/** Every name from the first to the last, also those between them. */
function between(
  names: Iterable<string>,
  numberOf: (name: string) => number,
  nameOf: (number: number) => string,
): string[] {
  const numbers = [...names].map(numberOf);
  const first = numbers.reduce((least, number) => Math.min(least, number), Number.POSITIVE_INFINITY);
  const last = numbers.reduce((most, number) => Math.max(most, number), Number.NEGATIVE_INFINITY);
  return numbers.length === 0 ? [] : Array.from({ length: last - first + 1 }, (_, at) => nameOf(first + at));
}

function monthNumber(month: string): number {
  return Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1;
}

function monthNamed(number: number): string {
  return `${yearNamed(Math.floor(number / 12))}-${String((number % 12) + 1).padStart(2, "0")}`;
}

function yearNamed(year: number): string {
  return String(year).padStart(4, "0");
}

function sumOf(counted: readonly { count: number }[]): number {
  return counted.reduce((sum, { count }) => sum + count, 0);
}
