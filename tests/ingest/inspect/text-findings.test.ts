import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { makeExtraction } from "../../../ingest/extract/assemble.js";
import { contactsIn } from "../../../ingest/inspect/contacts.js";
import { lookedAt } from "../../../ingest/inspect/looked-at.js";
import { addressesIn } from "../../../ingest/inspect/postal-addresses.js";
import { groupedFindings } from "../../../storage/model/finding.js";

const words = (text: string) => contactsIn(text).map((found) => found.words);
const addresses = (text: string) => addressesIn(text).map((found) => found.words);

describe("ways to reach a person in a text", () => {
  it("are e-mail addresses, with the dots and dashes that belong to them", () => {
    assert.deepEqual(words("Write to (ada.byron-king@mail.quay.example.org), or a_b+c@x.io."), [
      "ada.byron-king@mail.quay.example.org",
      "a_b+c@x.io",
    ]);
    assert.deepEqual(words("@quay on the net, 5 @ £3, a@b, mail me @ home.now"), []);
  });

  it("are phone numbers as they are written here and with their country", () => {
    const text =
      "Call 020 7219 3440, (01632) 960 983 or +44 20 7946 0018; in Berlin +49 30 227-0 or +49 30 22732152.";
    const found = words(text);
    for (const number of ["020 7219 3440", "+44 20 7946 0018", "+49 30 22732152"])
      assert.ok(found.includes(number), `${number} in ${found}`);
  });

  it("do not take the bracket of the sentence along", () => {
    assert.deepEqual(words("The clerk (020 7219 5314) and (020) 7219 5314."), [
      "020 7219 5314",
      "(020) 7219 5314",
    ]);
  });

  it("are no sums, years, dates, references or rows of figures", () => {
    const text =
      "2019 2020 2021 2022; £1,234,567,890; 12/11/2023 10:30; ISBN 978-1-5286-1234-5; 0.123 456 789 1; 100 000 000 000; ref 01632/960983/2; 15 000 16 000 17 000";
    assert.deepEqual(words(text), []);
  });

  it("are National Insurance numbers, but not what only looks like one", () => {
    assert.deepEqual(words("NI: QQ 12 34 56 C no, AB 12 34 56 C yes, GB123456A no, AB123456E no"), [
      "AB 12 34 56 C",
    ]);
  });

  it("have the range in which they stand", () => {
    const text = "Write to ada@quay.example today.";
    const [found] = contactsIn(text);
    assert.equal(text.slice(found?.start, found?.end), "ada@quay.example");
  });

  it("cost no more in hostile text than in plain", () => {
    const began = performance.now();
    for (const part of ["a.", "@", "0 ", "+0", "1 A ", "a@a.", "12 Aa Bb Cc Dd "])
      lookedAt(
        makeExtraction({
          extractor: "x",
          extractorVersion: "1",
          drafts: [{ kind: "paragraph", pieces: [{ text: part.repeat(200_000) }] }],
        }),
      );
    assert.ok(performance.now() - began < 15_000, `${performance.now() - began} ms`);
  });
});

describe("postal addresses", () => {
  it("are a postcode with what stands before it", () => {
    assert.deepEqual(addresses("My words.\n\nAda Byron\n12a Acacia Avenue\nMarlesport\nLS1 4AP\n\nMore."), [
      "12a Acacia Avenue\nMarlesport\nLS1 4AP",
    ]);
    assert.deepEqual(addresses("I live at 7 High Street, Marlesport, SW1A 0AA and am old."), [
      "7 High Street, Marlesport, SW1A 0AA",
    ]);
  });

  it("are a house number with its street", () => {
    assert.deepEqual(addresses("She was seen at Flat 3, 27 Old Quay Road last night."), [
      "Flat 3, 27 Old Quay Road",
    ]);
  });

  it("are no courts, codes or sentences", () => {
    const text =
      "In 2019 High Court judges and 12 Crown Court cases; form AB1 2CD5; 30 days' time; Road 12; M25; A4 1 sheet";
    assert.deepEqual(addresses(text), []);
  });
});

describe("findings of a file", () => {
  it("are placed on pages and paragraphs, and told once where the words are the same", () => {
    const drafts = ["Call 020 7219 3440.", "Nothing.", "Call 0207 219 3440."].map((text, index) => ({
      kind: "paragraph" as const,
      pieces: [{ text, page: index + 1 }],
    }));
    const pages = [1, 2, 3].map((number) => ({ number, label: null, method: "text" as const }));
    const { findings = [] } = lookedAt(
      makeExtraction({ extractor: "x", extractorVersion: "1", drafts, pages }),
    );
    assert.deepEqual(
      findings.map(({ place }) => place),
      ["page 1", "page 3"],
    );
    const [group, ...others] = groupedFindings(findings);
    assert.deepEqual([group?.words, group?.findings.length, others.length], ["020 7219 3440", 2, 0]);
  });

  it("are shortened, and linked where their words stand in the text once", () => {
    const hidden = { kind: "hidden text" as const, place: "paragraph 1", start: null, end: null, by: null };
    const drafts = [{ kind: "paragraph" as const, pieces: [{ text: "Seen. Words nobody sees." }] }];
    const findings = [
      { ...hidden, words: "Words nobody sees." },
      { ...hidden, words: "x".repeat(900) },
    ];
    const [linked, long] =
      lookedAt(makeExtraction({ extractor: "x", extractorVersion: "1", drafts, findings })).findings ?? [];
    assert.deepEqual([linked?.start, linked?.end], [6, 24]);
    assert.equal(long?.words.length, 300);
  });

  it("are bounded: who reads a thousand decides on all", () => {
    const text = Array.from({ length: 1200 }, (_, index) => `a${index}@quay.example`).join(" ");
    const drafts = [{ kind: "paragraph" as const, pieces: [{ text }] }];
    const { findings = [] } = lookedAt(makeExtraction({ extractor: "x", extractorVersion: "1", drafts }));
    assert.equal(findings.length, 1001);
    assert.equal(findings.at(-1)?.words, "200 more that are not listed here");
  });
});
