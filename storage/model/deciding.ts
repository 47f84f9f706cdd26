/** What may come before publication: that it was handed in for a decision, and that it is to wait for a moment. */
import { z } from "zod";
import { momentSchema } from "./event.js";

/** That whoever described a draft thinks it ready; stands until an archivist decides. */
export const reviewSchema = z.object({
  by: z.string(),
  at: momentSchema,
  /** For the archivist. */
  note: z.string().max(2_000).nullable(),
});
export type Review = z.infer<typeof reviewSchema>;

/** That a draft goes live by itself at a moment, decided beforehand. */
export const embargoSchema = z.object({
  until: momentSchema,
  by: z.string(),
  at: momentSchema,
  /** Why, for archivists. */
  note: z.string().max(2_000).nullable(),
});
export type Embargo = z.infer<typeof embargoSchema>;

/** That nobody but administrators may have this version: its words or its bytes hold what was redacted later. */
export const closedSchema = z.object({
  by: z.string(),
  at: momentSchema,
  /** In words for whoever asks for it. */
  reason: z.string().min(1).max(2_000),
});
export type Closed = z.infer<typeof closedSchema>;
