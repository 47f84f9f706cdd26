/** The line a value was read from, as pages quote it under the value. */
import type { PassageRow } from "../../storage/catalogue/reading-tables.js";
import type { Read, Span } from "../../storage/model/facts/read.js";
import type { ReadValue, ReadWords } from "../../views/contexts.js";
import { urls } from "../urls.js";
import { excerpt } from "./segments.js";

/** Where the passages stand that the words are taken from. */
export interface ReadFrom {
  document: string;
  version: number;
  /** All passages of the version, in text order. */
  rows: readonly PassageRow[];
  /** Pages of the persons whom printed names of this document were resolved to. */
  people?: ReadonlyMap<string, string>;
  /** The way to something of this id that stands at an offset of the text; absent, all of it is on this page. */
  hrefOf?: (start: number, id: string) => string;
}

/** Characters of a line that are quoted; a longer one is cut around the words. */
const quoted = 180;

/** The passage that holds an offset, by halves: documents have tens of thousands. */
export function passageAt<Row extends Pick<PassageRow, "start">>(
  rows: readonly Row[],
  offset: number,
): Row | undefined {
  let [low, high] = [0, rows.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return rows[low - 1];
}

/**
 * The line that holds `span`, with the span marked, and `more` of them where they stand in the same line. A span over
 * several lines shows its first.
 */
export function readWords(
  { document, version, rows }: ReadFrom,
  span: Span,
  more: readonly Span[] = [],
): ReadWords | null {
  const row = passageAt(rows, span.start);
  if (row === undefined || row.end <= span.start) return null;
  const at = span.start - row.start;
  const from = row.text.lastIndexOf("\n", at - 1) + 1;
  const stop = row.text.indexOf("\n", at);
  const line = row.text.slice(from, stop < 0 ? row.text.length : stop);
  const { segments, cutBefore, cutAfter } = excerpt(
    line,
    [span, ...more].map(({ start, end }) => ({
      start: start - row.start - from,
      end: Math.min(end - row.start - from, line.length),
    })),
    quoted,
  );
  return { words: segments, cutBefore, cutAfter, href: urls.cited(document, version, row.start, span) };
}

/** True where the line that holds one span holds the other too. */
export function inOneLine({ rows }: ReadFrom, one: Span, other: Span): boolean {
  const row = passageAt(rows, one.start);
  if (row === undefined || row !== passageAt(rows, other.start)) return false;
  const [first, last] = [Math.min(one.start, other.start), Math.max(one.start, other.start)];
  return !row.text.slice(first - row.start, last - row.start).includes("\n");
}

/** A value with its line; nothing where there is no value, or no line to show for it. */
export function readValues<T>(
  from: ReadFrom,
  reads: readonly (Read<T> | null | undefined)[],
  words: (value: T) => string = String,
): ReadValue[] {
  return reads.flatMap((read) => {
    const line = read ? readWords(from, read) : null;
    const person = typeof read?.value === "string" ? (from.people?.get(read.value) ?? null) : null;
    return read && line ? [{ value: words(read.value), person, from: line }] : [];
  });
}
