import { createHash } from "node:crypto";
import type { Digest } from "../../../storage/model/digest.js";
import type { Passage } from "../../../storage/model/passage.js";
import type { DocumentRecord, FrozenPassages, Version } from "../../../storage/model/record.js";

export const document = "k3v9m2x7qa";
const early = "2026-03-01T09:00:00.000Z";
const later = "2026-03-02T10:30:00.123Z";

const digestOf = (text: string): Digest => `sha256:${createHash("sha256").update(text).digest("hex")}`;

function version(number: number, text: string | null): Version {
  return {
    number,
    provenance: {
      accession: `2026-000${number}`,
      at: number === 1 ? early : later,
      by: "Ida Wells",
      way: number === 1 ? "upload" : "command",
      from: number === 1 ? null : "the clerk’s office",
    },
    original: {
      name: `Motion “zum Beschluß” 😀 ${number}.pdf`,
      path: `versions/${number}/original/Motion.pdf`,
      mediaType: "application/pdf",
      bytes: 123_456_789_012,
      digest: digestOf(`original ${number}`),
    },
    text:
      text === null
        ? null
        : {
            path: `versions/${number}/text.txt`,
            passagesPath: `versions/${number}/passages.json`,
            layoutPath: `versions/${number}/layout.json`,
            structure: { parsers: 2, as: "motion", number: 1, by: "ibid", at: later },
            digest: digestOf(text),
            characters: text.length,
            extractor: "pdf",
            extractorVersion: "3",
            at: later,
            warnings: ["page 3 has no text"],
          },
  };
}

export const text = "A motion.\nThis council resolves to stop.\nCarried.";

/** A document of three versions, of which one is not read yet, with everything a record can hold. */
export function richRecord(): DocumentRecord {
  return {
    ibid: 1,
    id: document,
    revision: 7,
    state: "withdrawn",
    withdrawal: "Names a child; see “Policy 4”.",
    sample: true,
    description: {
      title: "Motion on live facial recognition — carried 🗳",
      kind: "motion",
      date: "2025-10",
      language: "en-GB",
      source: "Städtischer Rat",
      series: null,
      summary: "Line one\nline two",
      address: "https://council.example/motions/7?a=b&c=%20",
    },
    described: ["date", "title"],
    tags: [
      { label: "facial recognition", by: "Ida Wells", at: later, why: null },
      {
        label: "watchlists",
        by: "rule",
        at: later,
        why: "watchlist OR “watch list”",
        concept: "abcdefghjk",
        rule: "zz9",
        place: { version: 2, start: 10, end: 19 },
      },
      { label: "überwachung", by: "tagger", at: early, why: "named on page 2" },
    ],
    people: [
      {
        label: "Cllr Ó Néill",
        person: "0abcdefghj",
        how: "declared",
        why: "members present",
        by: "ibid",
        at: early,
      },
      { label: "The Chair", person: "1abcdefghj", how: "archivist", why: null, by: "Ida Wells", at: later },
    ],
    declined: [
      { what: "person", label: "Several hon. Members", authority: null, by: "Ida Wells", at: later },
      { what: "tag", label: "watchlists", authority: "abcdefghjk", by: "Ida Wells", at: early },
    ],
    versions: [version(1, text), version(2, `${text}\nAmended.`), version(3, null)],
    citations: [
      { id: "0000000000b0", version: 1, start: 10, end: 40, ...words("This council resolves to stop.") },
      {
        ...{ id: "pppppppppp00", version: 1, start: 10, end: 40, ...words("This council resolves to stop.") },
        quoted: {
          parts: [
            { before: "", start: 10, end: 22 },
            { before: " … ", start: 32, end: 40 },
          ],
          after: "",
        },
      },
      { id: "zzzzzzzzzz00", version: 2, start: 41, end: 49, ...words("Carried.") },
    ],
    events: [
      { id: "z-first", at: early, by: "Ida Wells", action: "accession", version: 1, detail: {} },
      { id: "y-second", at: later, by: "Ida Wells", action: "description", version: null, detail: nested },
      { id: "x-third", at: later, by: "Ida Wells", action: "tags", version: null, detail: { after: ["a"] } },
    ],
  };
}

const nested = { before: { title: null, pages: [1, { deep: true }] }, after: { title: "Motion" } };

function words(exact: string) {
  return { exact, prefix: "“ ", suffix: "\n", by: "a reader", at: later };
}

/** What was read from `text`. */
export function frozenPassages(): FrozenPassages {
  return {
    pages: [
      { number: 1, label: "i", start: 0, end: 49, characters: 47, method: "text" },
      { number: 2, label: null, start: 49, end: 49, characters: 0, method: "none" },
    ],
    passages: [passage(0, 9, "heading"), passage(10, 40, "clause"), passage(41, 49, "outcome")],
    facts: { outcome: { words: "Carried." } },
  };
}

function passage(start: number, end: number, kind: Passage["kind"]): Passage {
  const said = { heading: "A motion.", attribution: "Cllr Ó Néill", person: null, role: "member" };
  const place = { page: 1, pageEnd: 1, question: null, clause: kind === "clause" ? "resolves 1" : null };
  return { start, end, kind, ...said, ...place, time: null, column: "57WH", line: "4" };
}
