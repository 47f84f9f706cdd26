import { z } from "zod";
import { namedVoteSchema, tallySchema } from "./decision-facts.js";
import { flagSchema, spanSchema, wordsReadSchema } from "./read.js";

export const participantRoles = ["chair", "witness", "member", "counsel", "adviser"] as const;
export type ParticipantRole = (typeof participantRoles)[number];

/** Somebody whom the record itself declares: a list of those present, of witnesses, a swearing in, an examiner. */
export const participantSchema = z.object({
  name: wordsReadSchema,
  role: z.enum(participantRoles),
  /** The office as printed after the name: `Chief Executive`. */
  post: wordsReadSchema.nullable(),
  /** For whom, when the record divides it from the office: `Big Brother Watch`. */
  body: wordsReadSchema.nullable(),
  /** The panel of witnesses, as printed: `I`. */
  panel: z.string().nullable(),
});
export type Participant = z.infer<typeof participantSchema>;

/** A vote in a debate. */
export const divisionSchema = spanSchema.extend({
  number: wordsReadSchema.nullable(),
  tally: tallySchema,
  votes: z.array(namedVoteSchema),
  flags: z.array(flagSchema),
});
export type Division = z.infer<typeof divisionSchema>;

export const transcriptFactsSchema = z.object({
  chair: wordsReadSchema.nullable(),
  witnesses: z.array(wordsReadSchema),
  membersPresent: z.array(wordsReadSchema),
  /** Everybody above and whoever else is declared, with what is said of them. */
  participants: z.array(participantSchema).default([]),
  /** Highest question number found. */
  questions: z.int(),
  divisions: z.array(divisionSchema).default([]),
});
export type TranscriptFacts = z.infer<typeof transcriptFactsSchema>;
