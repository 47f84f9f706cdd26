import assert from "node:assert/strict";
import { it } from "node:test";
import { extractMarkdown } from "../../../../ingest/extract/text/markdown.js";
import { assertSound, wordsOf } from "../soundness.js";

const source = `---
title: "Police to double cameras"
author: A. Reporter
date: 2023-12-12
---
# Police to double cameras

A force will *double* its use[^1] of [live facial recognition](https://example.org/a_(b)),
it said. It is 2 * 3 * 4 and snake_case.

Questions
---------

**Mr Beer**: Is that so?

1. First
   goes on
2. Second
   - nested

> Quoted words.

| Year | Arrests |
|------|--------:|
| 2023 | 12      |

\`\`\`
kept   as *code*
\`\`\`

[^1]: A note.
`;

it("a Markdown file reads as it would look", async () => {
  const bytes = Buffer.from(source);
  const extraction = assertSound(await extractMarkdown({ bytes, name: "a.md", mediaType: "text/markdown" }));
  assert.deepEqual(wordsOf(extraction), [
    "Police to double cameras",
    "A force will double its use of live facial recognition, it said. It is 2 * 3 * 4 and snake_case.",
    "Questions",
    "Mr Beer: Is that so?",
    "First goes on",
    "Second",
    "nested",
    "Quoted words.",
    "Year | Arrests",
    "2023 | 12",
    "kept as *code*",
    "A note.",
  ]);
  const { blocks, metadata } = extraction;
  assert.deepEqual(
    blocks.map((block) => block.level),
    [1, null, 2, ...Array(9).fill(null)],
  );
  assert.deepEqual(blocks.map((block) => block.marker).filter(Boolean), ["1.", "2.", "-", "[1]"]);
  assert.equal(blocks[3]?.boldLead, 7);
  assert.deepEqual([blocks[6]?.indented, blocks[7]?.indented], [true, true]);
  assert.deepEqual(
    [metadata.title, metadata.byline, metadata.published],
    ["Police to double cameras", "A. Reporter", "2023-12-12"],
  );
});
