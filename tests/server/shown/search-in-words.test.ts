import assert from "node:assert/strict";
import test from "node:test";
import { readWritten } from "../../../server/search/written-search.js";
import { searchInWords } from "../../../server/shown/search-in-words.js";

test("a phrase keeps the one pair of quotation marks it was asked for with", () => {
  const shown = (q: string) => searchInWords(readWritten(new URLSearchParams({ q }).toString()));
  assert.equal(shown("live cameras"), "“live cameras”");
  assert.equal(shown('"live cameras"'), "“live cameras”");
  assert.equal(shown("“live cameras”"), "“live cameras”");
  assert.equal(shown('"live cameras" OR "face vans"'), '"live cameras" OR "face vans"');
});
