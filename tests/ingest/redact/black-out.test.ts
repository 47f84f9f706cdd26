import assert from "node:assert/strict";
import test from "node:test";
import { boxesOver } from "../../../ingest/extract/pdf/black-boxes.js";
import { placesOf, withoutSpans } from "../../../ingest/redact/black-out.js";

const text = "Anne O’Brien met ANNE  O'BRIEN-Smith.\nAnne\nO'Brien left; Joanne stayed.";

test("every spelling of the words is found, in order, and overlapping ones are one place", () => {
  const places = placesOf(text, ["anne o'brien", "O'Brien-Smith", ""]);
  assert.deepEqual(
    places.map(({ start, end }) => text.slice(start, end)),
    ["Anne O’Brien", "ANNE  O'BRIEN-Smith", "Anne\nO'Brien"],
  );
});

test("a mark stands in their place, as long whatever they were, and nothing else changes", () => {
  const places = placesOf(text, ["anne o'brien"]);
  assert.equal(
    withoutSpans(text, places),
    "[redacted] met [redacted]-Smith.\n[redacted] left; Joanne stayed.",
  );
});

test("a page is marked where the words begin, and is without the rest of those that began before it", () => {
  const places = placesOf(text, ["anne o'brien"]);
  const second = text.indexOf("\n", 40);
  assert.equal(withoutSpans(text, places, 0, second), "[redacted] met [redacted]-Smith.\n[redacted]");
  assert.equal(withoutSpans(text, places, second, text.length), " left; Joanne stayed.");
});

const viewport = [2, 0, 0, -2, 0, 1_000];
const piece = (str: string, x: number, y: number, width: number) => ({
  ...{ str, width },
  transform: [10, 0, 0, 10, x, y],
});

test("on a page, words are covered over several pieces and lines, and each is counted", () => {
  const pieces = [
    piece("Anne O’", 0, 400, 40),
    piece("Brien met nobody else here", 40, 400, 160),
    piece("and An-", 0, 380, 40),
    piece("ne", 0, 360, 12),
  ];
  const { boxes, found } = boxesOver(pieces, ["Anne O’Brien", "Anne", "Bob"], viewport);
  assert.deepEqual(found, [1, 2, 0]);
  assert.equal(boxes.length, 4);
  const [first] = boxes;
  assert.ok(first && first.corner[0] === 0 && first.along[0] === 80, "the whole of a short piece");
  const second = boxes[1];
  assert.ok(
    second && second.along[0] > (5 / 26) * 320 && second.along[0] < 320,
    "more than the letters, not all",
  );
  assert.ok(
    boxes.every(({ up }) => up[1] < 0 && Math.abs(up[1]) > 20),
    "higher than the letters are",
  );
});

test("words that are turned are covered along their own line", () => {
  const turned = { str: "Anne", width: 40, transform: [0, 10, -10, 0, 100, 100] };
  const { boxes } = boxesOver([turned], ["anne"], [1, 0, 0, 1, 0, 0]);
  const [box] = boxes;
  assert.ok(box && Math.abs(box.along[0]) < 0.001 && box.along[1] === 40 && box.up[0] < 0);
});
