/** The marks of notes where they are printed, each leading to the words of its note, and back. */
import type { NoteMark } from "../../storage/model/passage.js";
import type { Link, ReadSegment } from "../../views/contexts.js";

interface Range {
  start: number;
  end: number;
}

/** The marks of a version, at hand by where they are printed and by where their notes begin. */
export interface Notes {
  /**
   * The stretches of `range` of the version's text, with an empty one wherever the mark of a note is printed.
   * `hrefOf` says where the words of a note are to be read.
   */
  placedIn(
    segments: readonly ReadSegment[],
    range: Range,
    hrefOf: (note: Range) => string,
  ): readonly ReadSegment[];
  /**
   * From a passage in which the words of notes begin, back to where their marks are printed; `hrefOf` leads to a mark
   * by its offset and id, and is on this page unless it is given.
   */
  backFrom(range: Range, hrefOf?: (at: number, id: string) => string): Link[];
}

/** More marks of the notes in one passage than this are not led back to. */
const mostBack = 5;

interface ShownMark extends NoteMark {
  id: string;
}

/** @param noteMarks in text order */
export function notesOf(noteMarks: readonly NoteMark[]): Notes {
  const marks = noteMarks.map((mark, index): ShownMark => {
    // Several marks may be printed at one place.
    const before = index - firstFrom(noteMarks, mark.at, ({ at }) => at);
    return { ...mark, id: before > 0 ? `n${mark.at}-${before + 1}` : `n${mark.at}` };
  });
  const byNote = marks
    .filter(({ note }) => note !== null)
    .sort((one, other) => noteStart(one) - noteStart(other));
  return {
    placedIn(segments, range, hrefOf) {
      const here = between(marks, range.start, range.end + 1, ({ at }) => at);
      return here.length === 0 ? segments : placed(segments, range.start, here, hrefOf);
    },
    backFrom: ({ start, end }, hrefOf = (_at, id) => `#${id}`) =>
      between(byNote, start, end, noteStart)
        .slice(0, mostBack)
        .map(({ label, id, at }) => ({ label: `back to mark ${label}`, href: hrefOf(at, id) })),
  };
}

function noteStart({ note }: NoteMark): number {
  return note?.start ?? 0;
}

function placed(
  segments: readonly ReadSegment[],
  start: number,
  here: readonly ShownMark[],
  hrefOf: (note: Range) => string,
): ReadSegment[] {
  const waiting = [...here];
  const cut: ReadSegment[] = [];
  let at = start;
  const placeMarks = () => {
    for (let [mark] = waiting; mark !== undefined && mark.at <= at; [mark] = waiting) {
      cut.push(markSegment(mark, hrefOf));
      waiting.shift();
    }
  };
  placeMarks();
  for (const segment of segments)
    for (let { text } = segment; text !== ""; ) {
      const words = text.slice(0, (waiting[0]?.at ?? Number.POSITIVE_INFINITY) - at);
      cut.push({ ...segment, text: words });
      at += words.length;
      text = text.slice(words.length);
      placeMarks();
    }
  return cut;
}

function markSegment({ id, label, note }: ShownMark, hrefOf: (note: Range) => string): ReadSegment {
  const href = note && hrefOf(note);
  return { text: "", mark: null, doubt: null, note: { id, label, href, spoken: `Note ${label}` } };
}

/** Those of a sorted list whose place is in `[from, to)`. */
function between<T>(list: readonly T[], from: number, to: number, placeOf: (one: T) => number): T[] {
  return list.slice(firstFrom(list, from, placeOf), firstFrom(list, to, placeOf));
}

/** The index of the first of a sorted list whose place is not before `place`. */
export function firstFrom<T>(list: readonly T[], place: number, placeOf: (one: T) => number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placeOf(list[middle] as T) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
