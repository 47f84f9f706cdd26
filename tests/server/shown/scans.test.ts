import assert from "node:assert/strict";
import test from "node:test";
import { shownItem } from "../../../server/shown/accession-items.js";
import type { ItemStanding } from "../../../server/shown/item-standings.js";
import { textCoverage } from "../../../server/shown/text-state.js";
import type { VersionRow } from "../../../storage/catalogue/tables.js";
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
});
