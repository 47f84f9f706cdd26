import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { longestPassage, type Part, toPassages } from "../../../ingest/structure/passages.js";
import { structure } from "../../../ingest/structure/structure.js";
import { documentKinds } from "../../../storage/model/kind.js";
import { assertWhole } from "./assert-whole.js";
import { type BlockLike, buildExtraction } from "./build-extraction.js";

const lines = [
  "# Motion",
  "Q1 Chair: What is it?",
  "A. It is this: Yes.\nQ. Why?\nMr Beer: So.",
  "1. First. 2. Second.",
  "(10.00 am)",
  "This Council notes:",
  "• a thing",
  "The motion was carried.",
  "😀 ".repeat(3),
  "Proposed by Cllr A Smith",
];

describe("passages", () => {
  test("hold every character once, whatever the document and whatever it is taken for", () => {
    let seed = 7;
    for (let made = 0; made < 150; made++) {
      const blocks: BlockLike[] = Array.from({ length: 1 + (made % 9) }, () => {
        seed = (Math.imul(seed, 1103515245) + 12345) >>> 0;
        return lines[(seed >>> 16) % lines.length] ?? "";
      });
      const extraction = buildExtraction(blocks);
      for (const kind of documentKinds) {
        assertWhole(
          extraction.text,
          structure(extraction, { kind, name: "x.txt", mediaType: "text/plain" }).passages,
        );
      }
    }
  });

  test("text that no part holds becomes paragraphs, and what overlaps is cut", () => {
    const extraction = buildExtraction(["one two", "three four", "five"]);
    const parts: Part[] = [
      { start: 0, end: 7, kind: "paragraph" },
      { start: 4, end: 12, kind: "speech" },
    ];
    const passages = toPassages(extraction, parts);
    assertWhole(extraction.text, passages);
    assert.deepEqual(
      passages.map((passage) => extraction.text.slice(passage.start, passage.end)),
      ["one two", "thr", "ee four\n\nfive"],
    );
  });

  test("a passage too long for the search engine is divided at a sentence", () => {
    const extraction = buildExtraction([
      "It is so. ".repeat(2_000),
      "x".repeat(longestPassage * 2),
      "😀".repeat(longestPassage),
    ]);
    const passages = toPassages(extraction, []);
    assertWhole(extraction.text, passages);
    assert.ok(passages.every((passage) => passage.end - passage.start <= longestPassage));
    const first = passages[0];
    assert.match(extraction.text.slice(first?.start, first?.end), /^It.*so\.$/s);
    for (const { start, end } of passages)
      assert.ok(!/[\uD800-\uDBFF]$/.test(extraction.text.slice(start, end)));
  });

  test("know the nearest heading above and the pages they begin and end on", () => {
    const extraction = buildExtraction(
      [
        { words: "# Part one", level: 1 },
        "First.",
        { words: "# Detail", level: 2 },
        "This one runs over the page.",
        { words: "# Part two", level: 1 },
        "Last.",
      ],
      { pages: [3.5, 2.5] },
    );
    const passages = toPassages(
      extraction,
      extraction.blocks.map((block) => ({
        ...block,
        kind: block.kind === "heading" ? "heading" : "paragraph",
      })),
    );
    assert.deepEqual(
      passages.map(({ heading, page, pageEnd }) => [heading, page, pageEnd]),
      [
        [null, 1, 1],
        ["Part one", 1, 1],
        ["Part one", 1, 1],
        ["Detail", 1, 2],
        [null, 2, 2],
        ["Part two", 2, 2],
      ],
    );
  });

  test("an empty text has none", () => {
    const extraction = buildExtraction([]);
    for (const kind of documentKinds) {
      assert.deepEqual(structure(extraction, { kind, name: "x", mediaType: "text/plain" }).passages, []);
    }
  });
});
