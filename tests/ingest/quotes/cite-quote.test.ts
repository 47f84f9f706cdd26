import assert from "node:assert/strict";
import test from "node:test";
import { NotCitable } from "../../../ingest/cite.js";
import { standingQuote } from "../../../ingest/quotes/cite-quote.js";

const text =
  "Chair: I do not recall.\n\nDr Marsh: The council was not told that 15,000 people would be scanned.\n\nIt heard of it in May. I do not recall.";
const words = (exact: string, more = {}) => {
  const { start, end, grade } = standingQuote(text, { exact, ...more });
  return [text.slice(start, end), grade, start] as const;
};

test("a quote is found across passages, with other typography, and with words left out where it says so", () => {
  assert.deepEqual(words("15,000 people would be scanned").slice(0, 2), [
    "15,000 people would be scanned",
    "verbatim",
  ]);
  assert.deepEqual(words("would be scanned. It heard of it in May.").slice(0, 2), [
    "would be scanned.\n\nIt heard of it in May.",
    "typography",
  ]);
  assert.deepEqual(words("The council was not told … It heard of it").slice(0, 2), [
    "The council was not told that 15,000 people would be scanned.\n\nIt heard of it",
    "elided",
  ]);
});

test("of several places the surroundings decide, then the start", () => {
  const second = text.lastIndexOf("I do not recall");
  assert.equal(words("I do not recall")[2], 7);
  assert.equal(words("I do not recall", { prefix: "of it in May. " })[2], second);
  assert.equal(words("I do not recall", { suffix: "\n\nDr Marsh", start: second })[2], 7);
  assert.equal(words("I do not recall", { start: second - 3 })[2], second);
});

test("words that do not stand there are refused, with the nearest that do", () => {
  const refused = (exact: string, message: RegExp) =>
    assert.throws(
      () => standingQuote(text, { exact }),
      (error) => error instanceof NotCitable && message.test(error.message),
    );
  refused(
    "The council was told that 16,000 people would be scanned.",
    /“The council was not told that 15,000.*differs: negation, number/,
  );
  refused("Nothing of the kind was ever proposed by anyone", /do not stand in this version\. Copy/);
  refused("…", /do not stand/);
});
