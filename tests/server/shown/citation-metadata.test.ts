import assert from "node:assert/strict";
import test from "node:test";
import { citationMetadata } from "../../../server/shown/citation-metadata.js";
import { linkedData } from "../../../server/shown/linked-data.js";
import { aCited, read } from "../cited/a-cited.js";
import { savedByZotero } from "./embedded-metadata.js";

const saved = (...given: Parameters<typeof aCited>) => savedByZotero(citationMetadata(aCited(...given)));
const none = aCited().official;

test("Zotero saves an article as one of its newspaper, with its writers", () => {
  const item = saved({
    kind: "article",
    title: "Police to double use of cameras",
    source: "The Harbour Courier",
    date: "2025-11-10",
    authors: [
      { given: "Jane", family: "van der Doe" },
      { given: "Jo Ann", family: "de la Mare" },
      { literal: "PA Media" },
    ],
  });
  assert.equal(item.itemType, "newspaperArticle");
  assert.equal(item.title, "Police to double use of cameras");
  assert.equal(item.publicationTitle, "The Harbour Courier");
  assert.equal(item.publisher, undefined);
  assert.equal(item.date, "2025/11/10");
  assert.equal(item.language, "en-GB");
  assert.equal(item.url, "https://a.example/citations/7h2k9m4qpx0v");
  assert.deepEqual(item.authors, ["van der Doe, Jane", "de la Mare, Jo Ann"]);
});

test("Zotero saves evidence as a hearing, with its committee, house, number, session and words", () => {
  const official = {
    ...none,
    papers: [read({ house: "HL" as const, number: "93" })],
    session: read("2023–24"),
  };
  const item = saved(
    {
      kind: "transcript",
      title: "Oral evidence",
      source: "Justice Committee",
      date: "2023-12-12",
      isEvidence: true,
      official,
    },
    { question: "12" },
    "Dr A",
  );
  assert.equal(item.itemType, "hearing");
  assert.equal(item.committee, "Justice Committee");
  assert.equal(item.legislativeBody, "House of Lords");
  assert.equal(item.documentNumber, "HL 93");
  assert.equal(item.session, "2023–24");
  assert.equal(item.date, "2023/12/12");
  assert.equal(item.abstractNote, "“the words”");
});

test("Zotero saves a council’s transcript as a hearing of that council, and of no committee", () => {
  const item = saved({ kind: "transcript", source: "Marlesport City Council", date: "2025-11" });
  assert.deepEqual(
    [item.itemType, item.legislativeBody, item.committee],
    ["hearing", "Marlesport City Council", undefined],
  );
  assert.equal(item.date, "2025/11");
});

test("Zotero saves minutes as a report of the council", () => {
  const item = saved({
    kind: "motion",
    title: "Minutes",
    source: "Marlesport City Council",
    sort: "Minutes",
    date: "2025-11-06",
  });
  assert.deepEqual(
    [item.itemType, item.institution, item.reportType],
    ["report", "Marlesport City Council", "Minutes"],
  );
});

test("Zotero saves a report with its number, its pages and its address, and its sort only when that is known", () => {
  const official = { ...none, papers: [read({ house: "HC" as const, number: "235" })] };
  const place = { pages: { first: "iv", last: "vi" } };
  // A committee’s report is a document of no kind of its own; its paper’s number makes it a report.
  const report = { title: "Use of cameras", source: "Home Affairs Committee", official };
  const item = saved(report, place);
  assert.equal(saved({ ...report, kind: "motion" }).itemType, "report");
  assert.deepEqual(
    [item.itemType, item.institution, item.number, item.pages, item.url],
    ["report", "Home Affairs Committee", "HC 235", "iv-vi", "https://a.example/citations/7h2k9m4qpx0v"],
  );
  assert.equal(item.reportType, undefined);
  const one = saved({ kind: "transcript" }, { pages: { first: "7", last: "7" } });
  assert.equal(one.pages, "7");
});

test("Zotero saves anything else as a document of whoever issued it, and makes nothing up", () => {
  const item = saved({ source: "Plain Sight Network" });
  assert.deepEqual([item.itemType, item.publisher], ["document", "Plain Sight Network"]);
  const bare = saved({ language: null });
  assert.deepEqual(Object.keys(bare).sort(), ["authors", "itemType", "title", "url"]);
  for (const kind of ["article", "transcript", "motion"] as const)
    assert.deepEqual(
      Object.keys(saved({ kind, language: null })).sort(),
      ["authors", "itemType", "title", "url"],
      kind,
    );
});

test("schema.org is told of a document, and of words as a quotation that is part of one", () => {
  const cited = aCited({ kind: "article", title: "T", source: "Courier", date: "2025-11-10" }, {}, "Dr A");
  assert.deepEqual(linkedData(cited, "https://a.example/documents/x/versions/1"), {
    "@context": "https://schema.org",
    "@type": "Quotation",
    "@id": cited.address,
    url: cited.address,
    text: "the words",
    isPartOf: {
      "@type": "NewsArticle",
      "@id": "https://a.example/documents/x/versions/1",
      url: "https://a.example/documents/x/versions/1",
      name: "T",
      headline: "T",
      datePublished: "2025-11-10",
      inLanguage: "en-GB",
      publisher: { "@type": "Organization", name: "Courier" },
    },
    creator: { "@type": "Person", name: "Dr A" },
    inLanguage: "en-GB",
  });
  assert.equal(linkedData(aCited({ kind: "motion" }), "https://a.example/x")["@type"], "Report");
});
