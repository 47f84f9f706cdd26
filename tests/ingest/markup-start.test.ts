import assert from "node:assert/strict";
import test from "node:test";
import { identify } from "../../ingest/identify.js";
import { markupStart } from "../../ingest/markup-start.js";

test("the prologue of a text is passed over, whatever stands in it", () => {
  for (const [text, doctype, root] of [
    ["<html><p>x</p></html>", null, "html"],
    [
      "\n <?xml version='1.0'?><!-- a > b --><!DOCTYPE TEI [<!ENTITY x \"]\">\n<!ELEMENT p (q)>]>\n<tei:TEI>",
      "TEI",
      "TEI",
    ],
    ["<!doctype html>\n<!-- note --><body>", "html", "body"],
    ["<!-- never closed", null, null],
    ["<!DOCTYPE", "", null],
    ["plain words", null, null],
    ["", null, null],
  ] as const) {
    assert.deepEqual(markupStart(text), { doctype, root }, text);
  }
});

test("a note that begins with ten thousand comments is identified in no time", async () => {
  const notes = new TextEncoder().encode("<!-- note -->\n".repeat(10_000));
  assert.equal((await identify(notes, "notes.md")).mediaType, "text/markdown");
  const open = new TextEncoder().encode("<!doctype x [".repeat(10_000));
  assert.ok((await identify(open, "open.txt")).mediaType);
});
