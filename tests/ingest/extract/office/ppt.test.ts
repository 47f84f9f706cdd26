import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { extractPpt } from "../../../../ingest/extract/office/ppt.js";
import { identify } from "../../../../ingest/identify.js";
import { makePpt, numbers, record, shape, words } from "../made-ppt.js";
import { assertSound, wordsOf } from "../soundness.js";

const read = (bytes: Uint8Array) => extractPpt({ bytes, name: "show.ppt", mediaType: "" });

/** The second slide is hidden and has a comment; the first takes its title from the outline and has notes. */
function show(): Buffer {
  const hidden = record(0x03f9, Buffer.concat([numbers(0, 0), Buffer.from([0, 0, 4, 0, 0, 0, 0, 0])]));
  const comment = record(0x2ee0, [
    record(0x0fba, Buffer.from("A. Reader", "utf16le"), 0),
    record(0x0fba, Buffer.from("Is this so?", "utf16le"), 1),
  ]);
  const tagged = record(0x138b, Buffer.concat([comment]));
  return makePpt(
    [
      {
        id: 256,
        outline: words(0, "Faces\vscanned"),
        content: [
          shape(words(4, "First – one.\rSecond.")),
          shape([record(0x0f9e, numbers(0))], 1),
          shape(words(4, "7"), 8),
        ],
      },
      { id: 257, content: [hidden, shape(words(4, "Hidden caf\u00e9", true)), record(0x1388, [tagged])] },
    ],
    [{ id: 1, content: [record(0x03f1, numbers(256, 0)), shape(words(2, "Say so."))] }],
    undefined,
    "Words of an earlier saving",
  );
}

describe("a slide show from before 2007", () => {
  it("gives the slides of its newest saving as pages, title first, notes last", async () => {
    const extraction = assertSound(await read(show()));
    assert.deepEqual(
      extraction.blocks.map((block, index) => [block.kind, block.page, wordsOf(extraction)[index]]),
      [
        ["heading", 1, "Faces\nscanned"],
        ["paragraph", 1, "First – one."],
        ["paragraph", 1, "Second."],
        ["heading", 1, "Notes"],
        ["paragraph", 1, "Say so."],
        ["paragraph", 2, "Hidden café"],
      ],
    );
    assert.match(extraction.warnings[0] ?? "", /^Slide 2 is hidden/);
  });

  it("reports the hidden slide and the comment", async () => {
    const { findings = [] } = await read(show());
    assert.deepEqual(
      findings.map(({ kind, place, words: found, by }) => [kind, place, found, by]),
      [
        ["hidden slide", "slide 2", "Hidden café", null],
        ["comment", "slide 2", "Is this so?", "A. Reader"],
      ],
    );
  });

  it("is known by its bytes", async () => {
    assert.equal((await identify(show(), "x")).mediaType, "application/vnd.ms-powerpoint");
  });

  it("says that it needs a password, or that it is damaged", async () => {
    await assert.rejects(read(makePpt([], [], 0xf3d1c4df)), { code: "encrypted" });
    await assert.rejects(read(show().subarray(0, 700)), {
      code: "corrupt",
      message: /^show\.ppt is damaged/,
    });
  });

  it("ends whatever byte is wrong", async () => {
    const whole = show();
    for (let at = 512; at < whole.length; at += 3) {
      const broken = Buffer.from(whole);
      broken[at] = 0xff;
      await read(broken).catch((error) => assert.equal(error.code, "corrupt", String(error.stack)));
    }
  });
});
