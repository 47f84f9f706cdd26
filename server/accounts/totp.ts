/** Codes of authenticator apps (RFC 6238 over RFC 4226): HMAC-SHA-1, six digits, a new one every 30 seconds. */
import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const stepMs = 30_000;
const digits = 6;
/** RFC 4226, section 4, asks for 160 bits. */
const secretBytes = 20;
/** Clocks of telephones go wrong, and people type slowly: one step before and one after are taken too. */
const nearSteps = [0, -1, 1];

/** A new secret in base 32, as apps take it: 32 letters and figures. */
export function newTotpSecret(): string {
  return toBase32(randomBytes(secretBytes));
}

/** True when `text` has the form of such a secret. */
export function isTotpSecret(text: string): boolean {
  return /^[A-Z2-7]{32}$/.test(text);
}

/** The code of a step of time, counted from 1970. */
export function totpCode(base32: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = createHmac("sha1", fromBase32(base32)).update(counter).digest();
  const offset = (mac.at(-1) ?? 0) & 0xf;
  const number = mac.readUInt32BE(offset) & 0x7fffffff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

/** The step of time that `code` is of, when it is one of now or next to it; else null. `now` in epoch milliseconds. */
export function totpStep(base32: string, code: string, now: number): number | null {
  const typed = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(typed)) return null;
  const current = Math.floor(now / stepMs);
  const is = (step: number) => timingSafeEqual(Buffer.from(totpCode(base32, step)), Buffer.from(typed));
  return nearSteps.map((near) => current + near).find(is) ?? null;
}

/** The address that apps read from a QR code. */
export function otpauthAddress(base32: string, { archive, name }: { archive: string; name: string }): string {
  const label = `${encodeURIComponent(archive)}:${encodeURIComponent(name)}`;
  return `otpauth://totp/${label}?secret=${base32}&issuer=${encodeURIComponent(archive)}`;
}

function toBase32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{5}/g) ?? []).map((five) => alphabet[Number.parseInt(five, 2)]).join("");
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => alphabet.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((eight) => Number.parseInt(eight, 2)));
}
