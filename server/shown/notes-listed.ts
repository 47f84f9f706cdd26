/** Notes in lists and on their own pages. */
import type { NoteListed } from "../../views/contexts.js";
import type { PlacedNote } from "../notes/annotations.js";
import type { NotedPlace } from "../notes/held-note.js";
import { urls } from "../urls.js";
import { accessOf } from "./notes-beside.js";
import { standingShown } from "./standing.js";
import { momentOf } from "./words.js";

export function noteListed({ note, place }: PlacedNote, account: string): NoteListed {
  const { exact } = note;
  const isOpen = place.state === "open";
  return {
    id: `note-${note.id}`,
    href: urls.note(note.id),
    text: note.text,
    words: isOpen ? (exact.length > 500 ? `${exact.slice(0, 500)}…` : exact) : null,
    by: note.account === account ? null : note.by,
    access: accessOf(note),
    place: placeOfNote({ note, place }),
    at: momentOf(note.changed_at),
    standing: standingOfNote(note.document, place),
  };
}

/** The way to the words; null where their document may not be named. */
export function placeOfNote({ note, place }: PlacedNote): { label: string; href: string } | null {
  if (place.state !== "open") return null;
  return { label: place.document.title, href: urls.cited(note.document, note.version, place.passage, note) };
}

/** Whether the words still stand, or why they are not shown. */
export function standingOfNote(document: string, place: NotedPlace): NoteListed["standing"] {
  if (place.state === "withdrawn")
    return { sentence: `The document was withdrawn: ${place.reason}`, isTrouble: true, href: null };
  if (place.state === "closed")
    return { sentence: "The document is not open to you.", isTrouble: true, href: null };
  const shown = standingShown(document, place.standing);
  if (place.document.state === "withdrawn")
    return { sentence: "The document was withdrawn; archivists still see it.", isTrouble: true, href: null };
  if (shown === null)
    return { sentence: "These words stand in the newest version.", isTrouble: false, href: null };
  return { sentence: shown.sentence.replace(/:$/, "."), isTrouble: shown.isTrouble, href: shown.href };
}
