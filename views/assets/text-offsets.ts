/**
 * Where selected words stand in the version's text. Elements with `data-start` hold stored words and nothing
 * else, so an offset is that number and the length of what comes before inside the element. Offsets are
 * UTF-16 code units, which is what JavaScript strings and DOM ranges count in as well.
 */

export interface Chosen {
  start: number;
  /** Exclusive. */
  end: number;
  /** The last element touched. */
  last: HTMLElement;
}

/** Null when the range touches no stored words, or only white space of them. */
export function chosenIn(root: Element, range: Range): Chosen | null {
  const touched = [...root.querySelectorAll<HTMLElement>("[data-start]")].filter((element) =>
    range.intersectsNode(element),
  );
  const spans = touched.map((element) => spanOf(element, range)).filter((span) => span !== null);
  const first = spans[0];
  const last = spans.at(-1);
  return first && last ? { start: first.start, end: last.end, last: last.last } : null;
}

/** The part of one element's words that lies in the range, less the white space at its ends. */
function spanOf(element: HTMLElement, range: Range): Chosen | null {
  const within = document.createRange();
  within.selectNodeContents(element);
  if (range.compareBoundaryPoints(Range.START_TO_START, within) > 0)
    within.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, within) < 0)
    within.setEnd(range.endContainer, range.endOffset);
  const words = within.toString();
  const exact = words.trim();
  if (exact === "") return null;
  const before = document.createRange();
  before.selectNodeContents(element);
  before.setEnd(within.startContainer, within.startOffset);
  const start = Number(element.dataset.start) + before.toString().length + words.indexOf(exact);
  return { start, end: start + exact.length, last: element };
}
