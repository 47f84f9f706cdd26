/** How documents have to do with each other, as somebody said. */
import { z } from "zod";
import { momentSchema } from "./event.js";
import { documentIdSchema } from "./identity.js";

/** Each with its words from either end: "This is a version of …", "A version of this is …". */
export const relationKinds = {
  versionOf: { from: "Version of", to: "Has the version" },
  replyTo: { from: "Reply to", to: "Answered by" },
  cites: { from: "Cites", to: "Cited by" },
  corrects: { from: "Corrects", to: "Corrected by" },
  copyOf: { from: "Copy of", to: "Has the copy" },
} as const;
export type RelationKind = keyof typeof relationKinds;
export const relationKindNames = Object.keys(relationKinds) as [RelationKind, ...RelationKind[]];

export const relationSchema = z.object({
  kind: z.enum(relationKindNames),
  /** The document at the other end. */
  other: documentIdSchema,
  by: z.string(),
  at: momentSchema,
});
export type Relation = z.infer<typeof relationSchema>;
