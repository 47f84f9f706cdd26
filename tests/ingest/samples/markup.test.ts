import assert from "node:assert/strict";
import { test } from "node:test";
import { parseMarkup, plainWords, requiredField } from "../../../ingest/samples/markup.js";

test("each kind of block is told by its first characters, and its lines are joined", () => {
  const { blocks } = parseMarkup("= T\n\n## H\n\n### h\n\n^ c\n\n+ Q1 one\ntwo\n\n> i\n\n---\n\np");
  assert.deepEqual(
    blocks.map((block) => [block.kind, block.marker, plainWords(block)]),
    [
      ["title", null, "T"],
      ["heading", null, "H"],
      ["subheading", null, "h"],
      ["centred", null, "c"],
      ["hanging", "Q1", "one two"],
      ["indented", null, "i"],
      ["page-break", null, ""],
      ["paragraph", null, "p"],
    ],
  );
});

test("bold and italic words become runs of their own", () => {
  const { blocks } = parseMarkup("**The Chair:** Is it *really* so?");
  assert.deepEqual(blocks[0]?.runs, [
    { text: "The Chair:", bold: true, italic: false },
    { text: " Is it ", bold: false, italic: false },
    { text: "really", bold: false, italic: true },
    { text: " so?", bold: false, italic: false },
  ]);
});

test("fields stand before the first block, and a missing one is named", () => {
  const markup = parseMarkup("@ title: A: b\n@ face: serif\n\nWords");
  assert.equal(requiredField(markup, "title"), "A: b");
  assert.throws(() => requiredField(markup, "head"), /"@ head:"/);
});

test("a field or a hanging block that cannot be read stops the typesetting", () => {
  assert.throws(() => parseMarkup("@ title"), /Expected a field .* got "@ title"/);
  assert.throws(() => parseMarkup("+ alone"), /Expected "\+ marker words"/);
});
