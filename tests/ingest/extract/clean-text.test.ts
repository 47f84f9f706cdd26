import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { makeExtraction } from "../../../ingest/extract/assemble.js";
import { cleanText, isGarbled } from "../../../ingest/extract/clean-text.js";
import { partialDate } from "../../../ingest/extract/partial-dates.js";
import { assertSound } from "./soundness.js";

describe("clean text", () => {
  it("is plain, composed and free of what cannot be seen", () => {
    assert.equal(
      cleanText("  a\u00A0\u2003b \u0000\uFB03\u00AD e\u0301\r\n\r\n c\u2028d\uD800 "),
      "a b ffi \u00e9\nc\nd\uFFFD",
    );
  });

  it("is told from a text layer that is no language", () => {
    assert.equal(isGarbled("\u0002\u0003\u0004 \u0005\u0006 abc"), true);
    assert.equal(isGarbled("A sentence with one \uF0B7 odd bullet in it."), false);
    assert.equal(isGarbled(""), false);
  });
});

describe("blocks put together", () => {
  it("keep pages, bold leads and marks right when spaces and accents are made plain", () => {
    const extraction = assertSound(
      makeExtraction({
        extractor: "test",
        extractorVersion: "1",
        drafts: [
          { kind: "paragraph", pieces: [{ text: "  ", page: 1 }] },
          {
            kind: "paragraph",
            pieces: [
              { text: " Q12  ", page: 1 },
              { text: "Cafe\u0301  Owner: ", bold: true, page: 1 },
              { text: "it is", page: 1 },
              { text: "[7]", mark: true, page: 1 },
              { text: "  gov", page: 1 },
              { text: "ernment  policy.", page: 2 },
            ],
          },
        ],
        pages: [1, 2, 3].map((number) => ({ number, label: null, method: number === 3 ? "none" : "text" })),
      }),
    );
    assert.equal(extraction.text, "Q12 Caf\u00e9 Owner: it is government policy.");
    assert.equal(extraction.blocks[0]?.boldLead, "Q12 Caf\u00e9 Owner:".length);
    assert.deepEqual(extraction.noteMarks, [{ at: extraction.text.indexOf(" gov"), label: "7", note: null }]);
    assert.deepEqual(
      extraction.pages.map((page) => extraction.text.slice(page.start, page.end)),
      ["Q12 Caf\u00e9 Owner: it is gov", "ernment policy.", ""],
    );
  });

  it("without any words say so", () => {
    const empty = makeExtraction({ extractor: "test", extractorVersion: "1", drafts: [] });
    assert.deepEqual(assertSound(empty).warnings, ["No text was found in this file."]);
  });
});

it("dates that programs write are read, and impossible ones are not", () => {
  const written = {
    "2023-12-12T23:30:00-05:00": "2023-12-12",
    "D:20231212093000Z": "2023-12-12",
    "2023-12": "2023-12",
    "2023": "2023",
    "Tue, 5 Dec 2023 09:00:00 GMT": "2023-12-05",
    "December 12, 2023": "2023-12-12",
    "2023-02-31": null,
    yesterday: null,
  };
  for (const [value, date] of Object.entries(written)) assert.equal(partialDate(value), date, value);
});
