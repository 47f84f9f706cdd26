import assert from "node:assert/strict";
import { test } from "node:test";
import { alwaysFirst, pieceAt, piecesOf } from "../../../storage/model/text-pieces.js";

/** Passages of `length` characters with two between them, so many a page; no pages when that is 0. */
function made(count: number, length: number, perPage: number) {
  return Array.from({ length: count }, (_, index) => ({
    start: index * (length + 2),
    end: index * (length + 2) + length,
    page: perPage === 0 ? null : 1 + Math.floor(index / perPage),
  }));
}

test("a text of few passages stays whole", () => {
  assert.equal(piecesOf([]).length, 1);
  const pieces = piecesOf(made(400, 300, 10));
  assert.deepEqual(
    pieces.map(({ from, to }) => [from, to]),
    [[0, 400]],
  );
  assert.equal(pieceAt(pieces, 119_000), 0);
});

for (const [words, passages] of [
  ["pages of ten paragraphs", made(10_000, 300, 10)],
  ["one page without end", made(5_000, 300, 0)],
  ["rows of a table", made(20_000, 12, 50)],
  ["few passages of enormous length", made(9, 90_000, 1)],
] as const)
  test(`pieces of ${words} leave nothing out, none is large, and every offset is found`, () => {
    const pieces = piecesOf(passages);
    assert.ok(pieces.length > 1);
    let at = 0;
    for (const [number, piece] of pieces.entries()) {
      assert.equal(piece.from, at);
      assert.ok(piece.to > piece.from);
      if (number > 0) assert.ok(piece.to - piece.from <= 160);
      for (const { start } of [passages[piece.from], passages[piece.to - 1]].map(
        (one) => one ?? { start: -1 },
      ))
        assert.equal(pieceAt(pieces, start), number);
      at = piece.to;
    }
    assert.equal(at, passages.length);
    assert.equal(pieces[0]?.start, 0);
    assert.equal(pieces.at(-1)?.end, Number.POSITIVE_INFINITY);
    for (const { start } of passages) if (start < alwaysFirst) assert.equal(pieceAt(pieces, start), 0);
  });

test("a piece ends where a page does, when one does in time", () => {
  const passages = made(10_000, 300, 10);
  const pieces = piecesOf(passages);
  for (const { from } of pieces.slice(1)) assert.notEqual(passages[from]?.page, passages[from - 1]?.page);
});
