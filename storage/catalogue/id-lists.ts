/** Ascending lists of rows, put together. */
import type { Ids } from "./searched-cells.js";

/** The rows that are in all of the lists; none of no list. */
export function inAll(lists: readonly Ids[]): Ids {
  const [first, ...others] = lists.toSorted((one, other) => one.length - other.length);
  return others.reduce(inBoth, first ?? new Int32Array(0));
}

/** `few` is the shorter list: with a much longer one, its rows are looked up. */
function inBoth(few: Ids, many: Ids): Ids {
  const found = new Int32Array(few.length);
  let count = 0;
  let at = 0;
  for (const id of few) {
    let step = 1;
    while ((many[at + step] ?? Number.POSITIVE_INFINITY) < id) step *= 2;
    let end = Math.min(at + step, many.length);
    while (at < end) {
      const middle = (at + end) >> 1;
      if ((many[middle] ?? 0) < id) at = middle + 1;
      else end = middle;
    }
    if (at === many.length) break;
    if (many[at] === id) found[count++] = id;
  }
  return found.subarray(0, count);
}

/** The rows that are in at least one of the lists. */
export function inAny(lists: readonly Ids[]): Ids {
  const held = lists.filter((list) => list.length > 0);
  const [only] = held;
  if (held.length <= 1) return only ?? new Int32Array(0);
  const base = held.reduce((least, list) => Math.min(least, list[0] ?? 0), Number.POSITIVE_INFINITY);
  const end = held.reduce((most, list) => Math.max(most, list.at(-1) ?? 0), 0) + 1;
  const marks = new Uint8Array(end - base);
  let count = 0;
  for (const list of held)
    for (const id of list)
      if (marks[id - base] === 0) {
        marks[id - base] = 1;
        count += 1;
      }
  const found = new Int32Array(count);
  let at = 0;
  marks.forEach((mark, offset) => {
    if (mark === 1) found[at++] = base + offset;
  });
  return found;
}
