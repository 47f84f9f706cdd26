import assert from "node:assert/strict";
import { type Passage, passageSchema } from "../../../storage/model/passage.js";

/** Fails unless the passages are in order, apart, trimmed, and hold all that is not white space. */
export function assertWhole(text: string, passages: readonly Passage[]): void {
  let cursor = 0;
  for (const passage of passages) {
    passageSchema.parse(passage);
    assert.ok(passage.start >= cursor && passage.end > passage.start, JSON.stringify(passage));
    assert.match(text.slice(cursor, passage.start), /^\s*$/);
    assert.match(text.slice(passage.start, passage.end), /^\S/);
    cursor = passage.end;
  }
  assert.match(text.slice(cursor), /^\s*$/);
}
