import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { canReport, type Mention, type Recorded } from "../../storage/model/motion-report.js";

const recorded: Recorded = {
  body: "London Borough of Newham",
  title: "Live facial recognition",
  day: "2023-01-16",
};
const mention: Mention = { body: "Newham council", date: "2023-01", title: null, words: "" };

describe("an article that speaks of a motion", () => {
  for (const [what, change, expected] of [
    ["of that body and month", {}, true],
    ["of another month", { date: "2022-01" }, false],
    ["of another body", { body: "Islington council" }, false],
    ["of no body", { body: null }, false],
    ["of no date, on something else", { date: null, words: "The motion called for more benches." }, false],
    [
      "of no date, on what the motion is called",
      { date: null, words: "A motion against facial recognition, the live kind, was passed." },
      true,
    ],
    [
      "of no date, of which nothing is told but the body",
      { date: null, words: "Newham passed a motion." },
      false,
    ],
  ] as const)
    test(`${what}: ${expected ? "can" : "cannot"} mean it`, () => {
      assert.equal(canReport({ ...mention, ...change }, recorded), expected);
    });

  test("a record that names no body, or has no title and no day, is nobody's candidate", () => {
    assert.equal(canReport(mention, { ...recorded, body: null }), false);
    assert.equal(canReport({ ...mention, date: null }, { ...recorded, title: null }), false);
  });
});
