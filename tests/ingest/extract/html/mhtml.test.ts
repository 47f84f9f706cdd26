import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { lines, makeMultipart } from "../made-mail.js";
import { wordsOf } from "../soundness.js";
import { unpack } from "../unpacking.js";

const page = `<!DOCTYPE html><html><head><meta charset="windows-1252"><title>The motion</title></head><body><article><h1>The motion</h1>
<p>The council resolved by a unanimous vote that the watchlist should be published – in full – before the end of June.</p>
<p>Councillor Zoë Clerk said that the figures had been asked for three times and that no answer had come to any of them.</p></article></body></html>`;

function saved(parts: Parameters<typeof makeMultipart>[2]): string {
  return lines(
    "From: <Saved by Blink>",
    "Snapshot-Content-Location: https://example.org/motion",
    "Subject: =?utf-8?Q?The=20motion=20=E2=80=93=20council?=",
    "MIME-Version: 1.0",
    makeMultipart("related", "b", parts),
  );
}

const html = "text/html; charset=utf-8";

describe("a web page saved with what it shows", () => {
  it("reads as its page, with its address", async () => {
    const { mediaType, extraction } = await unpack(
      saved([
        { type: html, headers: ["Content-Location: https://example.org/motion"], body: page, base64: true },
        {
          type: html,
          headers: ["Content-Location: https://ads.example.org/"],
          body: "<!DOCTYPE html><html><body><p>Buy now, and save money on everything.</p></body></html>",
        },
        {
          type: "text/css",
          headers: ["Content-Location: https://example.org/style.css"],
          body: "p { color: red }",
        },
        {
          type: "image/png",
          headers: ["Content-Location: https://example.org/logo.png"],
          body: "png",
          base64: true,
        },
      ]),
      "motion.mhtml",
    );
    assert.equal(mediaType, "multipart/related");
    assert.equal(extraction.extractor, "mhtml");
    assert.deepEqual(wordsOf(extraction), [
      "The motion",
      "The council resolved by a unanimous vote that the watchlist should be published – in full – before the end of June.",
      "Councillor Zoë Clerk said that the figures had been asked for three times and that no answer had come to any of them.",
    ]);
    assert.equal(extraction.metadata.address, "https://example.org/motion");
    assert.equal(extraction.members, undefined);
  });

  it("without a page in it is corrupt", async () => {
    await assert.rejects(unpack(saved([{ type: "image/png", body: "png", base64: true }]), "a.mht"), {
      code: "corrupt",
      message: "a.mht is damaged: the saved page is not in it.",
    });
  });
});
