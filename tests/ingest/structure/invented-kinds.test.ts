/** Documents of all kinds and forms, invented with their kinds before they were first read. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { inventedFiles, markInvented } from "../../eval/invented-kinds.js";

describe("documents invented with their kinds", () => {
  for (const file of inventedFiles)
    test(`${file}: each is taken for what it is`, async () => {
      const wrong = (await markInvented(file)).filter(({ kind, found }) => kind !== found);
      assert.deepEqual(wrong, []);
    });
});
