import assert from "node:assert/strict";
import test from "node:test";
import { nearness } from "../../../server/search/ranking/score.js";
import { finderOf } from "../../../server/search/ranking/scored-text.js";
import { stepsBetween } from "../../../server/search/ranking/spelling.js";
import { inTime } from "../../../storage/index/patience.js";
import { quickWords, textWordsOf } from "../../../storage/model/query/quick-words.js";
import { foldForWords, type TextWords, wordsOf } from "../../../storage/model/query/words.js";

test("the quick way to the words of a text gives the words that folding gives", () => {
  for (const text of [
    "It’s a ‘watch–list’ – 15,000 faces, 1,234,567 in all; 3.5% of 12,34 and 1,2345.",
    "Ends, with 10,000",
    "e-mail; don't… £340,000 or €5.00 on 1.2.2024, v1.10, 1a2.5 and 3.5a, .5 or 7. End",
    "Café in the Straße with ﬁne coffee and １５ people",
    "警察 and नमस्ते",
    "",
  ])
    assertSameWords(text);
});

function assertSameWords(text: string): void {
  const [quick, folded] = [textWordsOf(text), wordsOf(foldForWords(text))];
  assert.deepEqual([...quickWords(text)], [...folded.words], text);
  assert.deepEqual([quick.words, quick.places], [folded.words, folded.places], text);
  const spans = ({ words, span }: TextWords) =>
    words.map((_, at) => span(at, Math.min(at + 1, words.length - 1)));
  assert.deepEqual(spans(quick), spans(folded), text);
}

test("steps between words are letters put in, left out, changed or swapped", () => {
  assert.equal(stepsBetween("watchlsit", "watchlist"), 1);
  assert.equal(stepsBetween("recogntion", "recognition"), 1);
  assert.equal(stepsBetween("polise", "police"), 1);
  assert.equal(stepsBetween("police", "police"), 0);
  assert.equal(stepsBetween("", "abc"), 3);
});

test("an engine that takes too long is not waited for, and one that fails in time is heard", async () => {
  assert.equal(await inTime(new Promise(() => {}), 20), null);
  assert.equal(await inTime(Promise.resolve(7), 20), 7);
  await assert.rejects(inTime(Promise.reject(new Error("away")), 20), /away/);
});

test("words stand together across a word that tells little, in the order asked more than in reverse", () => {
  const word = (each: string, weight: number) => ({
    word: each,
    stem: each,
    forms: [each],
    passages: 1,
    weight,
  });
  const asked = [word("action", 4), word("for", 0.5), word("children", 5)];
  const heldIn = finderOf(new Map(asked.map((each, at) => [each.word, at])));
  const worth = (text: string) => nearness(asked, heldIn(text));
  assert.ok(worth("Action for Children") > worth("Action against children"));
  assert.ok(worth("Action against children") > worth("Children in action"));
  assert.ok(worth("Children in action") > 0);
  assert.equal(worth("Action has long been wanted by children"), 0);
});
