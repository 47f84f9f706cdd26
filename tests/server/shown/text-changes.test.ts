import assert from "node:assert/strict";
import test from "node:test";
import { textChanges } from "../../../server/shown/text-changes.js";

function passages(...texts: string[]) {
  let start = 0;
  return texts.map((text) => {
    const passage = { start, text };
    start += text.length + 1;
    return passage;
  });
}

const one = "The force kept more than 15,000 faces on its lists.";
const two = "Nobody was told.";
const three = "The council asked for a halt.";

test("a passage with other words is told word by word, with its place in both versions", () => {
  const after = passages("Corrected on Monday.", one.replace("15,000", "16,000"), two, three);
  const { changes, same } = textChanges(passages(one, two, three), after);
  assert.equal(same, 2);
  assert.deepEqual(
    changes.map(({ kind, before, after }) => ({ kind, before, after })),
    [
      { kind: "added", before: null, after: 0 },
      { kind: "changed", before: 0, after: 21 },
    ],
  );
  const told = changes[1]?.changes.filter(({ change }) => change !== "same").map(({ text }) => text);
  assert.ok(told?.join(" ").includes("15") && told.join(" ").includes("16"), String(told));
});

test("what went and what came without likeness are told whole", () => {
  const { changes } = textChanges(passages(one, two, three), passages(one, "Quite another thing", three));
  assert.deepEqual(
    changes.map(({ kind }) => kind),
    ["removed", "added"],
  );
  assert.deepEqual(textChanges(passages(one, two), passages(one, two)), { changes: [], same: 2 });
  assert.equal(textChanges([], passages(one)).changes.length, 1);
});

test("joined without what came the changes are the old text, without what went the new one", () => {
  const random = (seed: number) => (Math.imul(seed, 48271) >>> 0) % 2147483647;
  let seed = 7;
  const before = passages(
    ...Array.from({ length: 200 }, (_, index) => `Line ${index} of the words kept here`),
  );
  const after = passages(
    ...before.flatMap(({ text }) => {
      seed = random(seed + 1);
      if (seed % 5 === 0) return [];
      return seed % 3 === 0 ? [text.replace("kept", `kept ${seed % 97}`), `New ${seed}`] : [text];
    }),
  );
  const { changes, same } = textChanges(before, after);
  const count = (kinds: string[]) => changes.filter(({ kind }) => kinds.includes(kind)).length;
  assert.equal(same + count(["changed", "removed"]), before.length);
  assert.equal(same + count(["changed", "added"]), after.length);
  for (const { before: at, after: to, changes: words } of changes) {
    const joined = (left: string) => words.filter(({ change }) => change !== left).map(({ text }) => text);
    if (at !== null) assert.equal(joined("added").join(""), before.find(({ start }) => start === at)?.text);
    if (to !== null) assert.equal(joined("removed").join(""), after.find(({ start }) => start === to)?.text);
  }
});

test("two long texts that have nothing in common are answered in bounded time", () => {
  const many = (word: string) =>
    passages(...Array.from({ length: 30_000 }, (_, index) => `${word} ${index} ${"x y z ".repeat(20)}`));
  const from = Date.now();
  const { changes, same } = textChanges(many("old"), many("new"));
  assert.equal(same, 0);
  assert.ok(changes.length >= 30_000);
  assert.ok(Date.now() - from < 20_000, `${Date.now() - from} ms`);
});
