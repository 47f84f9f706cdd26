/** Something in a file that its publication would give away, found so that an archivist can decide. */
import { z } from "zod";

export const findingKinds = [
  "tracked change",
  "comment",
  "hidden text",
  "hidden sheet",
  "hidden row",
  "hidden slide",
  "covered text",
  "position",
  "e-mail address",
  "phone number",
  "postal address",
] as const;
export type FindingKind = (typeof findingKinds)[number];

export const findingSchema = z.object({
  kind: z.enum(findingKinds),
  /** Where, in words for people: `page 3`, `sheet Costs, row 12`, `comment 2`. */
  place: z.string(),
  /** The words or values found, shortened. */
  words: z.string().max(300),
  /** Its range in the version's text, in UTF-16 code units, half-open; null when it is not in the text. */
  start: z.int().min(0).nullable(),
  end: z.int().min(0).nullable(),
  /** Who wrote it, where the file says. */
  by: z.string().nullable(),
});
export type Finding = z.infer<typeof findingSchema>;
