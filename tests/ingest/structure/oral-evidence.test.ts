/** Real hearings in three formats, against turns marked by hand. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type HearingFormat, hearingFormats, scoreHearing } from "../../eval/transcript-turns.js";
import { withoutShared } from "../../project-root.js";
import { assertWhole } from "./assert-whole.js";

describe("hearings in the layout of oral evidence", { skip: withoutShared }, () => {
  for (const format of Object.keys(hearingFormats) as HearingFormat[]) {
    test(`${format}: every turn has its speaker and its question`, async () => {
      const score = await scoreHearing("pohi-phase-3-2023-02-27", format);
      assertWhole(score.extraction.text, score.passages);
      assert.ok(score.speakers > 0.99, `speakers ${score.speakers}`);
      assert.ok(score.questions > 0.99, `questions ${score.questions}`);
    });
  }
});
