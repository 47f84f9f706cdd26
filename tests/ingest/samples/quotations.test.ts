import assert from "node:assert/strict";
import { before, test } from "node:test";
import { type Folded, findFolded, fold } from "../../../storage/model/fold.js";
import { quotationsIn, textOf } from "./sample-text.js";

/** Where each quotation of an article stands as it was first said or written, in the article's order. */
const sources: Readonly<Record<string, readonly string[]>> = {
  article: [
    "commons-evidence",
    "commons-evidence",
    "commons-evidence",
    "commons-evidence",
    "campaign-statement",
    "campaign-statement",
    "campaign-statement",
    "lords-evidence",
    "lords-evidence",
    "lords-evidence",
    "lords-evidence",
    "council-motion",
    "council-motion",
    "council-captions",
  ],
  "followup-article": [
    "council-minutes",
    "council-captions",
    "council-captions",
    "council-captions",
    "council-motion",
    "commons-evidence",
    "campaign-statement",
    "lords-evidence",
  ],
};

const primaries = new Map<string, Folded>();

before(async () => {
  for (const key of new Set(Object.values(sources).flat()))
    primaries.set(key, fold(await textOf(key), "typography"));
});

function standsIn(key: string, quotation: string): boolean {
  const primary = primaries.get(key);
  assert.ok(primary, key);
  return findFolded(primary, quotation).length > 0;
}

for (const [article, keys] of Object.entries(sources)) {
  test(`every quotation in ${article} stands letter for letter in the document it came from`, async () => {
    const quotations = await quotationsIn(article);
    assert.equal(quotations.length, keys.length);
    for (const [index, quotation] of quotations.entries())
      assert.ok(standsIn(keys[index] ?? "", quotation), `${keys[index]} lacks “${quotation}”`);
  });
}

test("the corrected article quotes the same words as the first", async () => {
  assert.deepEqual(await quotationsIn("article-corrected"), await quotationsIn("article"));
});

test("some true quotations differ from their source in typography, so that folding is put to the test", async () => {
  const quotations = [...(await quotationsIn("article")), ...(await quotationsIn("followup-article"))];
  const texts = (await Promise.all([...primaries.keys()].map(textOf))).map((text) =>
    text.replace(/\s+/g, " "),
  );
  const unlike = quotations.filter((quotation) => !texts.some((text) => text.includes(quotation)));
  assert.deepEqual(
    unlike.map((quotation) => /[–’]/.exec(quotation)?.[0]),
    ["–", "’"],
  );
});

test("no quotation in the reworded copy stands in any document, and each answers to a true one", async () => {
  const reworded = await quotationsIn("reworded-article");
  const truth = await quotationsIn("article");
  assert.equal(reworded.length, truth.length);
  for (const quotation of reworded)
    for (const key of primaries.keys()) assert.ok(!standsIn(key, quotation), `${key} holds “${quotation}”`);
  for (const [index, quotation] of reworded.entries()) {
    const first = new Set(words(truth[index] ?? ""));
    const shared = words(quotation).filter((word) => first.has(word)).length;
    assert.ok(shared >= 0.8 * first.size, `“${quotation}” is not a light alteration of “${truth[index]}”`);
  }
});

function words(text: string): string[] {
  return [...new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])];
}
