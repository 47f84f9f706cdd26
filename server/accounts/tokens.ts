/** Secrets handed to a browser: random, opaque, and kept by the archive as digests only. */
import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { Digest } from "../../storage/model/digest.js";

/** 256 bits: cannot be guessed, so its digest needs neither salt nor a slow hash. */
const tokenBytes = 32;
const tokenPattern = /^[\w-]{43}$/;

/** A new secret: 43 letters, digits, hyphens and underscores (base64url). */
export function newToken(): string {
  return randomBytes(tokenBytes).toString("base64url");
}

/** True when `text` has the form of a token; says nothing about whether it is a good one. */
export function isToken(text: unknown): text is string {
  return typeof text === "string" && tokenPattern.test(text);
}

/** What the catalogue keeps of a token. */
export function tokenDigest(token: string): Digest {
  return `sha256:${createHash("sha256").update(token).digest("hex")}`;
}

/** Compares two tokens in a time that tells nothing about where they differ. */
export function isSameToken(one: string, other: string): boolean {
  const digest = (token: string) => createHash("sha256").update(token).digest();
  return timingSafeEqual(digest(one), digest(other));
}
