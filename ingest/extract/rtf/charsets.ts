/** The code pages of RTF: of the document (`\ansicpg`) and of each font (`\fcharset`). */
import iconv from "iconv-lite";

/** `\fcharset` to code page; 0 and 1 are the document's own. */
const codePages: Record<number, string> = {
  2: "symbol",
  77: "macroman",
  128: "cp932",
  129: "cp949",
  130: "cp949",
  134: "cp936",
  136: "cp950",
  161: "cp1253",
  162: "cp1254",
  163: "cp1258",
  177: "cp1255",
  178: "cp1256",
  186: "cp1257",
  204: "cp1251",
  222: "cp874",
  238: "cp1250",
  255: "cp437",
};

/** The code page of a font's charset, or null for the document's own. */
export function fontCodePage(charset: number): string | null {
  return codePages[charset] ?? null;
}

/** The name of a code page by its number. */
export function codePageOf(number: number): string {
  const name = number === 10000 ? "macroman" : number === 65001 ? "utf-8" : `cp${number}`;
  return iconv.encodingExists(name) ? name : "cp1252";
}

/** Text of bytes; one character of `bytes` is a byte. */
export function decodeBytes(bytes: string, codePage: string): string {
  if (codePage === "symbol")
    return bytes.replace(/[^ ]/g, (sign) => String.fromCharCode(0xf000 + sign.charCodeAt(0)));
  return iconv.decode(Buffer.from(bytes, "latin1"), codePage);
}
