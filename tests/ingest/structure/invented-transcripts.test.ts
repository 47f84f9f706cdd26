/** Transcripts invented by chance, in many layouts and forms: a few of each; `npm run eval` reads more. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inventedLayouts, scoreInvented } from "../../eval/invented-transcripts.js";
import { assertWhole } from "./assert-whole.js";

describe("transcripts invented by chance", () => {
  for (const layout of inventedLayouts)
    test(`${layout}: who speaks, which question it is, and who is declared`, async () => {
      for (const seed of [1, 2, 3]) {
        const score = await scoreInvented(layout, seed);
        assertWhole(score.text, score.read.passages);
        assert.deepEqual(score.confusions, []);
      }
    });
});
