import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { citationSchema, passagesAt, quoteAt, surroundingsLength } from "../../../storage/model/citation.js";

const text = `${"Before. ".repeat(40)}“We will double 😀 it,” he said.\n\n${"After. ".repeat(40)}`;
const start = text.indexOf("“We");
const end = text.indexOf(" he said");

describe("quotes", () => {
  test("are the very words at their place, with what stands around them", () => {
    const quote = quoteAt(text, start, end);
    assert.equal(quote?.exact, "“We will double 😀 it,”");
    assert.equal(quote.prefix, text.slice(start - surroundingsLength, start));
    assert.equal(quote.suffix, text.slice(end, end + surroundingsLength));
    assert.equal(text.slice(quote.start, quote.end), quote.exact);
  });

  test("lose the white space at both ends, and say so in their place", () => {
    const wide = text.indexOf("he said.") + 3;
    const quote = quoteAt(text, wide, wide + "said.\n\nAfter. ".length);
    assert.equal(quote?.exact, "said.\n\nAfter.");
    assert.deepEqual([quote.start, quote.end], [wide, wide + quote.exact.length]);
    const padded = quoteAt("\uFEFF \t\u00A0a\u2028", 0, 6);
    assert.deepEqual([padded?.start, padded?.end, padded?.exact], [4, 5, "a"]);
  });

  test("at the ends of a text have the surroundings that are there", () => {
    assert.deepEqual(quoteAt("all", 0, 3), { start: 0, end: 3, exact: "all", prefix: "", suffix: "" });
    assert.equal(quoteAt("ab", 0, 1)?.suffix, "b");
    assert.equal(quoteAt("ab", 1, 2)?.prefix, "a");
  });

  test("of no words are no quotes", () => {
    for (const [from, to] of [
      [0, 0],
      [2, 1],
      [-1, 2],
      [0, 7],
      [2, 4],
      [Number.NaN, 2],
    ] as const) {
      assert.equal(quoteAt("ab  cd", from, to), null, `${from}–${to}`);
    }
  });

  test("never hold half a character, nor do their surroundings", () => {
    const faces = "😀".repeat(100);
    for (let at = 0; at <= faces.length; at += 1) {
      const quote = quoteAt(`${faces}word${faces}`, faces.length, faces.length + 4);
      assert.ok(quote?.prefix.isWellFormed() && quote.suffix.isWellFormed());
      const cut = quoteAt(faces, at, Math.min(at + 3, faces.length));
      assert.ok(cut === null || cut.exact.isWellFormed(), `at ${at}`);
    }
    const shifted = quoteAt(`${faces}x word x${faces}`, faces.length + 2, faces.length + 6);
    assert.equal(shifted?.exact, "word");
    assert.ok(shifted.prefix.isWellFormed() && shifted.suffix.isWellFormed());
    const odd = quoteAt(`${faces}xword`, faces.length + 1, faces.length + 5);
    assert.equal(odd?.prefix.length, surroundingsLength - 1);
  });
});

describe("passages that a citation touches", () => {
  const passages = [
    { start: 0, end: 10 },
    { start: 11, end: 20 },
    { start: 20, end: 30 },
  ];

  test("are those that share a character with it", () => {
    assert.deepEqual(passagesAt(passages, 0, 10), [passages[0]]);
    assert.deepEqual(passagesAt(passages, 9, 12), [passages[0], passages[1]]);
    assert.deepEqual(passagesAt(passages, 19, 21), [passages[1], passages[2]]);
    assert.deepEqual(passagesAt(passages, 10, 11), [], "between two of them");
    assert.deepEqual(passagesAt(passages, 30, 40), []);
    assert.deepEqual(passagesAt(passages, 0, 99), passages);
  });
});

test("a citation of nothing is no citation", () => {
  const whole = {
    id: "0123456789ab",
    version: 1,
    start: 0,
    end: 4,
    exact: "word",
    prefix: "",
    suffix: "",
    by: "x",
    at: "y",
  };
  assert.ok(citationSchema.safeParse(whole).success);
  for (const part of [
    { exact: "" },
    { version: 0 },
    { start: -1 },
    { end: 0 },
    { start: 0.5 },
    { id: "x" },
  ]) {
    assert.ok(!citationSchema.safeParse({ ...whole, ...part }).success, JSON.stringify(part));
  }
});
