/** What was found, counted by everything a reader may narrow by; and narrowed. */
import type { Cell } from "../../storage/catalogue/searched-cells.js";
import { type Facet, type Filters, facets } from "../../storage/index/search-index.js";
import { yearOf } from "../../storage/model/partial-date.js";

export interface FacetCount {
  value: string;
  /** Passages found with this value. */
  count: number;
  /** Documents in which they are. */
  documents: number;
}
export type FacetCounts = Partial<Record<Facet, FacetCount[]>>;

type Value = string | number | null;

/** One value or a list: cells are many, and a list for each value of each would take most of the time. */
const valuesOf: Record<Facet, (cell: Cell) => Value | readonly Value[]> = {
  kind: ({ document }) => document.kind,
  source: ({ document }) => document.source,
  year: ({ document }) => yearOf(document.date),
  tag: ({ shared }) => shared.tags,
  speaker: ({ shared }) => shared.said,
  asker: ({ shared }) => shared.asked,
  body: ({ shared }) => shared.bodies,
  outcome: ({ shared }) => shared.outcomes,
  clause: ({ shared }) => shared.clause,
  language: ({ shared }) => shared.language,
};

interface Choice {
  filters: Filters;
  unwanted: Filters;
}

/** The cells of documents dated in the month; all of them for none. */
export function inMonth(cells: readonly Cell[], month: string | null): Cell[] {
  return month === null ? [...cells] : cells.filter(({ document }) => document.date?.startsWith(month));
}

/** The cells that the chosen values let through. */
export function narrowed(cells: readonly Cell[], choice: Choice): Cell[] {
  const chosen = chosenFacets(choice);
  return chosen.length === 0
    ? [...cells]
    : cells.filter((cell) => chosen.every((facet) => passes(cell, facet, choice)));
}

function chosenFacets({ filters, unwanted }: Choice): Facet[] {
  return facets.filter((facet) => (filters[facet]?.length ?? 0) + (unwanted[facet]?.length ?? 0) > 0);
}

function passes(cell: Cell, facet: Facet, { filters, unwanted }: Choice): boolean {
  const values = [valuesOf[facet](cell)].flat().map(alike);
  const wanted = filters[facet] ?? [];
  if (wanted.length > 0 && !wanted.some((value) => values.includes(alike(value)))) return false;
  return !unwanted[facet]?.some((value) => values.includes(alike(value)));
}

/** As the engine compares values: letter case and compatible forms make no difference. */
function alike(value: string | number | null): string {
  return value === null ? "" : String(value).trim().normalize("NFKC").toLowerCase();
}

/**
 * Counts of every facet over what was found. A facet in which values were chosen counts as if none were, so that its
 * other values can still be added.
 */
export function countFacets(cells: readonly Cell[], choice: Choice): FacetCounts {
  const chosen = chosenFacets(choice);
  const passing = chosen.length === 0 ? cells : cells.filter((cell) => failed(cell).length === 0);
  return Object.fromEntries(
    facets.map((facet) => {
      const some = chosen.includes(facet) ? cells.filter((cell) => passesOthers(cell, facet)) : passing;
      return [facet, sorted(tallied(facet, some))];
    }),
  );

  function failed(cell: Cell): Facet[] {
    return chosen.filter((facet) => !passes(cell, facet, choice));
  }

  function passesOthers(cell: Cell, but: Facet): boolean {
    return failed(cell).every((facet) => facet === but);
  }
}

function tallied(facet: Facet, cells: readonly Cell[]): Map<string | number, Tally> {
  const tallies = new Map<string | number, Tally>();
  const read = valuesOf[facet];
  for (const cell of cells) {
    const found = read(cell);
    if (typeof found !== "object") tally(tallies, found, cell);
    else if (found !== null) for (const value of found) if (value !== null) tally(tallies, value, cell);
  }
  return tallies;
}

function sorted(tallies: ReadonlyMap<string | number, Tally>): FacetCount[] {
  return [...tallies]
    .map(([value, { count, documents }]): FacetCount => ({ value: String(value), count, documents }))
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1));
}

interface Tally {
  count: number;
  documents: number;
  /** The document counted last: the cells of one stand together. */
  last: string;
}

function tally(
  tallies: Map<string | number, Tally>,
  value: string | number,
  { count, document }: Cell,
): void {
  const known = tallies.get(value);
  if (!known) {
    tallies.set(value, { count, documents: 1, last: document.id });
    return;
  }
  known.count += count;
  if (known.last === document.id) return;
  known.documents += 1;
  known.last = document.id;
}
