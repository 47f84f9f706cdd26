/**
 * The file `versions/<n>/raw-pages.json`: what stands on the pages of an original besides the sentences of its text.
 * It is frozen with the text and only the vault holds it: nothing searches it, and a page shows it beside its image.
 */
import { z } from "zod";

export const rawPageSchema = z.object({
  /** Counted from 1 in the file. */
  number: z.int().min(1),
  /** Its words as the file or the recognizer gives them: line by line, running heads in place. */
  text: z.string(),
  /** Read by machine: how sure it was of each word of `text`, 0 to 100; words are what white space parts. */
  confidences: z.array(z.int().min(0).max(100)).optional(),
  /**
   * Read by machine: where each word of `text` stands on the image of the page, four numbers a word: left, top, width
   * and height in ten-thousandths of the page as it is seen. Older readings did not keep it.
   */
  boxes: z.array(z.int().min(0)).optional(),
  /** Read by machine: the text that the file gives of the page all the same, which is none of its words or few. */
  layer: z.string().optional(),
  /** Printed on the page and kept out of the sentences, line by line: running heads, page and line numbers. */
  furniture: z.array(z.string()),
});
export type RawPage = z.infer<typeof rawPageSchema>;

/** A range of the version's text, in UTF-16 code units, half-open, and how sure its reader was of it, 0 to 100. */
export const doubtfulWordsSchema = z.object({
  start: z.int().min(0),
  end: z.int().min(1),
  confidence: z.int().min(0).max(100),
});
export type DoubtfulWords = z.infer<typeof doubtfulWordsSchema>;

export const rawPagesSchema = z.object({
  pages: z.array(rawPageSchema),
  /** Words of the text that may have been misread, in text order. */
  doubtful: z.array(doubtfulWordsSchema),
});
export type RawPages = z.infer<typeof rawPagesSchema>;
