/**
 * Authorities: the one list of persons, bodies, places and topics that documents speak of. An authority keeps its id
 * when it is renamed; one merged into another keeps everything it had and points there, so that a merge can be undone.
 */
import { z } from "zod";
import { eventSchema, momentSchema } from "./event.js";
import { authorityIdSchema, documentIdSchema } from "./identity.js";
import { partialDateSchema } from "./partial-date.js";

export const authorityKinds = ["person", "body", "place", "topic"] as const;
export type AuthorityKind = (typeof authorityKinds)[number];

/** The words of a document that say so. */
export const sourceSchema = z.object({
  document: documentIdSchema,
  version: z.int().min(1),
  start: z.int().min(0),
  end: z.int().min(0),
});
export type Source = z.infer<typeof sourceSchema>;

/** As far as known: half-open in neither direction, both dates belong to the time. */
const timeSchema = { from: partialDateSchema.nullable(), to: partialDateSchema.nullable() };

/** BCP 47: `en`, `cy`, `zh-Hant`. */
const languageSchema = z.string().max(35);

/** Another name of the same: an alias, a name before marriage, an abbreviation. */
export const otherNameSchema = z.object({
  name: z.string().min(1).max(200),
  ...timeSchema,
  language: languageSchema.optional(),
  /** It is the name to be used in that language. */
  preferred: z.literal(true).optional(),
});
export type OtherName = z.infer<typeof otherNameSchema>;

/** An office that a person held, when, and what says so. */
export const postSchema = z.object({
  title: z.string().min(1).max(300),
  /** The body it was held at, in words; `bodyId` once that is in the list. */
  body: z.string().max(200).nullable(),
  bodyId: authorityIdSchema.nullable(),
  ...timeSchema,
  /** Null when an archivist knows it. */
  source: sourceSchema.nullable(),
});
export type Post = z.infer<typeof postSchema>;

/** What puts a tag on every document that says certain words. */
export const ruleSchema = z.object({
  id: z.string(),
  /** In the search language: `watchlist OR "watch list"`. */
  query: z.string().min(1).max(2_000),
  by: z.string(),
  at: momentSchema,
});
export type Rule = z.infer<typeof ruleSchema>;

export const authorityRecordSchema = z.object({
  ibid: z.literal(1),
  id: authorityIdSchema,
  /** Rises by one with each change. */
  revision: z.int().min(1),
  kind: z.enum(authorityKinds),
  /** The name it goes by; of persons in reading order, `Sir Wyn Williams`. */
  name: z.string().min(1).max(200),
  otherNames: z.array(otherNameSchema),
  posts: z.array(postSchema),
  /** Ids of what it is a part or a sort of. */
  broader: z.array(authorityIdSchema),
  /** Ids of what it has to do with; said of one of the two, it holds for both. */
  related: z.array(authorityIdSchema).default([]),
  /** How the name is used, for archivists and readers. */
  note: z.string().max(5_000).nullable(),
  /** Languages of the name and of the note; null where nobody said. */
  language: languageSchema.nullable().default(null),
  noteLanguage: languageSchema.nullable().default(null),
  /** Its signs in classifications: `341.48`. */
  notations: z.array(z.string().min(1).max(200)).default([]),
  /** Its addresses elsewhere (SKOS `exactMatch`). */
  sameAs: z.array(z.string().max(2_000)),
  rules: z.array(ruleSchema),
  /** It is not to be used any more: it is not offered, and its rules rest. What has it keeps it. */
  disused: z.boolean().default(false),
  /** The authority that it turned out to be the same as. */
  mergedInto: authorityIdSchema.nullable(),
  /** True when it was made by mistake and that was taken back: nothing finds it any more. */
  retired: z.literal(true).optional(),
  events: z.array(eventSchema),
});
export type AuthorityRecord = z.infer<typeof authorityRecordSchema>;

/** What an archivist or a rule may set. */
export type AuthorityWords = Pick<
  AuthorityRecord,
  | "kind"
  | "name"
  | "otherNames"
  | "posts"
  | "broader"
  | "related"
  | "note"
  | "language"
  | "noteLanguage"
  | "notations"
  | "sameAs"
  | "rules"
  | "disused"
>;

/** How an attribution came to be one person's. */
export const resolutionWays = ["declared", "dated-name", "archivist"] as const;

/** Who stands behind a name printed in one document. */
export const personLinkSchema = z.object({
  /** As printed: `Mr Beer`. */
  label: z.string().min(1).max(300),
  person: authorityIdSchema,
  how: z.enum(resolutionWays),
  /** For the reader: the list that declares it, the dates that agree. */
  why: z.string().max(500).nullable(),
  by: z.string(),
  at: momentSchema,
});
export type PersonLink = z.infer<typeof personLinkSchema>;

/** A suggestion that an archivist said no to, so that it is not made again. */
export const declinedSchema = z.object({
  what: z.enum(["person", "tag"]),
  /** The printed name, or the name of the tag. */
  label: z.string().min(1).max(300),
  /** The authority that it was not; null for any. */
  authority: authorityIdSchema.nullable(),
  by: z.string(),
  at: momentSchema,
});
export type Declined = z.infer<typeof declinedSchema>;
