/** Transcripts in the layouts of many committees, courts, councils and parliaments, marked by hand. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { samples, scoreSample } from "../../eval/marked-transcripts.js";
import { assertWhole } from "./assert-whole.js";

describe("transcripts marked by hand", () => {
  for (const name of samples)
    test(`${name}: who speaks, which question it is, and who is declared`, async () => {
      const score = await scoreSample(name);
      assertWhole(score.text, score.read.passages);
      assert.deepEqual(score.confusions, []);
    });
});
