import assert from "node:assert/strict";
import { createCipheriv, createHash, pbkdf2Sync } from "node:crypto";
import { describe, it } from "node:test";
import { deflateRawSync } from "node:zlib";
import { extractOpenDocument } from "../../../../ingest/extract/opendocument/opendocument.js";
import { makeZip } from "../made-zip.js";

const mediaType = "application/vnd.oasis.opendocument.text";
const content = `<office:document-content xmlns:office="urn:office" xmlns:text="urn:text"><office:body><office:text>
  <text:p>The heron waits.</text:p></office:text></office:body></office:document-content>`;

interface Way {
  password: string;
  rounds?: number;
  hash?: "sha1" | "sha256";
  algorithm?: string;
  /** Instead of the packed part. */
  packed?: Buffer;
}

/** A text document as LibreOffice encrypts it (OpenDocument 1.2, part 3). */
function lockedText({ password, rounds = 1_000, hash = "sha256", algorithm, packed }: Way): Buffer {
  const salt = Buffer.alloc(16, 7);
  const vector = Buffer.alloc(16, 9);
  const start = createHash(hash).update(password, "utf8").digest();
  const key = pbkdf2Sync(start, salt, rounds > 1e7 ? 1 : rounds, 32, "sha1");
  const body = packed ?? deflateRawSync(content);
  const padding = 16 - (body.length % 16);
  const cipher = createCipheriv("aes-256-cbc", key, vector).setAutoPadding(false);
  // Only the last byte of the padding means something.
  const filled = Buffer.concat([body, Buffer.alloc(padding - 1, 0x55), Buffer.from([padding])]);
  const sum = createHash(hash).update(body.subarray(0, 1024)).digest("base64");
  const manifest = `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
    <manifest:file-entry manifest:full-path="/" manifest:media-type="${mediaType}"/>
    <manifest:file-entry manifest:full-path="content.xml" manifest:size="${content.length}">
      <manifest:encryption-data manifest:checksum-type="${hash === "sha256" ? "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0#sha256-1k" : "SHA1/1K"}" manifest:checksum="${sum}">
        <manifest:algorithm manifest:algorithm-name="${algorithm ?? "http://www.w3.org/2001/04/xmlenc#aes256-cbc"}" manifest:initialisation-vector="${vector.toString("base64")}"/>
        <manifest:start-key-generation manifest:start-key-generation-name="${hash === "sha256" ? "http://www.w3.org/2000/09/xmldsig#sha256" : "SHA1"}" manifest:key-size="${hash === "sha256" ? 32 : 20}"/>
        <manifest:key-derivation manifest:key-derivation-name="PBKDF2" manifest:key-size="32" manifest:iteration-count="${rounds}" manifest:salt="${salt.toString("base64")}"/>
      </manifest:encryption-data></manifest:file-entry></manifest:manifest>`;
  return makeZip([
    { name: "mimetype", content: mediaType, stored: true },
    { name: "content.xml", content: Buffer.concat([cipher.update(filled), cipher.final()]), stored: true },
    { name: "META-INF/manifest.xml", content: manifest },
  ]);
}

const read = (bytes: Buffer, password?: string) =>
  extractOpenDocument({ bytes, name: "heron.odt", mediaType, ...(password !== undefined && { password }) });

describe("an OpenDocument file with a password", () => {
  for (const hash of ["sha256", "sha1"] as const)
    it(`is opened with it, when the key begins with ${hash}`, async () => {
      const bytes = lockedText({ password: "Fischreiher é", hash });
      assert.equal((await read(bytes, "Fischreiher é")).text, "The heron waits.");
      await assert.rejects(read(bytes, "Fischreiher"), {
        code: "encrypted",
        message: "The password given does not open heron.odt.",
      });
      await assert.rejects(read(bytes), { code: "encrypted", message: /needs a password/ });
    });

  it("is named as one that cannot be opened here when it is encrypted in another way", async () => {
    const blowfish = lockedText({ password: "a", algorithm: "Blowfish CFB" });
    await assert.rejects(read(blowfish, "a"), { code: "unsupported", message: /Blowfish CFB/ });
    const whole = makeZip({
      mimetype: mediaType,
      "encrypted-package": "x",
      "META-INF/manifest.xml":
        '<manifest><file-entry full-path="encrypted-package"><encryption-data/></file-entry></manifest>',
    });
    await assert.rejects(read(whole), { code: "encrypted" });
    await assert.rejects(read(whole, "a"), { code: "unsupported", message: /whole package/ });
  });

  it("costs no more time and memory than a document", async () => {
    const slow = lockedText({ password: "a", rounds: 4_000_000_000 });
    await assert.rejects(read(slow, "a"), { code: "corrupt" });
    const bomb = deflateRawSync(Buffer.alloc(100 * 1024 * 1024));
    await assert.rejects(read(lockedText({ password: "a", packed: bomb }), "a"), { code: "too-large" });
  });
});
