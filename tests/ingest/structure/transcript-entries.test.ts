/** Lists of witnesses: who of them has which post in which body. */
import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { entriesOf } from "../../../ingest/structure/transcript-entries.js";

/** A list, and its people as `name | post | body`. */
const lists: readonly [list: string, people: string[]][] = [
  ["Morag Fell, Chief Executive, Open Roads", ["Morag Fell | Chief Executive | Open Roads"]],
  [
    "Morag Fell, Chief Executive, Open Roads, and Ivo Rook, Director, Lantern Trust",
    ["Morag Fell | Chief Executive | Open Roads", "Ivo Rook | Director | Lantern Trust"],
  ],
  [
    "Morag Fell, Chief Executive, Open Roads, Ivo Rook, Director, Quiet Streets",
    ["Morag Fell | Chief Executive | Open Roads", "Ivo Rook | Director | Quiet Streets"],
  ],
  ["Morag Fell, Director, Ivo Rook, Manager", ["Morag Fell | Director | -", "Ivo Rook | Manager | -"]],
  ["Morag Fell, Director, and Ivo Rook, Manager", ["Morag Fell | Director | -", "Ivo Rook | Manager | -"]],
  [
    "Dr Morag Fell, Director, Open Roads; Ivo Rook, Quiet Streets",
    ["Dr Morag Fell | Director | Open Roads", "Ivo Rook | - | Quiet Streets"],
  ],
  ["Morag Fell and Ivo Rook", ["Morag Fell | - | -", "Ivo Rook | - | -"]],
];

describe("lists of witnesses", () => {
  for (const [list, people] of lists)
    test(list, () => {
      const read = entriesOf(list, 0, "offices").map(({ name, post, body }) =>
        [name, post, body].map((part) => part?.value ?? "-").join(" | "),
      );
      assert.deepEqual(read, people);
    });
});
