/** Where the engine saw the words. It counts bytes of UTF-8; the archive counts UTF-16 code units. */
import type { Mark } from "./search-index.js";

/** A match as the engine tells it: byte offset and byte length. */
export interface BytePosition {
  start: number;
  length: number;
}

/** Combining marks and what joins them: a mark that ends before one would split a letter from its accent. */
const continuesLetter = /^[\p{M}\u200d]+/u;
/** The engine counts a letter less for each soft hyphen it skipped, so such a match ends short of its word. */
const restOfWord = /^[\p{L}\p{M}\p{N}\u00ad]+/u;

/** Marks in text order that neither overlap nor touch. Positions outside the text or inside a letter are widened or cut. */
export function marksOf(text: string, positions: readonly BytePosition[]): Mark[] {
  const toUnits = unitCounter(text);
  const marks: Mark[] = [];
  for (const { start, length } of positions.toSorted((one, other) => one.start - other.start)) {
    const mark = widened(text, { start: toUnits(start), end: toUnits(start + length) });
    const last = marks.at(-1);
    if (last !== undefined && mark.start <= last.end) last.end = Math.max(last.end, mark.end);
    else if (mark.end > mark.start) marks.push(mark);
  }
  return marks;
}

/** Turns a byte offset into the code unit at or after it. */
function unitCounter(text: string): (bytes: number) => number {
  if (Buffer.byteLength(text) === text.length) return (bytes) => Math.min(bytes, text.length);
  const unitAt = new Map<number, number>();
  let bytes = 0;
  let units = 0;
  for (const character of text) {
    const size = Buffer.byteLength(character);
    units += character.length;
    for (let each = 1; each <= size; each++) unitAt.set(bytes + each, units);
    bytes += size;
  }
  return (offset) => (offset <= 0 ? 0 : (unitAt.get(offset) ?? text.length));
}

function widened(text: string, { start, end }: Mark): Mark {
  const pattern = text.slice(start, end).includes("\u00ad") ? restOfWord : continuesLetter;
  const more = pattern.exec(text.slice(end, end + 100))?.[0].length ?? 0;
  return { start, end: end + more };
}
