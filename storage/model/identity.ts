import { z } from "zod";

/**
 * Permanent names. An id says nothing about where a thing stands or what a parser found in it, so it never
 * has to change. Alphabet: Crockford base 32, lower case (no i, l, o, u), fit to be read over a telephone.
 */
const alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
export const documentIdLength = 10;
export const authorityIdLength = 10;

/** Makes an id of `length` characters from random `bytes` (at least `length` of them): 5 bits a character. */
export function idFromBytes(bytes: Uint8Array, length: number): string {
  if (bytes.length < length) throw new RangeError(`Expected at least ${length} bytes, got ${bytes.length}`);
  let id = "";
  for (const byte of bytes.subarray(0, length)) id += alphabet[byte & 31];
  return id;
}

export const documentIdSchema = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{10}$/, "expected a document id: 10 letters and digits");

export const authorityIdSchema = z
  .string()
  .regex(
    /^[0-9a-hjkmnp-tv-z]{10}$/,
    "expected the id of a person, body, place or topic: 10 letters and digits",
  );

export const citationIdSchema = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{12}$/, "expected a citation id: 12 letters and digits");

/** `2026-0014`: the year and the running number of one act of taking in. */
export const accessionNumberSchema = z
  .string()
  .regex(/^\d{4}-\d{4,}$/, "expected an accession number such as 2026-0014");

/** Writes the accession number of the `sequence`-th act of `year`. */
export function accessionNumber(year: number, sequence: number): string {
  return `${year}-${String(sequence).padStart(4, "0")}`;
}
