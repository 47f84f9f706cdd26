import assert from "node:assert/strict";
import { test } from "node:test";
import { wordsMeant } from "../../../ingest/quotes/words-meant.js";

const text =
  "The van stood by the church.\n\nOn Tuesday the van stood by the school, and nobody said why it was there.";
const quote = (exact: string, prefix = "", suffix = "") => ({ exact, prefix, suffix });

test("a position is believed when its words stand there", () => {
  const there = wordsMeant(text, { quote: quote("van stood"), position: { start: 45, end: 54 } });
  assert.deepEqual([there.start, there.exact], [45, "van stood"]);
  assert.equal(wordsMeant(text, { quote: null, position: { start: 0, end: 8 } }).exact, "The van");
});

test("words that have moved are found by themselves, by what stands around them", () => {
  const moved = { start: 0, end: 9 };
  const found = wordsMeant(text, { quote: quote("van stood", "On Tuesday the "), position: moved });
  assert.equal(found.start, text.lastIndexOf("van stood"));
  assert.equal(wordsMeant(text, { quote: quote("van stood"), position: null }).start, 4);
});

test("words with other quotes and spaces are taken as they stand", () => {
  const { exact } = wordsMeant(text, { quote: quote("the  school, and\nnobody"), position: null });
  assert.equal(exact, "the school, and nobody");
});

test("words that do not stand there are refused with the nearest", () => {
  assert.throws(
    () =>
      wordsMeant(text, { quote: quote("the van stood by the library, and nobody said why"), position: null }),
    /do not stand in this version.*nearest that do: “the van stood by the school, and nobody said why/,
  );
  assert.throws(
    () => wordsMeant(text, { quote: quote("wholly other matter"), position: null }),
    /do not stand/,
  );
  const beyond = { start: 500, end: 510 };
  assert.throws(() => wordsMeant(text, { quote: null, position: beyond }), /No words stand at 500–510/);
  assert.throws(() => wordsMeant(text, { quote: quote("x".repeat(20_001)), position: null }), /20001 came/);
});
