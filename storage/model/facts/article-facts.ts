import { z } from "zod";
import { spanSchema, wordsReadSchema } from "./read.js";

/** Words that the article says somebody said. */
export const quotationSchema = spanSchema.extend({
  /** `direct`: between quotation marks, which are no part of the span. `indirect`: told in the article's own words. */
  kind: z.enum(["direct", "indirect"]),
  /** Whoever said it, as printed nearest to it: `he`, `Mr Smith`, `the council`; null when that is not said. */
  speaker: wordsReadSchema.nullable(),
  /** The words that give it to the speaker: `he said`, `according to Mr Smith`. */
  cue: wordsReadSchema.nullable(),
  /** The fullest name in the article of whom `speaker` unmistakably is: `Sir Mark Rowley`. Null when in doubt. */
  person: wordsReadSchema.nullable(),
  /** What the article says that they are, as printed: `the Metropolitan Police commissioner`. */
  post: wordsReadSchema.nullable(),
});
export type Quotation = z.infer<typeof quotationSchema>;

/** A number that the article gives, and what it is a number of. The span is the number with its unit. */
export const figureSchema = spanSchema.extend({
  value: z.number(),
  /** The other end of a range. */
  to: z.number().nullable(),
  /** `%`, `£`, `km`, `times`; null for a plain count. */
  unit: z.string().nullable(),
  /** `faces`, `deployments in 2024`: what is counted, as printed. */
  counted: wordsReadSchema.nullable(),
  period: wordsReadSchema.nullable(),
  /** What it is a part of: `of the 3,000 people`. */
  denominator: wordsReadSchema.nullable(),
  /** `about`, `more than`, `up to`: as printed. */
  bound: wordsReadSchema.nullable(),
});
export type Figure = z.infer<typeof figureSchema>;

/** Another document that the article speaks of: a candidate for a link, never a link by itself. */
export const referenceSchema = spanSchema.extend({
  /** What sort of document: `motion`, `report`, `evidence`, `letter`, `statement`, `judgment`, `law`, `figures`. */
  what: z.string(),
  body: wordsReadSchema.nullable(),
  /** A partial date. */
  date: wordsReadSchema.nullable(),
  title: wordsReadSchema.nullable(),
});
export type Reference = z.infer<typeof referenceSchema>;

export const articleFactsSchema = z.object({
  headline: wordsReadSchema.nullable(),
  standfirst: wordsReadSchema.nullable().default(null),
  /** What the page says of itself in a sentence or two; it need not be printed in the text. */
  summary: z.string().nullable().default(null),
  byline: z.string().nullable(),
  publisher: z.string().nullable().default(null),
  /** Partial dates. */
  published: z.string().nullable(),
  updated: z.string().nullable(),
  /** The canonical address, as the page gives it. */
  address: z.string().nullable().default(null),
  quotations: z.array(quotationSchema).default([]),
  figures: z.array(figureSchema).default([]),
  references: z.array(referenceSchema).default([]),
});
export type ArticleFacts = z.infer<typeof articleFactsSchema>;
