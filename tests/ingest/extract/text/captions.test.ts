import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { extractCaptions } from "../../../../ingest/extract/text/captions.js";
import { assertSound, wordsOf } from "../soundness.js";

function read(source: string, mediaType: string) {
  return extractCaptions({ bytes: Buffer.from(source), name: "meeting", mediaType });
}

describe("captions", () => {
  it("keep who speaks and when, cue by cue", async () => {
    const source =
      "\uFEFFWEBVTT - Council\r\n\r\nSTYLE\r\n::cue { color: red }\r\n\r\nNOTE made by hand\r\n\r\nintro\r\n00:01.500 --> 00:03.000 align:start\r\n" +
      "<v Cllr Ada Byron>I move the motion\r\n&amp; ask for\r\n\r\n01:00:03.000 --> 01:00:04.000\r\n<v.loud The Mayor>your <b>support</b>.</v>\r\n<v Cllr Bell>Seconded.\r\n";
    const extraction = assertSound(await read(source, "text/vtt"));
    assert.deepEqual(wordsOf(extraction), ["I move the motion & ask for", "your support.", "Seconded."]);
    assert.deepEqual(
      extraction.blocks.map((block) => [block.kind, block.time, block.speaker]),
      [
        ["caption", "00:00:01.500", "Cllr Ada Byron"],
        ["caption", "01:00:03.000", "The Mayor"],
        ["caption", "01:00:03.000", "Cllr Bell"],
      ],
    );
  });

  it("are read from SubRip files too", async () => {
    const source =
      "1\n00:00:08,000 --> 00:00:09,250\n<i>Good</i> morning,\neveryone.\n\n2\n00:00:10,000 --> 00:00:11,000\nThank you.\n";
    const extraction = assertSound(await read(source, "application/x-subrip"));
    assert.deepEqual(wordsOf(extraction), ["Good morning, everyone.", "Thank you."]);
    assert.equal(extraction.blocks[0]?.time, "00:00:08.000");
  });

  it("are refused when there are none", async () => {
    await assert.rejects(read("WEBVTT\n", "text/vtt"), { code: "corrupt", message: /no captions/ });
  });
});
