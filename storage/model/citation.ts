/**
 * A citation: words proven to stand in a version, kept under their own address. The selector follows the
 * W3C Web Annotation TextQuoteSelector (exact, prefix, suffix) and TextPositionSelector (start, end).
 */
import { z } from "zod";
import { citationIdSchema } from "./identity.js";
import type { Passage } from "./passage.js";

/** Characters of surroundings kept on each side; long enough to tell a repeated phrase apart. */
export const surroundingsLength = 120;
/** Longest span that may be cited, in UTF-16 code units: about four printed pages. */
export const longestCitation = 20_000;

export const citationSchema = z.object({
  id: citationIdSchema,
  version: z.int().min(1),
  start: z.int().min(0),
  end: z.int().min(1),
  exact: z.string().min(1),
  prefix: z.string(),
  suffix: z.string(),
  by: z.string(),
  at: z.string(),
});
export type Citation = z.infer<typeof citationSchema>;

/** A span of text with its surroundings. */
export interface Quote {
  start: number;
  end: number;
  exact: string;
  prefix: string;
  suffix: string;
}

/** Cuts the words at `[start, end)` out of `text`, less the white space at both ends; null when none are left. */
export function quoteAt(text: string, start: number, end: number): Quote | null {
  if (start < 0 || end > text.length || start >= end) return null;
  const words = text.slice(start, end);
  const exact = words.trim();
  if (exact === "") return null;
  const from = start + words.indexOf(exact);
  const to = from + exact.length;
  return {
    start: from,
    end: to,
    exact,
    prefix: text.slice(Math.max(0, from - surroundingsLength), from),
    suffix: text.slice(to, to + surroundingsLength),
  };
}

/** Finds the passages that `[start, end)` touches, in text order. */
export function passagesAt<P extends Pick<Passage, "start" | "end">>(
  passages: readonly P[],
  start: number,
  end: number,
): P[] {
  return passages.filter((passage) => passage.start < end && passage.end > start);
}
