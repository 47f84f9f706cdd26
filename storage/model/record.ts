/**
 * What the vault keeps of a document beside its files: enough, with them, to rebuild the catalogue and the
 * search index. Passages are frozen with their text in files of their own (`versions/<n>/passages.json`), so
 * that an edited title does not copy a thousand pages; see docs/decisions/0002.
 */
import { z } from "zod";
import { declinedSchema, personLinkSchema } from "./authority.js";
import { captureSchema } from "./capture.js";
import { citationSchema } from "./citation.js";
import { closedSchema, embargoSchema, reviewSchema } from "./deciding.js";
import { digestSchema } from "./digest.js";
import { eventSchema, momentSchema } from "./event.js";
import { furtherFields } from "./further-fields.js";
import { accessionNumberSchema, authorityIdSchema, documentIdSchema } from "./identity.js";
import { documentKinds, documentStates } from "./kind.js";
import { containerSchema, heldMemberSchema } from "./member.js";
import { partialDateSchema } from "./partial-date.js";
import { noteMarkSchema, pageSchema, passageSchema } from "./passage.js";
import { relationSchema } from "./relation.js";

/** What an archivist says of a document. */
export const descriptionSchema = z.object({
  title: z.string().min(1).max(500),
  kind: z.enum(documentKinds),
  date: partialDateSchema.nullable(),
  language: z.string().max(35).nullable(),
  /** The body or publication that issued it. */
  source: z.string().max(200).nullable(),
  series: z.string().max(200).nullable(),
  summary: z.string().max(5_000).nullable(),
  /** Where the original came from, when it has an address of its own. */
  address: z.string().max(2_000).nullable(),
  ...furtherFields,
});
export type Description = z.infer<typeof descriptionSchema>;
export type DescriptionField = keyof Description;

export const tagSchema = z.object({
  label: z.string().min(1).max(100),
  /** Account name, or the program that put it there. */
  by: z.string(),
  at: momentSchema,
  why: z.string().nullable(),
  /** The authority that it stands for, whatever that is called now; absent for a bare word. */
  concept: authorityIdSchema.optional(),
  /** The rule of that authority that put it there. */
  rule: z.string().optional(),
  /** The words that made the rule put it there. */
  place: z.object({ version: z.int().min(1), start: z.int().min(0), end: z.int().min(0) }).optional(),
  /** What proposed it to whoever put it there: a rule that they confirmed, or a suggestion. `why` says which. */
  proposed: z.enum(["rule", "suggestion"]).optional(),
});
export type Tag = z.infer<typeof tagSchema>;

/** Ways a file can come in; `member`: it was found inside another. `capture`: it was fetched from its address. `watch`: it lay in a watched folder. `mail`: it lay in a mailbox. */
export const accessionWays = ["upload", "command", "samples", "member", "capture", "watch", "mail"] as const;

export const provenanceSchema = z.object({
  /** Of a version that was read again: the one its original came with. */
  accession: accessionNumberSchema,
  at: momentSchema,
  by: z.string(),
  /** `rereading`: an older version’s original, read again. `redaction`: made here, without what was taken out. */
  way: z.enum([...accessionWays, "rereading", "redaction"]),
  /** Where it came from, as told: a folder, an address, a depositor. */
  from: z.string().nullable(),
  /** The file it was found in; absent when it came by itself. */
  container: containerSchema.optional(),
  /** How it was fetched from its address; absent when it was not. */
  capture: captureSchema.optional(),
});
export type Provenance = z.infer<typeof provenanceSchema>;

export const originalSchema = z.object({
  /** The file's name as it came, whatever it holds; never used as a path. */
  name: z.string(),
  /** Where it lies in the vault object. */
  path: z.string(),
  /** By its bytes, not by its name. */
  mediaType: z.string(),
  bytes: z.int().min(1),
  digest: digestSchema,
});
export type Original = z.infer<typeof originalSchema>;

/** The list of what was found in a version, as it is kept beside its text. */
const keptListSchema = z.object({
  /** Null when the list is empty: there is no file then. */
  path: z.string().nullable(),
  /** Of those that ask for a decision. */
  count: z.int().min(0),
  /** Of the UTF-8 bytes of the list, `[]` when it is empty; names the list that somebody decided on. */
  digest: digestSchema,
});

/** Who or what had the structure of a text read, and as what. The text stays as it is. */
export const structuringSchema = z.object({
  /** Version of the structure parsers. */
  parsers: z.int(),
  /** What kind of document it was read as. */
  as: z.enum(documentKinds),
  /** How many structures the text has had with this one; the older ones are kept in the vault. */
  number: z.int().min(1).default(1),
  by: z.string(),
  at: momentSchema,
});
export type Structuring = z.infer<typeof structuringSchema>;

