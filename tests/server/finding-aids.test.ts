/** Finding aids as files: EAD 3 and Dublin Core held to what these ask. */
import assert from "node:assert/strict";
import { Readable } from "node:stream";
import { test } from "node:test";
import type { Quad } from "@rdfjs/types";
import { RdfXmlParser } from "rdfxml-streaming-parser";
import { dublinCore } from "../../server/finding-aids/dublin-core.js";
import { ead3 } from "../../server/finding-aids/ead3.js";
import type { AidDocument, FindingAid } from "../../server/finding-aids/series-documents.js";
import { dublinCore as oaiDublinCore } from "../../storage/model/dublin-core.js";
import { eadFaults } from "./ead3-rules.js";

const bare: AidDocument = {
  ...{ id: "4k7m2q9xwd", href: "https://archive.example/documents/4k7m2q9xwd", rightsAddress: null },
  ...{ title: "Nine lamps", kind: "article", date: null, language: null, source: null, series: "Lamps" },
  ...{ summary: null, address: null },
};
const full: AidDocument = {
  ...{ ...bare, id: "4k7m2q9xwe", title: "Lamps & <boats>", date: "2023-12", language: "en-GB" },
  ...{ source: "The Courier", summary: "One.\n\nTwo.", address: "https://courier.example/lamps?a=1&b=2" },
  ...{ creator: "R. Okonjo", identifier: "No. 7", extent: "3 leaves", place: "Harwick", custody: "Bought." },
  ...{ conditions: "None.", rightsAddress: "https://rights.example/InC/1.0/", rightsNote: "The Courier." },
};
const series: FindingAid["series"] = {
  ...{
    ibid: 1,
    id: "s4k7m2q9xw",
    name: "Lamps & papers",
    revision: 2,
    by: "ida",
    at: "2026-03-01T09:30:00.000Z",
  },
  ...{
    creator: "The Parish",
    scope: "All.\nOf it.",
    arrangement: "By date.",
    history: "Long.",
    acquisition: "Given.",
  },
  ...{ conditions: "Open.", accruals: "Yes.", note: "None." },
};
const aid: FindingAid = {
  ...{ series, archive: "The Archive", address: "https://archive.example/series/s4k7m2q9xw" },
  extent: { documents: 2, pages: 14, first: "2023-12", last: "2024" },
  documents: [full, bare],
};
const empty: FindingAid = {
  ...aid,
  series: {
    ...series,
    ...{ revision: 1, creator: "", scope: "", arrangement: " \n ", history: "", acquisition: "" },
    ...{ conditions: "", accruals: "", note: "" },
  },
  extent: { documents: 0, pages: 0, first: null, last: null },
  documents: [],
};
const blanks: FindingAid = {
  ...aid,
  documents: [{ ...bare, summary: " \n ", custody: "\n", conditions: "\u0000", title: "\uD800" }],
};

test("finding aids are what EAD 3 asks for, whatever is said or left out", () => {
  for (const [name, one] of Object.entries({ aid, empty, blanks }))
    assert.deepEqual(eadFaults(ead3(one)), [], name);
  const xml = ead3(aid);
  for (const [part, other, fault] of [
    [' level="series"', "", "archdesc lacks level"],
    [/<did>.*?<\/did>/, "", "archdesc holds bioghist"],
    ['value="human"', 'value="robot"', 'agenttype has value="robot"'],
    ['standarddate="2023-12"', 'standarddate="winter"', 'fromdate has standarddate="winter"'],
    ["<p>All.</p>", "All.", "scopecontent holds words"],
    ["<recordid", "<otherid/><recordid", "otherid is not known"],
  ] as const) {
    const faults = eadFaults(xml.replace(part, other));
    assert.ok(
      faults.some((one) => one.startsWith(fault)),
      `${fault}: ${faults.join("; ")}`,
    );
  }
});

/** Of the fifteen elements, and of DCMI Metadata Terms those that are used, as their publisher lists them. */
const elements =
  "contributor coverage creator date description format identifier language publisher relation rights source subject title type".split(
    " ",
  );
const terms = ["extent", "accessRights", "provenance", "license", "hasPart", "isPartOf"];

test("their Dublin Core is RDF of properties that are published, each document once and joined to its series", async () => {
  for (const one of [aid, empty, blanks]) {
    const parser = new RdfXmlParser();
    const quads: Quad[] = [];
    for await (const quad of Readable.from([dublinCore(one)]).pipe(parser)) quads.push(quad as Quad);
    const known = new Set([
      ...elements.map((name) => `http://purl.org/dc/elements/1.1/${name}`),
      ...terms.map((name) => `http://purl.org/dc/terms/${name}`),
    ]);
    assert.deepEqual(
      quads.filter(({ predicate }) => !known.has(predicate.value)),
      [],
    );
    const joined = (name: string) =>
      quads.filter(({ predicate }) => predicate.value === `http://purl.org/dc/terms/${name}`).length;
    assert.deepEqual([joined("hasPart"), joined("isPartOf")], [one.documents.length, one.documents.length]);
    assert.ok(quads.every(({ subject }) => subject.termType === "NamedNode"));
  }
});

test("a description in Dublin Core is of the fifteen elements alone, and says all that they have a place for", () => {
  const xml = oaiDublinCore(full, { identifiers: ["urn:x"], subjects: ["lamps"], formats: ["text/plain"] });
  const names = [...xml.matchAll(/<dc:([a-z]+)>/g)].map(([, name]) => name ?? "");
  assert.deepEqual(
    names.filter((name) => !elements.includes(name)),
    [],
  );
  assert.deepEqual(
    [...new Set(names)].toSorted(),
    elements.filter((name) => name !== "contributor"),
  );
  assert.match(xml, /<dc:creator>R\. Okonjo<\/dc:creator>/);
});
