import assert from "node:assert/strict";
import { test } from "node:test";
import { f1Of, scoreMarkedArticles, scorePastedArticles } from "../../eval/marked-articles.js";
import { scoreFigures } from "../../eval/marked-figures.js";

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
    assert.ok(f1Of(await scorePastedArticles(half)) >= 0.95, "pasted as plain text");
  });

test("figures of invented articles, and the documents they speak of, as listed by hand", async () => {
  const score = await scoreFigures();
  const told = score.failures.join("\n");
  assert.ok(score.articles >= 5);
  assert.ok(f1Of(score.figures) >= 0.95, told);
  assert.ok(f1Of(score.references) >= 0.9, told);
});
