import { z } from "zod";
import { flagSchema, numberReadSchema, readSchema, wordsReadSchema } from "./read.js";

/** What can become of a motion or an amendment; the words it was read from say it more exactly. */
export const outcomes = ["carried", "lost", "withdrawn", "deferred", "referred", "lapsed", "noted"] as const;
export type Outcome = (typeof outcomes)[number];

export const voteSides = ["for", "against", "abstained"] as const;
export type VoteSide = (typeof voteSides)[number];

/** Votes as counted in the record, not as added up here. */
export const tallySchema = z.object({
  for: numberReadSchema.nullable(),
  against: numberReadSchema.nullable(),
  abstained: numberReadSchema.nullable(),
});
export type Tally = z.infer<typeof tallySchema>;

/** One name in a recorded vote. */
export const namedVoteSchema = z.object({ side: z.enum(voteSides), name: wordsReadSchema });
export type NamedVote = z.infer<typeof namedVoteSchema>;

/** What was decided, each value with the words that say so. */
export const decisionSchema = z.object({
  outcome: readSchema(z.enum(outcomes)).nullable(),
  unanimous: readSchema(z.literal(true)).nullable(),
  tally: tallySchema.nullable().default(null),
  votes: z.array(namedVoteSchema).default([]),
  /** Such as a tally that does not equal its names. */
  flags: z.array(flagSchema).default([]),
});
export type Decision = z.infer<typeof decisionSchema>;