/** Text taken from an original; frozen once written. */
export const frozenTextSchema = z.object({
  path: z.string(),
  passagesPath: z.string(),
  /** Of what stands on its pages besides the text; absent where nothing does, and in texts frozen before it was kept. */
  rawPagesPath: z.string().optional(),
  /** The blocks it was made of, so that its structure can be read again; absent where they were not kept. */
  layoutPath: z.string().optional(),
  structure: structuringSchema.optional(),
  /** What publishing it would give away besides what it shows; absent when nobody has looked for it. */
  findings: keptListSchema.optional(),
  /** Of the UTF-8 bytes of the text file. */
  digest: digestSchema,
  characters: z.int().min(0),
  extractor: z.string(),
  extractorVersion: z.string(),
  at: momentSchema,
  warnings: z.array(z.string()),
  /** Attempts at reading it, the last of which gave this text; absent where they were not counted. */
  attempts: z.int().min(1).optional(),
  /** Wall milliseconds that these took together, without waiting. */
  readingMs: z.int().min(0).optional(),
});
export type FrozenText = z.infer<typeof frozenTextSchema>;

/** That an archivist settled on having no text of a version that could not be read. */
export const unreadableSchema = z.object({
  by: z.string(),
  at: momentSchema,
  /** For whoever may see the document. */
  note: z.string().max(2_000).nullable(),
  /** Why it could not be read: a code, and a sentence. */
  failure: z.string(),
  reason: z.string(),
  /** Attempts at reading it, and the wall milliseconds they took, as far as these were counted. */
  attempts: z.int().min(0).nullable(),
  readingMs: z.int().min(0).nullable(),
});
export type Unreadable = z.infer<typeof unreadableSchema>;

/** That a text was read again, and came out the same. */
export const sameReadingSchema = z.object({
  extractor: z.string(),
  extractorVersion: z.string(),
  at: momentSchema,
});
export type SameReading = z.infer<typeof sameReadingSchema>;

export const versionSchema = z.object({
  number: z.int().min(1),
  provenance: provenanceSchema,
  original: originalSchema,
  text: frozenTextSchema.nullable(),
  /** Absent unless it was kept as unreadable, and is to be read no more until somebody asks. */
  unreadable: unreadableSchema.optional(),
  /** The last time that its original was read again and the text was the same; absent when it never was. */
  sameReading: sameReadingSchema.optional(),
  /** Absent unless nobody but administrators may have it. */
  closed: closedSchema.optional(),
});
export type Version = z.infer<typeof versionSchema>;

export const recordSchema = z.object({
  ibid: z.literal(1),
  id: documentIdSchema,
  /** Rises by one with each change; says which of catalogue and vault is newer. */
  revision: z.int().min(1),
  state: z.enum(documentStates),
  /** Why it was withdrawn, in words for the public. */
  withdrawal: z.string().nullable(),
  /** Of a draft: that it waits for a decision, and that it goes live by itself. */
  review: reviewSchema.optional(),
  embargo: embargoSchema.optional(),
  sample: z.boolean(),
  description: descriptionSchema,
  /** Fields an archivist set: extraction never overwrites these. */
  described: z.array(z.string()),
  tags: z.array(tagSchema),
  /** Who stands behind the names printed in it, as far as that is known. */
  people: z.array(personLinkSchema).default([]),
  declined: z.array(declinedSchema).default([]),
  /** Documents that this one has to do with, as somebody said; each is told at the other end too. */
  relations: z.array(relationSchema).optional(),
  versions: z.array(versionSchema).min(1),
  citations: z.array(citationSchema),
  events: z.array(eventSchema),
});
export type DocumentRecord = z.infer<typeof recordSchema>;

/** The file `versions/<n>/passages.json`: everything read from one text besides the text. */
export const frozenPassagesSchema = z.object({
  pages: z.array(pageSchema),
  passages: z.array(passageSchema),
  /** What the structure parser found of the document as a whole, by kind. */
  facts: z.record(z.string(), z.unknown()),
  /** Where in the text the marks of notes are printed, which are no part of its sentences; absent where there are none. */
  noteMarks: z.array(noteMarkSchema).optional(),
  /** The files inside, in their order; absent when it is no container. */
  members: z.array(heldMemberSchema).optional(),
});
export type FrozenPassages = z.infer<typeof frozenPassagesSchema>;
