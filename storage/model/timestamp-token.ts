/**
 * What a time-stamp says, read from its DER: RFC 3161 (TimeStampResp, TSTInfo) inside RFC 5652 (SignedData). Imports
 * nothing, for it is also part of the page that checks a proof in a browser. Who signed it is checked elsewhere.
 */

export interface TimestampRead {
  /** Of what was stamped: the algorithm's object identifier in hex, and the digest in hex. */
  algorithm: string;
  digest: string;
  /** ISO 8601 UTC. */
  at: string;
}

/** One value: its first byte, what is in it, and all of it. */
export interface Der {
  tag: number;
  content: Uint8Array;
  whole: Uint8Array;
}

/** The object identifier of SHA-256, 2.16.840.1.101.3.4.2.1, as it is encoded. */
export const sha256Identifier = "608648016503040201";

/** The stamp in a TimeStampResp. Null when the bytes are none, or the request was refused. */
export function readTimestamp(response: Uint8Array): TimestampRead | null {
  try {
    const [, token] = valuesIn(sequence(valuesIn(response)[0]));
    const [, signedData] = valuesIn(sequence(token));
    const [, , encapsulated] = valuesIn(sequence(valuesIn(signedData?.content)[0]));
    const [, octets] = valuesIn(sequence(encapsulated));
    const [info] = valuesIn(valuesIn(octets?.content)[0]?.content);
    const [, , imprint, , time] = valuesIn(sequence(info));
    const [algorithm, digest] = valuesIn(sequence(imprint));
    const [identifier] = valuesIn(sequence(algorithm));
    const at = time?.tag === 0x18 ? momentIn(new TextDecoder().decode(time.content)) : null;
    if (!identifier || digest?.tag !== 0x04 || at === null) return null;
    return { algorithm: hexOf(identifier.content), digest: hexOf(digest.content), at };
  } catch {
    return null;
  }
}

/** `20261201093000.5Z` as ISO 8601; null when it is no moment. */
function momentIn(written: string): string | null {
  const [, year, month, day, hour, minute, second, fraction = ""] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.(\d{1,9}))?Z$/.exec(written) ?? [];
  const moment = new Date(
    `${year}-${month}-${day}T${hour}:${minute}:${second}.${fraction.padEnd(3, "0").slice(0, 3)}Z`,
  );
  return Number.isNaN(moment.getTime()) ? null : moment.toISOString();
}

function sequence(value: Der | undefined): Uint8Array {
  if (value?.tag !== 0x30) throw new Error("no sequence");
  return value.content;
}

/** The values that follow one another in these bytes; throws when one is cut off or of indefinite length. */
export function valuesIn(bytes: Uint8Array | undefined): Der[] {
  const values: Der[] = [];
  if (!bytes) throw new Error("nothing there");
  for (let at = 0; at < bytes.length; ) {
    const tag = bytes[at] ?? 0;
    const first = bytes[at + 1] ?? 0x80;
    const lengthBytes = first & 0x80 ? first & 0x7f : 0;
    if (first === 0x80 || lengthBytes > 4) throw new Error("no length");
    let length = lengthBytes === 0 ? first : 0;
    for (let index = 0; index < lengthBytes; index += 1) length = length * 256 + (bytes[at + 2 + index] ?? 0);
    const start = at + 2 + lengthBytes;
    if (start + length > bytes.length) throw new Error("cut off");
    const end = start + length;
    values.push({ tag, content: bytes.subarray(start, end), whole: bytes.subarray(at, end) });
    at = start + length;
  }
  return values;
}

/** Two characters a byte. */
export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
