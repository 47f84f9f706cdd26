import assert from "node:assert/strict";
import { test } from "node:test";
import { f1Of, scoreMarkedArticles } from "../../eval/marked-articles.js";

for (const [half, direct, speakers] of [
  ["tuned", 0.99, 0.98],
  ["held-out", 0.95, 0.85],
] as const)
  test(`quotations of invented articles, ${half}, as marked by hand`, async () => {
    const score = await scoreMarkedArticles(half);
    const told = score.failures.join("\n");
    assert.ok(score.articles >= 13);
    assert.ok(f1Of(score.direct) >= direct, told);
    assert.ok(score.speakers.right / score.speakers.given >= speakers, told);
  });
