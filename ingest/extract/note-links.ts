/** Which note a mark in the text leads to. */
import type { NoteMark } from "../../storage/model/passage.js";

/** A mark as it was met. */
export interface MetMark {
  at: number;
  label: string;
  page: number | null;
}

/** The words of a note. */
export interface MetNote {
  label: string;
  start: number;
  end: number;
  page: number | null;
  /** It stands in a list of notes, behind the text that it belongs to, not at the foot of a page. */
  listed: boolean;
}

/**
 * Each mark with the note of its label: the one at the foot of its page or of the next, else the next listed behind
 * it. Labels begin anew on each page or with each chapter in many documents, so no note further away is taken, and
 * of several with one label each mark takes the next. Marks and notes are in text order.
 */
export function linkedMarks(marks: readonly MetMark[], notes: readonly MetNote[]): NoteMark[] {
  const marked = new Set(marks.map((mark) => mark.page));
  const atFoot = new Map<string, MetNote[]>();
  const listed = new Map<string, MetNote[]>();
  for (const note of notes)
    if (note.listed || note.page === null || !(marked.has(note.page) || marked.has(note.page - 1)))
      put(listed, note.label, note);
    else put(atFoot, `${note.page} ${note.label}`, note);
  return marks.map(({ at, label, page }) => {
    const note = footNote(atFoot, label, page) ?? behind(listed.get(label), at);
    return { at, label, note: note ? { start: note.start, end: note.end } : null };
  });
}

function footNote(atFoot: Map<string, MetNote[]>, label: string, page: number | null): MetNote | null {
  if (page === null) return null;
  return next(atFoot.get(`${page} ${label}`)) ?? next(atFoot.get(`${page + 1} ${label}`));
}

function behind(notes: MetNote[] | undefined, at: number): MetNote | null {
  while (notes && notes.length > 0 && (notes[0] as MetNote).end <= at) notes.shift();
  return next(notes);
}

/** The last of a label may be marked again. */
function next(notes: MetNote[] | undefined): MetNote | null {
  return (notes && notes.length > 1 ? notes.shift() : notes?.[0]) ?? null;
}

function put(map: Map<string, MetNote[]>, key: string, note: MetNote): void {
  const notes = map.get(key);
  if (notes) notes.push(note);
  else map.set(key, [note]);
}
