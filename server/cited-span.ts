/** Cited words in an address: a span, and the parts of it that are quoted when words were left out or put in. */
import { z } from "zod";
import type { Span } from "../storage/model/fold.js";

/** In UTF-16 code units of the version's text; without parts, all of it is quoted. */
export interface CitedSpan extends Span {
  parts?: readonly Span[] | null;
}

/** Parts beyond these are not written: an address has its limits, and the span says where they are. */
const mostParts = 100;

/** `12-40_60-90`; null where there is nothing to say beside the span. */
export function partsWritten(parts: readonly Span[]): string | null {
  if (parts.length === 0 || parts.length > mostParts) return null;
  return parts.map(({ start, end }) => `${start}-${end}`).join("_");
}

/** The parts as written; none when the address says none. */
export const partsParameter = z
  .string("expected one list of parts")
  .regex(/^(?:\d{1,10}-\d{1,10}(?:_\d{1,10}-\d{1,10})*)?$/, "expected parts such as 12-40_60-90")
  .max(30 * mostParts)
  .transform((written) =>
    written.split("_").flatMap((part): Span[] => {
      const [start = 0, end = 0] = part.split("-").map(Number);
      return start < end ? [{ start, end }] : [];
    }),
  )
  .default([]);
