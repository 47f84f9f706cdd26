/** Where words stand letter for letter, told apart by what stands around them. */
import type { Span } from "../fold.js";

/** Of all places where the words stand letter for letter, the one whose surroundings agree furthest; null without any. */
export function exactPlace(
  text: string,
  { exact, prefix, suffix }: { exact: string; prefix: string; suffix: string },
): Span | null {
  let best: { start: number; agreement: number } | null = null;
  for (let start = text.indexOf(exact); start !== -1; start = text.indexOf(exact, start + 1)) {
    const before = text.slice(Math.max(0, start - prefix.length), start);
    const after = text.slice(start + exact.length, start + exact.length + suffix.length);
    const agreement = commonEnd(before, prefix) + commonStart(after, suffix);
    if (best === null || agreement > best.agreement) best = { start, agreement };
  }
  return best && { start: best.start, end: best.start + exact.length };
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

function commonEnd(one: string, other: string): number {
  let length = 0;
  while (length < one.length && length < other.length && one.at(-1 - length) === other.at(-1 - length))
    length += 1;
  return length;
}
