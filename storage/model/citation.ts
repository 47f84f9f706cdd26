/**
 * A citation: words proven to stand in a version, kept under their own address. The selector follows the
 * W3C Web Annotation TextQuoteSelector (exact, prefix, suffix) and TextPositionSelector (start, end).
 */
import { z } from "zod";
import { citationIdSchema } from "./identity.js";
import type { Passage } from "./passage.js";
import { partsFault } from "./quoted-parts.js";

/** Characters of surroundings kept on each side; long enough to tell a repeated phrase apart. */
export const surroundingsLength = 120;
/** Longest span that may be cited, in UTF-16 code units: about four printed pages. */
export const longestCitation = 20_000;

const plainCitationSchema = z.object({
  id: citationIdSchema,
  version: z.int().min(1),
  start: z.int().min(0),
  end: z.int().min(1),
  exact: z.string().min(1),
  prefix: z.string(),
  suffix: z.string(),
  by: z.string(),
  at: z.string(),
  /** Where words were left out or put in: the parts that stand in the text, and the marks between; else absent. */
  quoted: z
    .object({
      parts: z.array(z.object({ before: z.string(), start: z.int().min(0), end: z.int().min(1) })).min(1),
      after: z.string(),
    })
    .optional(),
});
/** Old records have no `quoted`. */
export const citationSchema = plainCitationSchema.superRefine((citation, context) => {
  const fault = citation.quoted ? partsFault(citation, citation.quoted) : null;
  if (fault !== null) context.addIssue({ code: "custom", message: fault, path: ["quoted"] });
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

/**
 * Cuts the words at `[start, end)` out of `text`, less the white space at both ends; null when none are left,
 * when the span is none of this text's, or when it begins or ends inside a character (between two surrogates).
 * The surroundings hold whole characters only, so they may be one code unit short.
 */
export function quoteAt(text: string, start: number, end: number): Quote | null {
  if (!Number.isInteger(start) || !Number.isInteger(end)) return null;
  if (start < 0 || end > text.length || start >= end) return null;
  const words = text.slice(start, end);
  const exact = words.trim();
  if (exact === "" || isInsideCharacter(text, start) || isInsideCharacter(text, end)) return null;
  const from = start + words.indexOf(exact);
  const to = from + exact.length;
  const before = Math.max(0, from - surroundingsLength);
  const after = Math.min(text.length, to + surroundingsLength);
  return {
    start: from,
    end: to,
    exact,
    prefix: text.slice(isInsideCharacter(text, before) ? before + 1 : before, from),
    suffix: text.slice(to, isInsideCharacter(text, after) ? after - 1 : after),
  };
}

/** True when `offset` lies between the two halves of one character. */
function isInsideCharacter(text: string, offset: number): boolean {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(Math.max(0, offset - 1), offset + 1));
}

/** Finds the passages that `[start, end)` touches, in text order. */
export function passagesAt<P extends Pick<Passage, "start" | "end">>(
  passages: readonly P[],
  start: number,
  end: number,
): P[] {
  return passages.filter((passage) => passage.start < end && passage.end > start);
}
