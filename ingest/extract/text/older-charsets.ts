/** Charsets of text from before Windows that are not told apart elsewhere: those of mainframes and of Russian DOS. */
import iconv from "iconv-lite";

/** Bytes looked at. */
const sampleLength = 8000;

/** `cp500` (EBCDIC) or `cp866` when the bytes are plainly text in it, else null. */
export function olderCharset(bytes: Uint8Array): "cp500" | "cp866" | null {
  const sample = bytes.subarray(0, sampleLength);
  if (isEbcdic(sample)) return "cp500";
  return !isRussian(sample, "windows-1251") && isRussian(sample, "cp866") ? "cp866" : null;
}

/** Letters, digits, spaces and line ends lie where no other charset has them, and spaces are many. */
function isEbcdic(sample: Uint8Array): boolean {
  let spaces = 0;
  let usual = 0;
  for (const byte of sample) {
    if (byte === 0x40) spaces += 1;
    const place = byte & 0x0f;
    const isLetterRow = byte >= 0x80 && (byte & 0x40 ? byte < 0xf0 : byte < 0xb0);
    const isLetter = isLetterRow && place >= 1 && place <= 9;
    if (byte === 0x40 || isLetter || (byte >= 0xf0 && byte <= 0xf9) || lineEnds.has(byte)) usual += 1;
  }
  return sample.length >= 20 && spaces > sample.length * 0.08 && usual > sample.length * 0.8;
}

const lineEnds = new Set([0x0d, 0x15, 0x25]);
const leastLetters = 20;

/** Mostly small Cyrillic letters, of which the ten commonest in Russian make up their share. */
function isRussian(sample: Uint8Array, charset: string): boolean {
  const text = iconv.decode(Buffer.from(sample), charset);
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const small = text.match(/[а-яё]/g)?.length ?? 0;
  const common = text.match(/[оеаинтсрвл]/g)?.length ?? 0;
  const drawn = text.match(/[\u2500-\u259f]/g)?.length ?? 0;
  return letters >= leastLetters && small > letters * 0.6 && common > small * 0.5 && drawn < letters * 0.1;
}

/** The characters of code page 500 from 0x40 on. */
const cp500 =
  " \u00a0âäàáãåçñ[.<(+!&éêëèíîïìß]$*);^-/ÂÄÀÁÃÅÇÑ¦,%_>?øÉÊËÈÍÎÏÌ`:#@'=\"" +
  "Øabcdefghi«»ðýþ±°jklmnopqrªºæ¸Æ¤µ~stuvwxyz¡¿ÐÝÞ®¢£¥·©§¶¼½¾¬|¯¨´×" +
  "{ABCDEFGHI\u00adôöòóõ}JKLMNOPQR¹ûüùúÿ\\÷STUVWXYZ²ÔÖÒÓÕ0123456789³ÛÜÙÚ\u009f";

/** Text in EBCDIC, code page 500; both of its line ends are \n. */
export function decodeEbcdic(bytes: Uint8Array): string {
  const controls: Record<number, string> = { 5: "\t", 13: "\r", 12: "\f", 21: "\n", 37: "\n" };
  return Array.from(bytes, (byte) =>
    byte < 0x40 ? (controls[byte] ?? "") : (cp500[byte - 0x40] ?? ""),
  ).join("");
}
