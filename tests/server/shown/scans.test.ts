import assert from "node:assert/strict";
import test from "node:test";
import { actShown, shownItem, standingSentence } from "../../../server/shown/accession-items.js";
import type { ItemStanding } from "../../../server/shown/item-standings.js";
import { mediaTypeName } from "../../../server/shown/media-types.js";
import { ledgerSentences } from "../../../server/shown/reading-ledger.js";
import { textCoverage } from "../../../server/shown/text-state.js";
import type { AccessionRow, VersionRow } from "../../../storage/catalogue/tables.js";
import type { Page } from "../../../storage/model/passage.js";

const version = { text_state: "known", warnings: "[]" } as VersionRow;
const pages = (...methods: Page["method"][]): Page[] =>
  methods.map((method, index) => ({
    number: index + 1,
    label: null,
    start: 0,
    end: 0,
    characters: 0,
    method,
  }));

test("a document of which a page has no words says which, and does not call itself searched", () => {
  assert.deepEqual(textCoverage(version, pages("text", "none", "ocr")), {
    coverage: ["Page 2 of 3 has no known text: kept and shown in the original, but not searched."],
    coverageWhole: null,
  });
});

test("a document read by machine says so where it says that it can be searched", () => {
  assert.equal(
    textCoverage(version, pages("text", "ocr")).coverageWhole,
    "All 2 pages have text and can be searched. 1 page of them was read by machine from images; a word here or there may be misread.",
  );
});

test("an empty page is blank, and nothing is said of text that can be searched", () => {
  const blank = { ...version, passage_count: 0 } as VersionRow;
  assert.deepEqual(textCoverage(blank, pages("text")).coverage, [
    "Its one page is blank: there is nothing to search.",
  ]);
  const row = {
    attempts: 1,
    extractor: "pdf",
    extractorVersion: "7",
    readingMs: null,
    failure: null,
    warnings: [],
  };
  const counts = { all: 1, text: 0, blank: 1, machine: 0, unsure: 0, none: 0 };
  assert.equal(ledgerSentences({ ...row, pages: counts })[1], "1 page: blank.");
  const silent = { ...counts, blank: 0, none: 1 };
  assert.equal(ledgerSentences({ ...row, pages: silent })[1], "1 page: 1 without known text.");
});

test("of a file that holds others it is said what of them cannot be searched", () => {
  const mail = { ...version, media_type: "message/rfc822", passage_count: 3 } as VersionRow;
  const zip = { ...mail, media_type: "application/zip" } as VersionRow;
  assert.deepEqual(textCoverage(mail, [], { files: 3, searched: 1, waiting: 1 }).coverage, [
    "The message has text and can be searched.",
    "1 of the 3 files inside cannot be searched.",
    "1 of the 3 files inside is still to be read.",
  ]);
  assert.equal(
    textCoverage(zip, [], { files: 2, searched: 2, waiting: 0 }).coverageWhole,
    "The list of its files has text and can be searched, and so can all 2 files inside.",
  );
  assert.equal(textCoverage(mail, [], null).coverageWhole, "All of it has text and can be searched.");
});

test("files that need passwords, acts and formats are told as people say it", () => {
  assert.equal(standingSentence({ locked: 2, searchable: 1 }), "3 files: 1 indexed, 2 need a password.");
  assert.equal(standingSentence({ locked: 1 }), "1 file: 1 needs a password.");
  const act = { number: "2026-0001", at: "2026-01-01T00:00:00.000Z", way: "command", origin: null };
  assert.equal(actShown({ ...act, by: "command line" } as AccessionRow).way, null);
  assert.equal(actShown({ ...act, by: "ida" } as AccessionRow).way, "command line");
  assert.equal(mediaTypeName("application/vnd.ms-powerpoint"), "PowerPoint slides (PPT)");
  assert.equal(mediaTypeName("application/x-unheard-of"), "application/x-unheard-of");
});

test("an item whose scanned pages are being read says which page it is at, and before that how many will come", () => {
  const item: ItemStanding = {
    accession: "2026-0001",
    id: "a",
    name: "scan.pdf",
    bytes: 1,
    digest: null,
    state: "reading",
    reason: null,
    failure: null,
    attempts: 0,
    readingMs: null,
    extractor: null,
    extractorVersion: null,
    warnings: [],
    pages: null,
    attention: false,
    findings: null,
    canRetry: false,
    document: null,
    title: null,
    version: null,
    readAs: null,
    mediaType: null,
    container: null,
    scan: { pages: 16, read: null },
  };
  const around = { outermost: null, titles: new Map(), holds: [], inside: [] };
  const words = (scan: ItemStanding["scan"]) => shownItem({ ...item, scan }, around).stateWords;
  assert.equal(words({ pages: 16, read: null }), "text being read: 16 scanned pages to come");
  assert.equal(words({ pages: 16, read: 2 }), "text being read: page 3 of 16");
  assert.equal(words({ pages: 16, read: 16 }), "text being read: page 16 of 16");
  assert.equal(words(null), "text being read");
  const waiting = (scan: ItemStanding["scan"]) =>
    shownItem({ ...item, state: "waiting", scan }, around).stateWords;
  assert.equal(waiting(null), "waiting to be read");
  assert.equal(waiting({ pages: 16, read: null }), "waiting to be read: 16 scanned pages");
});
