/** A list that a file makes as long as it likes is never the arguments of one call: the stack holds some 100,000. */
import assert from "node:assert/strict";
import test from "node:test";
import { sourceFiles } from "./source-files.js";

const spread = /\.(?:push|unshift|fromCharCode|fromCodePoint|min|max|hypot)\(\s*\.\.\./;
/** Spreads pieces of a length of its own. */
const bounded = "storage/model/fold.ts";

test("no list is spread into the arguments of a call that takes one value after another", () => {
  const files = sourceFiles(["ingest", "storage"], ".ts").filter(({ text }) => spread.test(text));
  assert.deepEqual(
    files.map(({ path }) => path),
    [bounded],
  );
});
