/** What the structure parsers read of a document as a whole, frozen with its passages. */
import { z } from "zod";
import { documentKinds } from "../kind.js";
import { articleFactsSchema } from "./article-facts.js";
import { motionFactsSchema } from "./motion-facts.js";
import { wordsReadSchema } from "./read.js";
import { transcriptFactsSchema } from "./transcript-facts.js";

/** How the kind was decided. */
export const kindFactsSchema = z.object({
  kind: z.enum(documentKinds),
  /** 0 to 1; 1 when an archivist said so. */
  confidence: z.number(),
  /** What it may be, when its form and words were not enough to say so. */
  suggestion: z.enum(documentKinds).nullable(),
  /** What spoke for it, in words for the archivist. */
  why: z.string().nullable(),
});
export type KindFacts = z.infer<typeof kindFactsSchema>;

/** Schema of the facts; those of texts frozen by older parsers lack what these did not look for. */
export const factsSchema = z.object({
  kind: kindFactsSchema.optional(),
  /** The document's own date, a partial date, with the words that give it. */
  date: wordsReadSchema.nullable().optional(),
  /** The body or publication as printed. */
  source: wordsReadSchema.nullable().optional(),
  article: articleFactsSchema.optional(),
  motion: motionFactsSchema.optional(),
  transcript: transcriptFactsSchema.optional(),
});
export type Facts = z.infer<typeof factsSchema>;
