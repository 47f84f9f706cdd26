import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { extractDoc } from "../../../../ingest/extract/office/doc.js";
import { makeDoc } from "../made-office.js";
import { assertSound, wordsOf } from "../soundness.js";

function read(bytes: Uint8Array) {
  return extractDoc({ bytes, name: "motion.doc", mediaType: "application/msword" });
}

describe("a Word document in the old format", () => {
  it("keeps curly quotes and dashes, and gives the cells of a row together", async () => {
    const extraction = assertSound(await read(makeDoc("“Café” – agreed.\rFor\u000731\u0007\rAfter.\r")));
    assert.deepEqual(wordsOf(extraction), ["“Café” – agreed.", "For | 31", "After."]);
    assert.deepEqual(
      extraction.blocks.map((block) => block.kind),
      ["paragraph", "row", "paragraph"],
    );
  });

  it("is read whichever way its streams are spelt", async () => {
    const bytes = makeDoc("Words.\r", { names: ["worddocument", "1TABLE"] });
    assert.equal(assertSound(await read(bytes)).text, "Words.");
  });

  it("with a password, too old, or damaged is refused for that reason", async () => {
    await assert.rejects(read(makeDoc("Words.\r", { flags: 0x0100 })), { code: "encrypted" });
    await assert.rejects(read(makeDoc("Words.\r", { version: 0x65 })), {
      code: "unsupported",
      message: /Word 6 or older/,
    });
    await assert.rejects(read(makeDoc("Words.\r").subarray(0, 3000)), { code: "corrupt" });
  });
});
