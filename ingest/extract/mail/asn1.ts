/** The values of a structure in ASN.1, as BER and DER encode them (X.690 8.1). */

export interface Asn1Value {
  /** Its first byte: class, form and number. */
  tag: number;
  /** Where the value begins, with its tag. */
  at: number;
  /** Where its content lies. */
  start: number;
  end: number;
  /** Where the value behind it begins. */
  next: number;
}

const deepest = 32;

/** The value at a place; null where there is none that is whole. */
export function asn1Value(bytes: Buffer, at: number, depth = 0): Asn1Value | null {
  const tag = bytes[at];
  const first = bytes[at + 1];
  // Tags of more than one byte do not occur in what is read here.
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || depth > deepest) return null;
  if (first === 0x80) return withoutLength(bytes, tag, at, depth);
  const lengthBytes = first & 0x80 ? first & 0x7f : 0;
  if (lengthBytes > 6 || at + 2 + lengthBytes > bytes.length) return null;
  const length = lengthBytes === 0 ? first : bytes.readUIntBE(at + 2, lengthBytes);
  const start = at + 2 + lengthBytes;
  const end = start + length;
  return end > bytes.length ? null : { tag, at, start, end, next: end };
}

/** A value of which only the end is marked: by two zero bytes behind the values in it. */
function withoutLength(bytes: Buffer, tag: number, at: number, depth: number): Asn1Value | null {
  let place = at + 2;
  while (bytes[place] !== 0 || bytes[place + 1] !== 0) {
    const inside = asn1Value(bytes, place, depth + 1);
    if (inside === null) return null;
    place = inside.next;
  }
  return { tag, at, start: at + 2, end: place, next: place + 2 };
}

/** The values inside a value, as far as they are whole. */
export function asn1Values(bytes: Buffer, value: Asn1Value): Asn1Value[] {
  const values: Asn1Value[] = [];
  for (let at = value.start; at < value.end; ) {
    const inside = asn1Value(bytes, at);
    if (inside === null || inside.next > value.end) break;
    values.push(inside);
    at = inside.next;
  }
  return values;
}

/** The bytes of an octet string, whole or in pieces. */
export function* asn1Octets(bytes: Buffer, value: Asn1Value, depth = 0): Generator<Buffer> {
  if ((value.tag & 0x20) === 0) yield bytes.subarray(value.start, value.end);
  else if (depth < deepest)
    for (const part of asn1Values(bytes, value)) yield* asn1Octets(bytes, part, depth + 1);
}
