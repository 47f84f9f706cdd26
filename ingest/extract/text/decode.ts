/** Bytes of text in whatever charset to a string. */
import chardet from "chardet";
import iconv from "iconv-lite";
import { decodeEbcdic, olderCharset } from "./older-charsets.js";

export interface Decoded {
  text: string;
  /** Name of the charset used, in lower case. */
  charset: string;
  /** A sentence when characters could not be read, else null. */
  warning: string | null;
}

/** What pages and files call ISO-8859-1 or ASCII is windows-1252 in practice (WHATWG Encoding Standard). */
const windows1252Names = new Set(["iso-8859-1", "latin1", "us-ascii", "ascii", "windows-1252"]);

/**
 * Decodes text: a byte-order mark wins, then valid UTF-8, then what the file declares, then what the bytes look
 * like. Bytes that fit no character become U+FFFD and are counted in the warning.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): Decoded {
  const charset = charsetOf(bytes, declared);
  const text =
    charset === "cp500"
      ? decodeEbcdic(bytes)
      : iconv.decode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), charset);
  const lost = text.split("\uFFFD").length - 1;
  const warning =
    lost === 0 ? null : `${lost} ${lost === 1 ? "character" : "characters"} could not be read as ${charset}.`;
  return { text, charset, warning };
}

/** The name of the charset of some text, in lower case; always one that can be decoded. */
export function charsetOf(bytes: Uint8Array, declared: string | null = null): string {
  const marked = byteOrderMark(bytes) ?? unmarkedUtf16(bytes);
  if (marked) return marked;
  if (looksUtf8(bytes)) return "utf-8";
  const believed = declared && !/^utf-?(?:8|16)/i.test(declared) ? declared : null;
  const older = believed === null ? olderCharset(bytes) : null;
  if (older) return older;
  const name = (believed ?? chardet.detect(bytes) ?? "windows-1252").toLowerCase();
  if (!windows1252Names.has(name)) return iconv.encodingExists(name) ? name : "windows-1252";
  return believed === null && usesEuroOf885915(bytes) ? "iso-8859-15" : "windows-1252";
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}

/** European text in UTF-16 has a zero in every second byte. */
function unmarkedUtf16(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, 2000);
  const zeros = [0, 0];
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const enough = sample.length * 0.2;
  if (enough < 1) return null;
  if ((zeros[1] ?? 0) > enough && zeros[0] === 0) return "utf-16le";
  return (zeros[0] ?? 0) > enough && zeros[1] === 0 ? "utf-16be" : null;
}

/** Valid, or so nearly valid that a few bytes must have been damaged. */
function looksUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder("utf-8").decode(bytes);
  const bad = text.match(/\uFFFD/g)?.length ?? 0;
  if (bad === 0) return true;
  const good = text.match(/[^\0-\x7f\uFFFD]/gu)?.length ?? 0;
  return good > 4 * bad;
}

/** 0xA4 is the euro in ISO-8859-15 and a sign nobody uses in windows-1252, which puts its quotes at 0x80–0x9F. */
function usesEuroOf885915(bytes: Uint8Array): boolean {
  return bytes.includes(0xa4) && !bytes.some((byte) => byte >= 0x80 && byte <= 0x9f);
}
