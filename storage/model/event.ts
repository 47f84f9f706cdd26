import { z } from "zod";

/** A moment, ISO 8601 UTC with milliseconds. */
export const momentSchema = z.iso.datetime({ precision: 3 });

/** Something done to a document or an authority; only ever added (PREMIS event). */
export const eventSchema = z.object({
  id: z.string(),
  at: momentSchema,
  by: z.string(),
  action: z.string(),
  version: z.int().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
export type ArchiveEvent = z.infer<typeof eventSchema>;
