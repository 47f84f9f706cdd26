import { z } from "zod";
import { decisionSchema } from "./decision-facts.js";
import { readSchema, spanSchema, wordsReadSchema } from "./read.js";

/** `text`: words of the motion that belong to none of its parts. */
export const clauseGroups = ["notes", "believes", "resolves", "text"] as const;
export type ClauseGroup = (typeof clauseGroups)[number];

export const clauseSchema = spanSchema.extend({
  group: z.enum(clauseGroups),
  /** As printed, `2` or `iii` or `2(a)`; null when it has none. */
  number: z.string().nullable(),
});
export type Clause = z.infer<typeof clauseSchema>;

const moved = { mover: wordsReadSchema.nullable(), seconder: wordsReadSchema.nullable() };

/** A change proposed to a motion, and its own fate. Its span is everything the record says of it. */
export const amendmentSchema = spanSchema.extend({
  ...moved,
  ...decisionSchema.shape,
  /** `1`, `A`, `Labour Group amendment`: as printed. */
  title: wordsReadSchema.nullable(),
  /** The words to be put in or left out, when they are given. */
  text: spanSchema.nullable(),
  /** True when the mover of the motion took it up without a vote. */
  accepted: readSchema(z.literal(true)).nullable(),
});
export type Amendment = z.infer<typeof amendmentSchema>;

/** One motion. Its span is everything the record says of it: title, text, amendments, decision. */
export const motionSchema = spanSchema.extend({
  ...moved,
  ...decisionSchema.shape,
  title: wordsReadSchema.nullable(),
  /** `S3M-4110`, `Motion 7`: as printed. */
  reference: wordsReadSchema.nullable(),
  /** Index in `items` of the business it belongs to. */
  item: z.int().nullable(),
  /** The words moved; the last of them where the motion was changed, with the clauses below. */
  text: spanSchema.nullable(),
  clauses: z.array(clauseSchema),
  amendments: z.array(amendmentSchema),
  /** Others who put their names to it. */
  supporters: z.array(wordsReadSchema).default([]),
});
export type Motion = z.infer<typeof motionSchema>;

/** One item of business in minutes or an agenda. */
export const itemSchema = spanSchema.extend({
  /** As printed: `7`, `12.1`. */
  number: wordsReadSchema.nullable(),
  title: wordsReadSchema,
});
export type Item = z.infer<typeof itemSchema>;

export const meetingSchema = z.object({
  body: wordsReadSchema.nullable(),
  /** A partial date. */
  date: wordsReadSchema.nullable(),
  time: wordsReadSchema.nullable(),
  place: wordsReadSchema.nullable(),
  /** Who presided. */
  chair: wordsReadSchema.nullable(),
  present: z.array(wordsReadSchema),
  apologies: z.array(wordsReadSchema),
});
export type Meeting = z.infer<typeof meetingSchema>;

/** What minutes, an agenda or a motion on its own say. */
export const motionFactsSchema = z.object({
  /** Of the motion that the document is, or the one motion with clauses that minutes record; else null. */
  ...moved,
  outcome: decisionSchema.shape.outcome,
  unanimous: decisionSchema.shape.unanimous,
  /** True when the record is marked as draft minutes: what it says was decided is not settled. */
  provisional: z.boolean(),
  /** The words that mark it so, where they stand in the text and not only at the edge of its pages. */
  draft: wordsReadSchema.nullable().default(null),
  meeting: meetingSchema.nullable().default(null),
  items: z.array(itemSchema).default([]),
  motions: z.array(motionSchema).default([]),
});
export type MotionFacts = z.infer<typeof motionFactsSchema>;
