import assert from "node:assert/strict";
import test from "node:test";
import { notesOf } from "../../../server/shown/notes.js";
import { pagePassages } from "../../../server/shown/page-passages.js";
import { countedWords, methodWords, pageMeant, pagesSentence } from "../../../server/shown/page-words.js";
import type { PassageRow } from "../../../storage/catalogue/reading-tables.js";
import { isUnsure, type Page } from "../../../storage/model/passage.js";

function page(number: number, over: Partial<Page> = {}): Page {
  return { number, label: null, start: 0, end: 100, characters: 100, method: "text", ...over };
}

const read = (number: number, confidence: number) => page(number, { method: "ocr", confidence });
const none = (number: number) => page(number, { method: "none", characters: 0 });

test("the pages of a version are summed up in one sentence", () => {
  const text = Array.from({ length: 12 }, (_, index) => page(index + 1));
  assert.equal(
    pagesSentence([...text, read(13, 94), none(14)]),
    "14 pages: 12 text, 1 read by machine (94 % sure), 1 without known text.",
  );
  assert.equal(pagesSentence([none(1)]), "1 page: 1 without known text.");
  assert.equal(
    pagesSentence([read(1, 71), read(2, 96), page(3, { characters: 0 })]),
    "3 pages: 2 read by machine (71 to 96 % sure), 1 blank.",
  );
});

test("a page read with low confidence is to be checked; a page that the file gives is not", () => {
  assert.deepEqual([read(1, 89), read(1, 90), page(1), none(1)].map(isUnsure), [true, false, false, false]);
  const doubtful = [0.04, 0.09, 0.12].map((doubtfulShare) => ({ ...read(1, 92), doubtfulShare }));
  assert.deepEqual(doubtful.map(isUnsure), [false, false, true], "many words of it are doubtful");
  assert.equal(methodWords(read(1, 89)), "read by machine, 89 % sure");
});

test("a page is meant by its printed label before its number, however it is written", () => {
  const labels = ["i", "ii", "1", "2", "3"];
  const pages = labels.map((label, index) => page(index + 1, { label }));
  const meant = (words: string) => pageMeant(pages, words)?.number ?? null;
  assert.deepEqual([meant("ii"), meant("II "), meant("p. 2"), meant("page 3")], [2, 2, 4, 5]);
  assert.equal(pageMeant([page(1, { label: "p" }), page(2, { label: "3" })], "P")?.number, 1);
  assert.deepEqual([meant("5"), meant("6"), meant("0"), meant("xx")], [5, null, null, null]);
});

test("a page labelled otherwise than it is counted says where it is in the file", () => {
  assert.equal(countedWords(page(3, { label: "3" })), null);
  const words = [1, 2, 3, 11, 22, 113].map((number) => countedWords(page(number, { label: "x" })));
  assert.deepEqual(words, [
    "1st in the file",
    "2nd in the file",
    "3rd in the file",
    "11th in the file",
    "22nd in the file",
    "113th in the file",
  ]);
});

test("a passage is cut where its page begins and ends, and its doubtful words are marked, to the character", () => {
  const text = "It begins on one page, goes on over another, and ends on a third.";
  const row = { start: 10, end: 10 + text.length, text, kind: "paragraph", page: 1, page_end: 3 };
  const passage = { ...row, attribution: "Cllr Reed", question: null, time: null, clause: null };
  const at = (words: string) => row.start + text.indexOf(words);
  const pages = [
    page(1, { start: 0, end: at("goes on") }),
    page(2, { start: at("goes on"), end: at("and ends") }),
    page(3, { start: at("and ends"), end: 90 }),
  ];
  const doubtful = [
    { start: at("page, goes"), end: at(" on over"), confidence: 41 },
    { start: at("third"), end: at("third") + 5, confidence: 60 },
  ];
  const parts = pages.map((each) => {
    const reading = {
      document: "d",
      version: 1,
      page: each,
      pages,
      doubtful,
      notes: notesOf([]),
      noteHolders: new Map(),
      marksOf: () => ({ spans: [], mark: null }),
    };
    return pagePassages({ ...reading, passages: [passage as unknown as PassageRow] })[0];
  });
  assert.equal(parts.flatMap((part) => part?.segments.map((segment) => segment.text)).join(""), text);
  assert.deepEqual(
    parts.map((part) => part?.segments.filter((one) => one.doubt).map((one) => one.text)),
    [["page, "], ["goes"], ["third"]],
  );
  assert.deepEqual(
    parts.map((part) => [part?.before?.label ?? null, part?.after?.label ?? null, part?.speaker]),
    [
      [null, "Page 3", "Cllr Reed"],
      ["Page 1", "Page 3", null],
      ["Page 1", null, null],
    ],
  );
});
