import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { marksOf } from "../../../storage/index/marks.js";

/** The engine's position of `part` in `text`. */
function position(text: string, part: string) {
  const at = text.indexOf(part);
  assert.notEqual(at, -1);
  return { start: Buffer.byteLength(text.slice(0, at)), length: Buffer.byteLength(part) };
}

function marked(text: string, ...parts: string[]): string[] {
  const marks = marksOf(
    text,
    parts.map((part) => position(text, part)),
  );
  return marks.map(({ start, end }) => text.slice(start, end));
}

describe("marks", () => {
  it("are the same as bytes where every letter is one byte", () => {
    assert.deepEqual(marksOf("all in favour", [{ start: 4, length: 2 }]), [{ start: 4, end: 6 }]);
  });

  it("count code units after letters of two, three and four bytes", () => {
    assert.deepEqual(marked("£5 — “yes” 😀 vote", "yes", "vote"), ["yes", "vote"]);
  });

  it("are put in order, joined where they overlap or touch, and kept apart where they do not", () => {
    const text = "facial recognition";
    const positions = [
      position(text, "nition"),
      position(text, "recog"),
      position(text, "cogn"),
      position(text, "fac"),
    ];
    assert.deepEqual(marksOf(text, positions), [
      { start: 0, end: 3 },
      { start: 7, end: 18 },
    ]);
  });

  it("take in the accents that follow their last letter", () => {
    assert.deepEqual(marked("cafe\u0301s", "cafe"), ["cafe\u0301"]);
  });

  it("take in the rest of a word that has a soft hyphen, of which the engine forgets the length", () => {
    assert.deepEqual(marked("of finan\u00adcial kind", "finan\u00adcia"), ["finan\u00adcial"]);
  });

  it("never stand outside the text or inside a letter", () => {
    assert.deepEqual(marksOf("a😀b", [{ start: 2, length: 90 }]), [{ start: 3, end: 4 }]);
    assert.deepEqual(marksOf("", [{ start: 0, length: 3 }]), []);
  });
});
