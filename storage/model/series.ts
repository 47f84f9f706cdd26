/** What is said of a series as a whole: documents kept together because one activity made them (ISAD(G)). */
import { z } from "zod";
import { momentSchema } from "./event.js";
import { authorityIdSchema } from "./identity.js";

const words = (longest: number) => z.string().max(longest).default("");

export const seriesWordsSchema = z.object({
  /** ISAD 3.2.1: whose activity it was. */
  creator: words(500),
  /** 3.3.1 */
  scope: words(20_000),
  /** 3.3.4 */
  arrangement: words(5_000),
  /** 3.2.2 */
  history: words(20_000),
  /** 3.2.4 */
  acquisition: words(5_000),
  /** 3.4.1 */
  conditions: words(5_000),
  /** 3.3.3 */
  accruals: words(2_000),
  /** 3.6.1 */
  note: words(5_000),
});
export type SeriesWords = z.infer<typeof seriesWordsSchema>;
export const seriesWordNames = Object.keys(seriesWordsSchema.shape) as (keyof SeriesWords)[];

export const seriesSchema = seriesWordsSchema.extend({
  ibid: z.literal(1),
  id: authorityIdSchema,
  /** As documents name it. */
  name: z.string().min(1).max(200),
  revision: z.int().min(1),
  /** Who described it last, and when. */
  by: z.string(),
  at: momentSchema,
});
export type Series = z.infer<typeof seriesSchema>;
