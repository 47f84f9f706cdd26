import assert from "node:assert/strict";
import test from "node:test";
import { notesOf } from "../../../server/shown/notes.js";
import type { ReadSegment } from "../../../views/contexts.js";

const text = "As the report says, nobody kept a figure.";
/** The text stands at this offset of the version's. */
const start = 100;
const range = { start, end: start + text.length };
const plain = { mark: null, doubt: null, note: null };
const at = (words: string) => start + text.indexOf(words) + words.length;
const marks = [
  { at: start, label: "*", note: null },
  { at: at("says,"), label: "15", note: { start: 900, end: 930 } },
  { at: at("figure."), label: "16", note: { start: 940, end: 960 } },
  { at: at("figure."), label: "17", note: null },
];
const hrefOf = (note: { start: number }) => `#p${note.start}`;
const shown = (segments: readonly ReadSegment[]) =>
  segments.map(({ text: words, mark, note }) =>
    note ? `[${note.label} ${note.href}]` : (mark ?? "") + words,
  );

test("marks of notes stand where they are printed, and the words are the stored ones to the character", () => {
  const cut = notesOf(marks).placedIn([{ ...plain, text }], range, hrefOf);
  assert.equal(cut.map((segment) => segment.text).join(""), text);
  assert.deepEqual(shown(cut), [
    "[* null]",
    "As the report says,",
    "[15 #p900]",
    " nobody kept a figure.",
    "[16 #p940]",
    "[17 null]",
  ]);
});

test("a mark in the middle of marked words cuts them, and they stay marked", () => {
  const found: ReadSegment[] = [
    { ...plain, text: "As the " },
    { ...plain, text: "report says, nobody", mark: "match" },
    { ...plain, text: " kept a figure." },
  ];
  const cut = notesOf(marks.slice(1, 2)).placedIn(found, range, hrefOf);
  assert.deepEqual(shown(cut), [
    "As the ",
    "matchreport says,",
    "[15 #p900]",
    "match nobody",
    " kept a figure.",
  ]);
  assert.deepEqual(
    notesOf(marks).placedIn(found, { start: 0, end: 41 }, hrefOf),
    found,
    "none is printed here",
  );
});

test("the words of a note lead back to their mark", () => {
  assert.deepEqual(notesOf(marks).backFrom({ start: 900, end: 935 }), [
    { label: "back to mark 15", href: `#n${at("says,")}` },
  ]);
  assert.deepEqual(notesOf(marks).backFrom({ start: 0, end: 900 }), []);
});
