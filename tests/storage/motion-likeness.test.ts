import assert from "node:assert/strict";
import test from "node:test";
import {
  comparable,
  isSameMotion,
  type MotionLikeness,
  shinglesOf,
  sketchOf,
} from "../../storage/model/motion-likeness.js";

const text =
  "This Council resolves to take down every camera along the towpath before the end of the year and to ask the Commissioner for a public account";
const record = (change: Partial<MotionLikeness>): MotionLikeness => ({
  body: "Weirside Borough Council",
  title: "Towpath cameras",
  reference: null,
  day: "2024-04-24",
  text,
  ...change,
});
const same = (one: Partial<MotionLikeness>, other: Partial<MotionLikeness>) =>
  isSameMotion(comparable(record(one)), comparable(record(other)));

test("words, day and body tell whether two records are of one motion", () => {
  assert.ok(same({}, {}));
  assert.ok(same({}, { body: "WEIRSIDE COUNCIL", title: null }), "another title, the same words");
  assert.ok(same({ text: "" }, { title: "Cameras on the towpath" }), "the same title on the same day");
  assert.ok(same({ day: "2024-03-28" }, {}), "printed before it was moved");
  assert.ok(!same({ body: "Upmoor Parish Council" }, {}), "another body");
  assert.ok(!same({ day: "2021-04-24" }, {}), "the same words again, years later");
  assert.ok(
    !same({ text: "" }, { title: "Towpath lights and litter bins" }),
    "a title with one word in common",
  );
  assert.ok(!same({ text: "", day: null }, { text: "" }), "a title alone, on no known day");
  assert.ok(
    !same(
      {},
      {
        text: "That the budget for the coming year be four million pounds and that the rates be set as in the report",
      },
    ),
    "one title, other words",
  );
});

test("one reference of a parliament is one motion", () => {
  const bare = { title: null, text: "", day: null, body: null };
  assert.ok(same({ ...bare, reference: "S9M-14110" }, { ...bare, reference: "S9M-14110" }));
  assert.ok(!same({ ...bare, reference: "Motion 3" }, { ...bare, reference: "Motion 3" }));
});

test("sketches of alike texts share numbers", () => {
  const sketch = (words: string) => new Set(sketchOf(shinglesOf(words)));
  const [one, other] = [sketch(text), sketch(text.replace("every camera", "all cameras"))];
  assert.ok([...one].filter((hash) => other.has(hash)).length >= 8);
  assert.equal(shinglesOf("two words").size, 0);
});
