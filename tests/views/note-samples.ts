/** Samples of notes: beside a passage, in lists, and where one is written. */
import type { NoteBeside, NoteContext, NoteListed, NotesContext } from "../../views/contexts.js";
import { archivist, at, evidence, hostile, hostileFrame, paging, strip } from "./sample-parts.js";

const mine = (text: string): NoteBeside => ({
  id: "note-3k7m2q9xwd4f",
  href: "/notes/3k7m2q9xwd4f",
  text,
  words: null,
  by: null,
  access: "Only you",
  remark: null,
});

/** One of the reader's own and one that somebody shares, both with the same words. */
export function noteSamples(words: string): NoteBeside[] {
  const remark = "Written on version 1; its words stand here unchanged.";
  const shared = { id: "note-4k7m2q9xwd4f", href: "/notes/4k7m2q9xwd4f", access: "Shared" };
  return [mine(words), { ...mine(words), ...shared, words, by: words, remark }];
}

const place = {
  label: "Oral evidence: live facial recognition in policing",
  href: "/documents/4k7m2q9xwd/versions/1?start=120&end=140#p120",
};
const standing = { sentence: "These words stand in the newest version.", isTrouble: false, href: null };
const changed = {
  sentence: "These words do not stand in the newest version (2). The passage most like theirs differs.",
  isTrouble: true,
  href: "/documents/4k7m2q9xwd/versions/2?start=120&end=140#p120",
};

function listed(text: string, over: Partial<NoteListed> = {}): NoteListed {
  const { remark: _, ...beside } = mine(text);
  return { ...beside, words: evidence, place, at, standing, ...over };
}

const full: NotesContext = {
  ...archivist,
  title: "Your notes",
  sentence: "What you wrote beside words of documents.",
  document: null,
  notes: [
    listed("Ask who decides."),
    listed("It was changed.", { id: "note-2", standing: changed, access: "Shared" }),
    listed("Gone.", {
      ...{ id: "note-3", words: null, place: null },
      standing: { sentence: "The document is not open to you.", isTrouble: true, href: null },
    }),
  ],
  paging,
  exports: [{ label: "Web Annotations (JSON)", href: "/notes/export?format=json" }],
  takeAction: "/notes",
  taken: null,
};

export const notes: Record<string, NotesContext> = {
  full,
  empty: { ...full, notes: [], paging: null, exports: [] },
  "of a document, some refused": {
    ...full,
    title: "Notes on minutes",
    document: place,
    notes: [listed("Shared by somebody.", { by: "rea", access: "Shared" })],
    taken: {
      sentence: "1 note was taken in, 1 was refused.",
      refused: [{ which: "Number 2 (note-17)", reason: "These words do not stand in this version." }],
    },
  },
  hostile: {
    ...full,
    ...hostileFrame,
    ...{ title: hostile, sentence: hostile, takeAction: hostile },
    notes: [
      listed(hostile, {
        ...{ id: hostile, href: hostile, words: hostile, by: hostile, access: hostile },
        place: { label: hostile, href: hostile },
        standing: { sentence: hostile, isTrouble: true, href: hostile },
      }),
    ],
    exports: [{ label: hostile, href: hostile }],
    taken: { sentence: hostile, refused: [{ which: hostile, reason: hostile }] },
  },
};

const written: NoteContext = {
  ...archivist,
  title: "Write a note",
  language: "en",
  place,
  strip: strip(),
  words: evidence,
  standing: null,
  by: null,
  at: null,
  text: "",
  shared: false,
  action: "/documents/4k7m2q9xwd/notes",
  hidden: [{ name: "version", value: "1" }],
  error: "A note needs words of its own.",
  deleteAction: null,
  unshareAction: null,
};
const theirs: NoteContext = {
  ...written,
  ...{ title: "A note of rea", strip: null, by: "rea", at, text: "One line.\nAnother." },
  ...{ action: null, hidden: [], error: null, standing: changed, unshareAction: "/notes/4k/unshare" },
};

export const note: Record<string, NoteContext> = {
  "a new one, without words": written,
  "one's own": {
    ...written,
    ...{ title: "Your note", text: "Ask.", shared: true, error: null, standing, at },
    ...{ action: "/notes/3k7m2q9xwd4f/edit", deleteAction: "/notes/3k7m2q9xwd4f/delete" },
  },
  "somebody else's": theirs,
  hostile: {
    ...written,
    ...hostileFrame,
    ...{ title: hostile, language: hostile, place: { label: hostile, href: hostile }, words: hostile },
    ...{ standing: { sentence: hostile, isTrouble: true, href: hostile }, by: hostile, text: hostile },
    ...{ action: hostile, hidden: [{ name: hostile, value: hostile }], error: hostile },
    ...{ deleteAction: hostile, unshareAction: hostile },
  },
};
