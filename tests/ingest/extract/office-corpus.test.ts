import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readOfficeFiles } from "../../eval/office-files.js";
import { withoutShared } from "../../project-root.js";
import { assertSound } from "./soundness.js";

describe("office files from many programs", { skip: withoutShared }, () => {
  it("end in the right state, each within its limits", async () => {
    const outcomes = await readOfficeFiles();
    for (const { extraction } of outcomes) if (extraction) assertSound(extraction);
    assert.deepEqual(
      outcomes
        .filter((outcome) => outcome.state !== outcome.expected)
        .map(({ file, state }) => [file, state]),
      [],
    );
  });
});
