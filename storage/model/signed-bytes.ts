/**
 * The bytes that are signed, and the parts of a proof read out of whatever somebody was given. Imports nothing, for it is
 * also part of the page that checks a proof in a browser.
 */

export type Fields = Record<string, unknown>;

/** Something of the proof is not there, or not as it must be. */
export class Malformed extends Error {}

/** JSON in the one form that can be signed: RFC 8785, for values without fractions. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const whole = value as Fields;
  const names = Object.keys(whole).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonicalJson(whole[name])}`).join(",")}}`;
}

/** The bytes that the archive signs: what kind of signature it is, and the statement. */
export function statementBytes(statement: object): Uint8Array {
  return new TextEncoder().encode(`ibid-proof-1\n${canonicalJson(statement)}`);
}

/** The bytes by which an older key vouches for its successor. */
export function introductionBytes(key: { id: string; publicKey: string; from: string }): Uint8Array {
  const { id, publicKey, from } = key;
  return new TextEncoder().encode(`ibid-key-1\n${canonicalJson({ id, publicKey, from })}`);
}

/** A key's name: the first 32 hex digits of the SHA-256 of its 32 bytes. */
export async function keyIdOf(
  publicKey: Uint8Array,
  sha256: (bytes: Uint8Array) => Promise<string>,
): Promise<string> {
  return (await sha256(publicKey)).slice(0, 32);
}

export function fields(value: unknown, name: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Malformed(`${name} is missing`);
  return value as Fields;
}

export function object(value: Fields, name: string): Fields {
  return fields(value[name], name);
}

export function list(value: Fields, name: string): unknown[] {
  const found = value[name];
  if (!Array.isArray(found)) throw new Malformed(`${name} is missing`);
  return found;
}

export function string(value: Fields, name: string): string {
  const found = value[name];
  if (typeof found !== "string") throw new Malformed(`${name} is missing`);
  return found;
}

export function bytes64(value: unknown, name: string): Uint8Array {
  if (typeof value !== "string" || !/^[A-Za-z0-9+/]*={0,2}$/.test(value))
    throw new Malformed(`${name} is not base64`);
  try {
    return Uint8Array.from(atob(value), (sign) => sign.charCodeAt(0));
  } catch {
    throw new Malformed(`${name} is not base64`);
  }
}
