import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { vocabularyOf } from "../../../ingest/extract/hyphenation.js";
import { numberedText } from "../../../ingest/extract/text/numbered-lines.js";

const read = (lines: readonly string[]) => numberedText(lines, vocabularyOf([...lines]));

describe("lines numbered in the margin", () => {
  test("sentences are whole again, each paragraph with the line it begins on, and numbers spoken stay", () => {
    const page = Array.from({ length: 12 }, (_, index) => {
      const words =
        index % 3 === 0 ? `Q.  Were you there for the last ${index}` : "    years of it, or for 2";
      return `${String(index + 1).padStart(6)}   ${words}`;
    });
    const found = read(page);
    assert.deepEqual(
      found?.paragraphs.map(({ line }) => line),
      ["1", "4", "7", "10"],
    );
    assert.equal(
      found?.paragraphs[1]?.text,
      "Q.  Were you there for the last 3 years of it, or for 2 years of it, or for 2",
    );
    assert.equal(found?.margin.length, 12);
  });

  test("numbers of empty lines may be left out with them", () => {
    const numbers = [1, 3, 4, 6, 7, 8, 9, 13, 14, 15, 17, 18];
    const found = read(
      numbers.map((number) => `${String(number).padStart(6)}   MR. RAY:  Yes, at ${number}.`),
    );
    assert.equal(found?.margin.length, 12);
    assert.equal(found?.paragraphs[1]?.line, "3");
  });

  test("a list, a table of figures and prose are not numbered lines", () => {
    assert.equal(read(["1. One", "2. Two", "3. Three"]), null);
    assert.equal(read(Array.from({ length: 30 }, () => "12   arrests")), null);
    assert.equal(read(Array.from({ length: 30 }, () => "So they said, and went on.")), null);
  });
});
