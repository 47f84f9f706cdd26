/**
 * Collections: citations in an order that somebody gave them, with headings and words of their own between. They hold
 * no words of a document: only the names of citations, so that nothing in them can drift from the archive.
 */
import { z } from "zod";
import { momentSchema } from "./event.js";
import { citationIdSchema } from "./identity.js";

/** 100 bits: the address of a shared collection cannot be guessed. */
export const collectionIdLength = 20;
export const collectionIdSchema = z
  .string()
  .regex(/^[0-9a-hjkmnp-tv-z]{20}$/, "expected the id of a collection: 20 letters and digits");

/** Entries of one collection at most, and characters of one note. */
export const mostEntries = 1_000;
export const longestNote = 10_000;

/** Private: its owner's. Shared: whoever has its address. Published: everybody's, and kept in the vault. */
export const collectionStates = ["private", "shared", "published", "removed"] as const;
export type CollectionState = (typeof collectionStates)[number];

const entryIdSchema = z.string().min(1).max(20);

export const collectionEntrySchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("heading"), id: entryIdSchema, text: z.string().min(1).max(300) }),
  z.object({ kind: z.literal("note"), id: entryIdSchema, text: z.string().min(1).max(longestNote) }),
  z.object({
    kind: z.literal("citation"),
    id: entryIdSchema,
    citation: citationIdSchema,
    /** The owner's words about it; empty for none. */
    text: z.string().max(longestNote),
    /** When it was put there. */
    at: momentSchema,
  }),
]);
export type CollectionEntry = z.infer<typeof collectionEntrySchema>;

export const collectionRecordSchema = z.object({
  ibid: z.literal(1),
  id: collectionIdSchema,
  /** Rises by one with each change. */
  revision: z.int().min(1),
  /** The account it belongs to, and the name it went by. */
  owner: z.object({ account: z.string(), name: z.string() }),
  state: z.enum(collectionStates),
  title: z.string().min(1).max(300),
  /** What it is about; empty for nothing. */
  introduction: z.string().max(longestNote),
  entries: z.array(collectionEntrySchema).max(mostEntries),
  createdAt: momentSchema,
  changedAt: momentSchema,
  /** When it was first published; null when it never was. */
  publishedAt: momentSchema.nullable(),
});
export type CollectionRecord = z.infer<typeof collectionRecordSchema>;
