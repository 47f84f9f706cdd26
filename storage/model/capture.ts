/** How a version came from an address: what was asked, what answered, and the web archive that shows it. */
import { z } from "zod";
import { digestSchema } from "./digest.js";
import { momentSchema } from "./event.js";

/** Of the capture itself, before it is kept anywhere. */
export const captureFactsSchema = z.object({
  /** The address as it was given. */
  requested: z.string().max(2_000),
  /** The one that answered at the end of all redirects. */
  url: z.string().max(2_000),
  /** When that answer was asked for. */
  at: momentSchema,
  status: z.int(),
  /** The machine that answered. */
  ip: z.string(),
  /** Answers that led on, in their order. */
  redirects: z.array(z.object({ url: z.string(), status: z.int() })),
  /** Of the web archive (WARC, gzipped) with everything asked and answered. */
  warc: z.object({ bytes: z.int().min(1), digest: digestSchema }),
});
export type CaptureFacts = z.infer<typeof captureFactsSchema>;

export const captureSchema = captureFactsSchema.extend({
  /** Where the web archive lies in the vault object. */
  path: z.string(),
});
export type Capture = z.infer<typeof captureSchema>;
