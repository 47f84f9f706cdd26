/**
 * The log: everything that was done, one entry after another, each bound to the one before by its digest.
 *
 *     entry 41 ── digest ──▶ previous of entry 42 ── digest ──▶ previous of entry 43 …
 *
 * An entry that is taken out, changed, put elsewhere or cut off leaves a digest that fits nowhere. Pure: digests are
 * worked out by whoever has the means.
 */
import { z } from "zod";
import { digestSchema } from "./digest.js";
import { momentSchema } from "./event.js";
import { canonicalJson } from "./signed-bytes.js";

/** How it ended: PREMIS event outcome. */
export const outcomes = ["success", "failure"] as const;
export type Outcome = (typeof outcomes)[number];

export const logEntrySchema = z.object({
  /** From 1, without gaps. */
  number: z.int().min(1),
  at: momentSchema,
  /** An account’s name, or the program that did it. */
  by: z.string(),
  /** What was done, in the archive’s words: see `premis.ts`. */
  action: z.string(),
  /** To what: `document:…`, `account:…`, `vault`; what stands before the colon is its kind. */
  object: z.string(),
  version: z.int().nullable(),
  outcome: z.enum(outcomes),
  /** What was before and what after, as far as the action has such; null where the law had it erased. */
  detail: z.record(z.string(), z.unknown()).nullable(),
  /** Of the detail as it was written: so that the chain holds when the detail had to go. */
  detailDigest: digestSchema,
  /** The event’s own id, as in the record of the document. */
  event: z.string(),
  /** Digest of the entry before; of nothing for the first. */
  previous: digestSchema,
  digest: digestSchema,
});
export type LogEntry = z.infer<typeof logEntrySchema>;

/** The bytes of a detail of which the digest is taken. */
export function detailBytes(detail: Record<string, unknown>): Uint8Array {
  return new TextEncoder().encode(canonicalJson(detail));
}

/** The bytes of an entry of which the digest is taken: all but the detail, for which its digest stands. */
export function entryBytes(entry: Omit<LogEntry, "digest" | "detail">): Uint8Array {
  const { number, at, by, action, object, version, outcome, detailDigest, event, previous } = entry;
  const said = { number, at, by, action, object, version, outcome, detailDigest, event, previous };
  return new TextEncoder().encode(`ibid-log-1\n${canonicalJson(said)}`);
}

/** That the log reached to an entry, with that entry’s digest: what is signed once a day, and kept elsewhere. */
export const logHeadSchema = z.object({
  format: z.literal("ibid-log-head-1"),
  number: z.int().min(1),
  digest: digestSchema,
  at: momentSchema,
});
export type LogHead = z.infer<typeof logHeadSchema>;

export const signedHeadSchema = z.object({
  head: logHeadSchema,
  /** Ed25519, of `headBytes`, in base64, with the key that made it. */
  signature: z.object({ key: z.string(), value: z.string() }),
});
export type SignedHead = z.infer<typeof signedHeadSchema>;

/** The bytes of a head that are signed. */
export function headBytes(head: LogHead): Uint8Array {
  return new TextEncoder().encode(`ibid-log-head-1\n${canonicalJson(head)}`);
}

/** The action of an entry that holds a signed head of all before it. */
export const headSigned = "log signed";
