/** Files inside files: what a container holds, and where a file taken out of one stood in it. */
import { z } from "zod";
import { digestSchema } from "./digest.js";
import { documentIdSchema } from "./identity.js";

/** Where a file was found: the version of the document that held it, and its place in there. */
export const containerSchema = z.object({
  document: documentIdSchema,
  version: z.int().min(1),
  /** As its container's reader names it: `minutes/june.pdf`, `attachment 2`. */
  place: z.string(),
});
export type ContainerPlace = z.infer<typeof containerSchema>;

/**
 * A line of a container's list, frozen with its text. What was taken out has an item, its size and its digest, and the
 * digest leads to the document that holds these bytes; what was left inside has the reason.
 */
export const heldMemberSchema = z.object({
  name: z.string(),
  place: z.string(),
  /** Of the register. */
  item: z.string().nullable(),
  bytes: z.int().min(0).nullable(),
  digest: digestSchema.nullable(),
  reason: z.string().nullable(),
});
export type HeldMember = z.infer<typeof heldMemberSchema>;
