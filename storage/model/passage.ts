import { z } from "zod";

/** The smallest citable span of a version's text. */
export const passageKinds = [
  "heading",
  "paragraph",
  "speech",
  "question",
  "clause",
  "outcome",
  "caption",
  "row",
] as const;
export type PassageKind = (typeof passageKinds)[number];

/**
 * A passage is a half-open range `[start, end)` of its version's text, in UTF-16 code units. Passages never
 * overlap, are in text order, and together hold every character of the text that is not white space.
 * Every field past the range is null when the text does not say it: unknown stays unknown.
 */
export const passageSchema = z.object({
  start: z.int().min(0),
  end: z.int().min(1),
  /** Number of the page on which the passage begins, counted from 1; null where the format has no pages. */
  page: z.int().min(1).nullable(),
  /** Number of the page on which it ends. */
  pageEnd: z.int().min(1).nullable(),
  kind: z.enum(passageKinds),
  /** The nearest heading above. */
  heading: z.string().nullable(),
  /** The speaker's name as printed. */
  attribution: z.string().nullable(),
  /** Id of the person the attribution was resolved to. */
  person: z.string().nullable(),
  /** What the speaker is here, as printed or plainly implied: `chair`, `witness`, `member`, `counsel`. */
  role: z.string().nullable(),
  /** The number of the question this belongs to, as printed: `12` for Q12. */
  question: z.string().nullable(),
  /** The clause as numbered in a motion: `resolves 2`. */
  clause: z.string().nullable(),
  /** Time into the recording, `HH:MM:SS.mmm`, or the time of day as printed. */
  time: z.string().nullable(),
  /** Column of the printed report in which it begins: `1042`, `57WH`. */
  column: z.string().nullable().default(null),
  /** Number of the line, of those printed on its page, on which it begins. */
  line: z.string().nullable().default(null),
});
export type Passage = z.infer<typeof passageSchema>;

/** How the text of a page came to be known. */
export const pageMethods = ["text", "ocr", "none"] as const;

/**
 * A page of the original and the range of the version's text that stands on it. Page ranges partition the
 * text in order; a paragraph that runs over a page break lies in two of them.
 */
export const pageSchema = z.object({
  /** Counted from 1 in the file. */
  number: z.int().min(1),
  /** As printed or as the file labels it (`xii`, `47`); null when the file gives none. */
  label: z.string().nullable(),
  start: z.int().min(0),
  end: z.int().min(0),
  /** Characters of text known on this page. */
  characters: z.int().min(0),
  method: z.enum(pageMethods),
  /** As it is seen, in points; the dots of a picture. Older readings did not keep it. */
  size: z.object({ width: z.int().min(1), height: z.int().min(1) }).optional(),
  /** For pages read by machine: how sure it was of their words, 0 to 100; a mean over the words. */
  confidence: z.number().min(0).max(100).optional(),
  /** … and which share of its words may have been misread, 0 to 1; texts of older readings do not say. */
  doubtfulShare: z.number().min(0).max(1).optional(),
});
export type Page = z.infer<typeof pageSchema>;

/** The mark of a note, taken out of the sentence it stands in so that the sentence can be quoted. */
export const noteMarkSchema = z.object({
  /** Offset in the text at which it is printed, in UTF-16 code units. */
  at: z.int().min(0),
  /** As printed, without brackets. */
  label: z.string(),
  /** The range of the text that its note takes up; null when no note of that label was found. */
  note: z
    .object({ start: z.int().min(0), end: z.int().min(0) })
    .nullable()
    .default(null),
});
export type NoteMark = z.infer<typeof noteMarkSchema>;

/**
 * Below this, words read by machine are to be checked against the page. On 76 scans made of reports, clean, blurred,
 * faded and with grain, the 38 pages between 55 and 90 had 2 to 40 % of their words wrong, 10 % in the middle; of the
 * 38 above, 24 had at most 1 %, and the worst 9 %.
 */
const lowConfidence = 90;

/**
 * The same for pages of which most words are sure and some places are not, as where a chart was read: from this share
 * of doubtful words on. Of 25 scanned pages, those of running text had up to 4 %, those of few words up to 10 %; a page
 * with a chart, on which sentences were torn and words made up, had 12 %.
 */
const manyDoubtful = 0.1;

/** True for a page read by machine with low confidence, of all its words or of many. */
export function isUnsure(page: Pick<Page, "confidence" | "doubtfulShare">): boolean {
  return hasLowMean(page) || (page.doubtfulShare ?? 0) >= manyDoubtful;
}

/** True when the mean over all words is low. */
export function hasLowMean({ confidence = 100 }: Pick<Page, "confidence">): boolean {
  return confidence < lowConfidence;
}

/** How the pages of an original are known, each in one of `text`, `blank`, `machine` and `none`. */
export interface PageCounts {
  all: number;
  /** Text that the file itself gives. */
  text: number;
  /** There is nothing on them that could be text. */
  blank: number;
  /** Read by machine, and of these the ones not read surely. */
  machine: number;
  unsure: number;
  /** Without known text. */
  none: number;
}

/** The one way in which pages are counted, for pages, programs and the catalogue. */
export function countPages(pages: readonly Page[]): PageCounts {
  const many = (is: (page: Page) => boolean) => pages.filter(is).length;
  return {
    all: pages.length,
    text: many(({ method, characters }) => method === "text" && characters > 0),
    blank: many(isBlank),
    machine: many(({ method }) => method === "ocr"),
    unsure: many(isUnsure),
    none: many(({ method }) => method === "none"),
  };
}

/** True for a page on which nothing is that could be text, as far as its file tells. */
export function isBlank({ method, characters }: Pick<Page, "method" | "characters">): boolean {
  return method === "text" && characters === 0;
}
