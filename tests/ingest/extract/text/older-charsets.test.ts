import assert from "node:assert/strict";
import { describe, it } from "node:test";
import iconv from "iconv-lite";
import { charsetOf, decodeText } from "../../../../ingest/extract/text/decode.js";
import { decodeEbcdic } from "../../../../ingest/extract/text/older-charsets.js";

const russian =
  "Комитет установил, что список был намного длиннее того, о котором ему сообщили в марте.\nРешение принято двенадцатью голосами против трёх.";
const english =
  "The committee found that the list was far longer than the one it had been told of.\n\nIt resolved by 12 votes to 3.";

/** EBCDIC by the table that reads it. */
function ebcdic(text: string): Buffer {
  const places = new Map(Array.from({ length: 256 }, (_, byte) => [decodeEbcdic(Uint8Array.of(byte)), byte]));
  return Buffer.from([...text].map((character) => places.get(character) ?? 0));
}

describe("text from before Windows", () => {
  it("is read in EBCDIC", () => {
    // As any mainframe has it: "The 9" (IBM code page 500).
    assert.equal(decodeEbcdic(Buffer.from("e3888540f9", "hex")), "The 9");
    assert.deepEqual(decodeText(ebcdic(english)), { text: english, charset: "cp500", warning: null });
  });

  it("is read in the charset of Russian DOS, and other Cyrillic ones are not taken for it", () => {
    assert.equal(decodeText(iconv.encode(russian, "cp866")).text, russian);
    for (const charset of ["windows-1251", "koi8-r", "iso-8859-5", "utf-8"])
      assert.equal(charsetOf(iconv.encode(russian, charset)), charset);
  });

  it("is not seen in other text", () => {
    const others: [text: string, charset: string][] = [
      [english, "utf-8"],
      ["Æbler og pærer på bordet, så længe sommeren varer, og ikke en dag længere.", "windows-1252"],
      ["委員会は、リストが三月に知らされたものよりもはるかに長いことを確認した。", "shift_jis"],
    ];
    for (const [text, charset] of others) assert.equal(decodeText(iconv.encode(text, charset)).text, text);
    for (let seed = 1; seed < 200; seed++) {
      const noise = Buffer.from(
        Array.from({ length: 400 }, (_, index) => (Math.imul(seed * 7919 + index, 2654435761) >>> 13) & 0xff),
      );
      assert.notEqual(charsetOf(noise), "cp500");
    }
  });
});
