/** Whether a text is what a query asks for, and by which of its words. */
import type { Span } from "../fold.js";
import type { Field } from "./fields.js";
import { occurrences, type Run } from "./occurrences.js";
import type { Near, Query, Term } from "./query.js";
import type { TextWords } from "./words.js";

/** Whether a field holds of the passage that the text is, or of its document. */
export type FieldHolds = (field: Field) => boolean;

/** Where nothing is known besides the words. */
const unknown: FieldHolds = () => false;

/**
 * The places in the original text that make it answer `query`, in text order, which may overlap; none when it answers
 * by what it does not say; null when it does not answer. Linear in the text for each term.
 */
export function matchQuery(query: Query, text: TextWords, holds: FieldHolds = unknown): Span[] | null {
  return inOrder(placesOf(query, text, holds));
}

/** Every place of the words that a query asks for, whether or not the text answers it as a whole, in text order. */
export function placesToMark(query: Query, text: TextWords): Span[] {
  const parts = (of: readonly Query[]): Span[] => of.flatMap((part) => placesToMark(part, text));
  switch (query.is) {
    case "term":
    case "near":
      return inOrder(placesOf(query, text, unknown)) ?? [];
    case "field":
    case "not":
      return [];
    case "all":
    case "any":
      return inOrder(parts(query.of)) ?? [];
  }
}

/** True for a query that also a text without any words answers, as `NOT police`: it asks for no words at all. */
export function asksForNothing(query: Query): boolean {
  return matchQuery(query, { words: [], places: new Map(), span: () => ({ start: 0, end: 0 }) }) !== null;
}

function inOrder(spans: Span[] | null): Span[] | null {
  return spans?.sort((one, other) => one.start - other.start || one.end - other.end) ?? null;
}

function placesOf(query: Query, text: TextWords, holds: FieldHolds): Span[] | null {
  switch (query.is) {
    case "term": {
      const spans = occurrences(query, text).map(({ first, last }) => text.span(first, last));
      return spans.length > 0 ? spans : null;
    }
    case "near":
      return nearPlaces(query, text);
    case "field":
      return holds(query) ? [] : null;
    case "not":
      return placesOf(query.of, text, holds) ? null : [];
    case "all": {
      const each: Span[][] = [];
      for (const part of query.of) {
        const found = placesOf(part, text, holds);
        if (!found) return null;
        each.push(found);
      }
      return each.flat();
    }
    case "any": {
      const each = query.of.flatMap((part) => {
        const found = placesOf(part, text, holds);
        return found ? [found] : [];
      });
      return each.length > 0 ? each.flat() : null;
    }
  }
}

/** The words on both sides wherever they stand near enough to a word of the other side. */
function nearPlaces({ left, right, within }: Near, text: TextWords): Span[] | null {
  const sides = [left, right].map((terms) => runsOf(terms, text)) as [Run[], Run[]];
  const found = [...keepNear(sides[0], sides[1], within), ...keepNear(sides[1], sides[0], within)];
  // A word asked for on both sides is one place.
  const spans = [...new Map(found.map((run) => [`${run.first} ${run.last}`, run])).values()].map(
    ({ first, last }) => text.span(first, last),
  );
  return spans.length > 0 ? spans : null;
}

function runsOf(terms: readonly Term[], text: TextWords): Run[] {
  return terms.flatMap((term) => occurrences(term, text));
}

/** Those of `runs` with one of `others` wholly before or after them and near enough. */
function keepNear(runs: readonly Run[], others: readonly Run[], within: number): Run[] {
  const ends = others.map((other) => other.last).sort((one, other) => one - other);
  const starts = others.map((other) => other.first).sort((one, other) => one - other);
  return runs.filter(({ first, last }) => {
    const before = ends[countUpTo(ends, first - 1) - 1] ?? Number.NEGATIVE_INFINITY;
    const after = starts[countUpTo(starts, last)] ?? Number.POSITIVE_INFINITY;
    return first - before - 1 <= within || after - last - 1 <= within;
  });
}

/** How many of the numbers, which are in order, are at most `most`. */
function countUpTo(numbers: readonly number[], most: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low;
}
