import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { unpack } from "../unpacking.js";

/** A value in ASN.1 with its length in the shortest form, or with none and an end mark. */
function value(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

function open(tag: number, ...parts: Buffer[]): Buffer {
  return Buffer.concat([Buffer.from([tag, 0x80]), ...parts, Buffer.from([0, 0])]);
}

function kind(number: number): Buffer {
  return value(6, Buffer.from("2a864886f70d0107", "hex"), Buffer.from([number]));
}

function envelope(content: Buffer | null, make = value): Buffer {
  const inside = content === null ? [] : [make(0xa0, content)];
  const data = make(0x30, kind(1), ...inside);
  return make(
    0x30,
    kind(2),
    make(0xa0, make(0x30, value(2, Buffer.from([1])), value(0x31), data, value(0x31))),
  );
}

describe("a file in a signed envelope", () => {
  it("is taken out of it, whole or in pieces", async () => {
    const whole = envelope(value(4, Buffer.from("<motion>Carried.</motion>")));
    const pieces = envelope(
      open(0x24, value(4, Buffer.from("<motion>Car")), value(4, Buffer.from("ried.</motion>"))),
      open,
    );
    for (const bytes of [whole, pieces]) {
      const { mediaType, extraction, members } = await unpack(bytes, "motion.xml.p7m");
      assert.equal(mediaType, "application/pkcs7-mime");
      assert.equal(extraction.text, "Signed file: motion.xml");
      assert.deepEqual(members, { "signed content": "<motion>Carried.</motion>" });
      assert.deepEqual(extraction.warnings, ["The signature has not been checked."]);
    }
  });

  it("that is a message is one", async () => {
    const mail = "Content-Type: text/plain\r\n\r\nCarried.";
    const { extraction } = await unpack(envelope(value(4, Buffer.from(mail))), "smime.p7m");
    assert.equal(extraction.members?.[0]?.name, "smime.eml");
    assert.equal((await unpack(mail, "smime.eml")).mediaType, "message/rfc822");
  });

  it("is told from one that is encrypted, and from a signature alone", async () => {
    const encrypted = value(0x30, kind(3), value(0xa0, value(0x30)));
    await assert.rejects(unpack(encrypted, "smime.p7m"), {
      code: "unsupported",
      message: /encrypted for its addressee/,
    });
    await assert.rejects(unpack(envelope(null), "a.pdf.p7s"), {
      code: "unsupported",
      message: /a signature without the file/,
    });
  });

  it("that is cut off, or nested without end, is corrupt", async () => {
    const whole = envelope(value(4, Buffer.from("Carried.")));
    await assert.rejects(unpack(whole.subarray(0, 40), "a.p7m"), { code: "corrupt" });
    const deep = Buffer.concat([
      value(0x30, kind(2)).subarray(0, -11),
      kind(2),
      Buffer.from("a080".repeat(100_000), "hex"),
    ]);
    await assert.rejects(unpack(Buffer.concat([Buffer.from([0x30, 0x80]), deep.subarray(2)]), "a.p7m"), {
      code: "corrupt",
    });
  });
});
