/** The signed note that stays of a document that was erased: what it was, by whom and why; nothing of what it said. */
import { z } from "zod";
import { digestSchema } from "./digest.js";
import { momentSchema } from "./event.js";
import { canonicalJson } from "./signed-bytes.js";

export const erasureSchema = z.object({
  ibid: z.literal(1),
  document: z.string(),
  at: momentSchema,
  by: z.string(),
  /** In words for whoever asks for it. */
  reason: z.string().min(1).max(2_000),
  versions: z.array(
    z.object({
      number: z.int(),
      accession: z.string(),
      mediaType: z.string(),
      bytes: z.int(),
      digest: digestSchema,
    }),
  ),
  /** Ids of citations of it, whose addresses say what became of them. */
  citations: z.array(z.string()),
});
export type Erasure = z.infer<typeof erasureSchema>;

export const signedErasureSchema = z.object({
  erasure: erasureSchema,
  signature: z.object({ key: z.string(), value: z.string() }),
});
export type SignedErasure = z.infer<typeof signedErasureSchema>;

/** The bytes that the archive signs with its key of that moment. */
export function erasureBytes(erasure: Erasure): Uint8Array {
  return new TextEncoder().encode(`ibid-erasure-1\n${canonicalJson(erasure)}`);
}
