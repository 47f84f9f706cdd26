/** The marks of notes where they are printed, each leading to the words of its note, and back. */
import type { NoteMark } from "../../storage/model/passage.js";
import type { Link, ReadSegment } from "../../views/contexts.js";

interface Range {
  start: number;
  end: number;
}

/** More marks of one note than this are not led back to. */
const mostBack = 5;

/**
 * The stretches of `range` of the version's text, with an empty one wherever the mark of a note is printed. `hrefOf`
 * says where the words of a note are to be read.
 */
export function withNotes(
  segments: readonly ReadSegment[],
  range: Range,
  marks: readonly NoteMark[],
  hrefOf: (note: Range) => string,
): ReadSegment[] {
  const waiting = marks.filter(({ at }) => at >= range.start && at <= range.end);
  const cut: ReadSegment[] = [];
  let at = range.start;
  const placeNotes = () => {
    for (let [mark] = waiting; mark !== undefined && mark.at <= at; [mark] = waiting) {
      cut.push(noteSegment(mark, idOf(mark, marks), hrefOf));
      waiting.shift();
    }
  };
  placeNotes();
  for (const segment of segments)
    for (let { text } = segment; text !== ""; ) {
      const words = text.slice(0, (waiting[0]?.at ?? range.end) - at);
      cut.push({ ...segment, text: words });
      at += words.length;
      text = text.slice(words.length);
      placeNotes();
    }
  return cut;
}

function noteSegment({ label, note }: NoteMark, id: string, hrefOf: (note: Range) => string): ReadSegment {
  const href = note && hrefOf(note);
  return { text: "", mark: null, doubt: null, note: { id, label, href, spoken: `Note ${label}` } };
}

/** From a passage that holds the words of notes back to where their marks are printed. */
export function backToMarks(range: Range, marks: readonly NoteMark[]): Link[] {
  const led = marks.filter(
    ({ note }) => note !== null && note.start >= range.start && note.start < range.end,
  );
  return led
    .slice(0, mostBack)
    .map((mark) => ({ label: `back to mark ${mark.label}`, href: `#${idOf(mark, marks)}` }));
}

/** Several marks may be printed at one place. */
function idOf(mark: NoteMark, marks: readonly NoteMark[]): string {
  const here = marks.filter(({ at }) => at === mark.at).indexOf(mark);
  return here > 0 ? `n${mark.at}-${here + 1}` : `n${mark.at}`;
}
