import assert from "node:assert/strict";
import { test } from "node:test";
import { tagFaults } from "./tag-balance.js";

test("sound HTML has no faults", () => {
  assert.deepEqual(tagFaults('<!doctype html>\n<p class="a" hidden>a &lt; b<br>c</p>'), []);
});

test("tags left open, crossed, doubled attributes and bare brackets are named", () => {
  assert.deepEqual(tagFaults("<p><b>x</b>"), ["<p> is never closed"]);
  assert.deepEqual(tagFaults("<p><b>x</p></b>"), ["</p> closes <b>", "</b> closes <p>"]);
  assert.deepEqual(tagFaults('<p id="a" id="b">x</p>'), ["<p> has an attribute twice: id id"]);
  assert.deepEqual(tagFaults("<p>1 < 2</p>"), ["not a tag, or not escaped: < 2"]);
});
