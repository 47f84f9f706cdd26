/** Documents of all kinds and forms, invented with their kinds before they were first read. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inventedFiles, readInvented, unseenFiles } from "../../eval/invented-kinds.js";
import { markOf } from "../../eval/known-kinds.js";

async function marksOf(files: readonly string[]) {
  return (await Promise.all(files.map(readInvented))).flat().map(markOf);
}

describe("documents invented with their kinds", () => {
  test("those to which weights are fitted are taken for what they are, 98 of 100 or more", async () => {
    const marks = await marksOf(inventedFiles);
    const wrong = marks.filter(({ kind, found }) => kind !== found);
    assert.ok(wrong.length <= marks.length / 50, JSON.stringify(wrong, null, 1));
  });

  test("of those to which nothing is fitted, few are taken for another kind", async () => {
    const marks = await marksOf(unseenFiles);
    const wrong = marks.filter(({ kind, found }) => found !== "other" && kind !== found);
    assert.ok(wrong.length <= marks.length / 10, JSON.stringify(wrong, null, 1));
  });
});
