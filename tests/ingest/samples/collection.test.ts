import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mock, test } from "node:test";
import { type Sample, sampleFile, samples } from "../../../ingest/samples/collection.js";
import { documentKinds } from "../../../storage/model/kind.js";
import { isPartialDate } from "../../../storage/model/partial-date.js";
import { sampleNamed, textOf } from "./sample-text.js";

async function digestOf(sample: Sample): Promise<string> {
  return createHash("sha256")
    .update(await sample.bytes())
    .digest("hex");
}

test("every sample gives the same bytes on any day, so that a second loading is known as a duplicate", async (t) => {
  const today = await Promise.all(samples.map(digestOf));
  t.after(() => mock.timers.reset());
  mock.timers.enable({ apis: ["Date"], now: Date.parse("2031-05-04T03:02:01Z") });
  assert.deepEqual(await Promise.all(samples.map(digestOf)), today);
});

test("no two samples have the same bytes or the same key", async () => {
  assert.equal(new Set(await Promise.all(samples.map(digestOf))).size, samples.length);
  assert.equal(new Set(samples.map((sample) => sample.key)).size, samples.length);
});

test("every sample says in its own text that it was written for Ibid", async () => {
  for (const { key } of samples) {
    const text = (await textOf(key)).replace(/\s+/g, " ");
    assert.match(text, /\bsample\b[^.]* written for Ibid/i, key);
    assert.match(text, /\b(invented|no such)\b/, key);
  }
});

test("descriptions are ones the archive accepts, and every kind is there", () => {
  for (const sample of samples) {
    assert.ok(isPartialDate(sample.date), sample.key);
    assert.ok(sample.title.length > 0 && sample.title.length <= 500, sample.key);
    assert.ok(sample.tags.length > 0, sample.key);
  }
  assert.deepEqual(new Set(samples.map((sample) => sample.kind)), new Set(documentKinds));
});

test("a later version comes after the sample that it is a version of", () => {
  const later = samples.filter((sample) => sample.versionOf !== null);
  assert.deepEqual(
    later.map((sample) => [sample.key, sample.versionOf]),
    [["article-corrected", "article"]],
  );
  for (const sample of later) {
    const first = sampleNamed(sample.versionOf ?? "");
    assert.ok(samples.indexOf(first) < samples.indexOf(sample));
    assert.deepEqual([sample.title, sample.name, sample.from], [first.title, first.name, first.from]);
  }
});

test("the silent correction changes one figure and one sentence, and says so nowhere", async () => {
  const first = (await textOf("article")).split("\n");
  const second = (await textOf("article-corrected")).split("\n");
  assert.equal(first.length, second.length);
  const changed = first.flatMap((line, index) => (line === second[index] ? [] : [[line, second[index]]]));
  assert.equal(changed.length, 2);
  assert.deepEqual(
    changed[1]?.map((line) => /£[\d,]+/.exec(line ?? "")?.[0]),
    ["£340,000", "£430,000"],
  );
  assert.doesNotMatch(second.join("\n"), /correct(ed|ion)|amended|updated/i);
});

test("a sample comes as a file with its name and its date", async () => {
  const file = await sampleFile(sampleNamed("deployments"));
  assert.equal(file.name, "live-facial-recognition-deployments-2025.csv");
  assert.equal(new Date(file.lastModified).toISOString().slice(0, 10), "2025-09-19");
  assert.equal(await file.text(), await textOf("deployments"));
});
