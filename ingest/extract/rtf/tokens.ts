/** The tokens of RTF (Word 2007 RTF Specification 1.9.1, "RTF syntax"). */

export type RtfToken =
  | { kind: "open" }
  | { kind: "close" }
  /** A control word or sign; `value` is its number, if it has one. */
  | { kind: "control"; word: string; value: number | null }
  /** Bytes of text in the code page of the font, one character of the string a byte. */
  | { kind: "bytes"; bytes: string };

const token =
  /([{}])|\\([a-zA-Z]{1,40})(-?\d{1,10})? ?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([\r\n\0]+)|([^{}\\\r\n\0]+)/gs;

/** Reads RTF whose bytes are the characters of `source`; binary data is passed over. */
export function* rtfTokens(source: string): Generator<RtfToken> {
  const reader = new RegExp(token);
  for (let match = reader.exec(source); match; match = reader.exec(source)) {
    const [, brace, word, number, hex, sign, , text] = match;
    if (brace) yield brace === "{" ? { kind: "open" } : { kind: "close" };
    else if (word) {
      const value = number === undefined ? null : Number(number);
      if (word === "bin") reader.lastIndex += Math.max(0, value ?? 0);
      else yield { kind: "control", word, value };
    } else if (hex) yield { kind: "bytes", bytes: String.fromCharCode(Number.parseInt(hex, 16)) };
    else if (sign !== undefined) yield { kind: "control", word: sign, value: null };
    else if (text) yield { kind: "bytes", bytes: text };
  }
}
