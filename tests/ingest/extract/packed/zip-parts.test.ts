import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { memorySource } from "../../../../ingest/extract/byte-source.js";
import { zipDirectory } from "../../../../ingest/extract/packed/zip-directory.js";
import { openParts } from "../../../../ingest/extract/packed/zip-parts.js";
import { makeZip } from "../made-zip.js";

const megabyte = 1024 * 1024;

function input(bytes: Buffer) {
  return { bytes, name: "paper.odt", mediaType: "application/zip" };
}

describe("a packed document", () => {
  it("gives its parts, stored or deflated, and nothing for one that it has not", async () => {
    const parts = await openParts(input(makeZip({ mimetype: "text", "content.xml": "<a>words</a>" })));
    assert.equal(parts.read("mimetype")?.toString(), "text");
    assert.equal(parts.read("content.xml")?.toString(), "<a>words</a>");
    assert.equal(parts.read("styles.xml"), null);
  });

  it("that would unpack without measure is stopped, whatever its directory claims", async () => {
    const content = Buffer.alloc(40 * megabyte);
    for (const claimedSize of [content.length, 10]) {
      const parts = await openParts(input(makeZip([{ name: "content.xml", content, claimedSize }])));
      assert.throws(() => parts.read("content.xml"), { code: "too-large", message: /content\.xml alone/ });
    }
  });

  it("of too many parts is refused before any is unpacked", async () => {
    const many = Array.from({ length: 20_001 }, (_, index) => ({
      name: `${index}`,
      content: "",
      stored: true,
    }));
    await assert.rejects(openParts(input(makeZip(many))), { code: "too-large", message: /20001 parts/ });
  });

  it("with a password, or with a part that cannot be unpacked, is refused for that reason", async () => {
    const locked = await openParts(input(makeZip([{ name: "content.xml", content: "x", encrypted: true }])));
    assert.throws(() => locked.read("content.xml"), { code: "encrypted" });
    const whole = makeZip({ "content.xml": "words ".repeat(100) });
    whole.fill(0xff, 41, 45);
    const broken = await openParts(input(whole));
    assert.throws(() => broken.read("content.xml"), {
      code: "corrupt",
      message: /content\.xml cannot be unpacked/,
    });
  });

  it("that is cut short has no directory", async () => {
    const whole = makeZip({ "content.xml": "words" });
    assert.equal(await zipDirectory(memorySource(whole.subarray(0, -30))), null);
    await assert.rejects(openParts(input(whole.subarray(0, -30))), {
      code: "corrupt",
      message: /end was cut off/,
    });
  });
});
