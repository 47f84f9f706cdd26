/** A proof of a citation: what the archive states of the words, signed, and the keys it signs with. */
import { z } from "zod";
import { digestSchema } from "./digest.js";
import { momentSchema } from "./event.js";
import { citationIdSchema, documentIdSchema } from "./identity.js";

/** 32 hex digits: see `keyIdOf`. */
export const keyIdSchema = z.string().regex(/^[0-9a-f]{32}$/);

export const signingKeySchema = z.object({
  id: keyIdSchema,
  algorithm: z.literal("Ed25519"),
  /** Its 32 bytes in base64. */
  publicKey: z.string(),
  from: momentSchema,
  /** When it was last used; null for the one in use. */
  until: momentSchema.nullable(),
  /** The key before it, which signed its `introductionBytes`; null for the first, and for one made after a loss. */
  introducedBy: keyIdSchema.nullable(),
  introduction: z.string().nullable(),
  /** Who had it made, and why. */
  by: z.string(),
  why: z.string(),
});
export type SigningKey = z.infer<typeof signingKeySchema>;

/** The vault's file `keys.json`: every key the archive ever signed with, the oldest first. */
export const keyHistorySchema = z.object({ ibid: z.literal(1), keys: z.array(signingKeySchema) });
export type KeyHistory = z.infer<typeof keyHistorySchema>;

/** What is signed. Text, whole numbers and null only, so that there is one way to write it down. */
export const proofStatementSchema = z.object({
  format: z.literal("ibid-proof-1"),
  citation: citationIdSchema,
  /** The address of the citation when it was signed. */
  address: z.string(),
  archive: z.object({ name: z.string(), address: z.string() }),
  /** Offsets in UTF-16 code units of the text, half-open. */
  quote: z.object({
    exact: z.string(),
    prefix: z.string(),
    suffix: z.string(),
    start: z.int(),
    end: z.int(),
    /** Only where words were left out or put in: as quoted, and which parts stand in the text; see `quoted-parts.ts`. */
    quotation: z.string().optional(),
    parts: z.array(z.object({ before: z.string(), start: z.int(), end: z.int() })).optional(),
    after: z.string().optional(),
  }),
  /** As printed; null where the document does not say. */
  place: z.object({
    firstPage: z.string().nullable(),
    lastPage: z.string().nullable(),
    question: z.string().nullable(),
    speaker: z.string().nullable(),
  }),
  document: z.object({
    id: documentIdSchema,
    version: z.int(),
    title: z.string(),
    kind: z.string(),
    source: z.string().nullable(),
    date: z.string().nullable(),
    /** Where it was published, as far as known. */
    address: z.string().nullable(),
  }),
  original: z.object({
    name: z.string(),
    mediaType: z.string(),
    bytes: z.int(),
    digest: digestSchema,
    receivedAt: momentSchema,
  }),
  text: z.object({
    digest: digestSchema,
    characters: z.int(),
    extractor: z.string(),
    extractorVersion: z.string(),
    at: momentSchema,
  }),
  cited: z.object({ by: z.string(), at: momentSchema }),
  signed: z.object({ key: keyIdSchema, at: momentSchema }),
});
export type ProofStatement = z.infer<typeof proofStatementSchema>;

/** The answer of a time-stamping authority to the SHA-256 of the signature (RFC 3161, TimeStampResp in DER, base64). */
export const timestampSchema = z.object({ authority: z.string(), response: z.string(), at: momentSchema });
export type Timestamp = z.infer<typeof timestampSchema>;

/** The vault's file `proofs/<citation>.json` in the object of the document. */
export const keptProofSchema = z.object({
  ibid: z.literal(1),
  statement: proofStatementSchema,
  signature: z.object({ key: keyIdSchema, value: z.string() }),
  timestamps: z.array(timestampSchema),
});
export type KeptProof = z.infer<typeof keptProofSchema>;

/** A key as strangers see it: who had it made, and why, is the archive's own business. */
export type PublishedKey = Omit<SigningKey, "by" | "why">;

export function publishedKey({ by: _, why: __, ...key }: SigningKey): PublishedKey {
  return key;
}

/** What is given out: with the history of the keys as it is then. */
export type Proof = KeptProof & { keys: PublishedKey[] };

export const proofPath = (citation: string) => `proofs/${citation}.json`;

/** The citation that a file of a document's object is the proof of; null when it is something else. */
export function proofAt(path: string): string | null {
  return /^proofs\/([0-9a-z]+)\.json$/.exec(path)?.[1] ?? null;
}
