import { z } from "zod";

/** A half-open range of a version's text, in UTF-16 code units. */
export const spanSchema = z.object({ start: z.int().min(0), end: z.int().min(0) });
export type Span = z.infer<typeof spanSchema>;

/** A value and the span it was read from; without a span there is no value. */
export interface Read<T> extends Span {
  value: T;
}

/** The schema of a `Read`. */
export function readSchema<T extends z.ZodType>(value: T) {
  return spanSchema.extend({ value });
}

export const wordsReadSchema = readSchema(z.string());
export const numberReadSchema = readSchema(z.number());

/** Something in the record that does not add up. It is told beside what was read, and corrects nothing. */
export const flagSchema = spanSchema.extend({
  code: z.string(),
  /** For whoever reads the document: what stands there, and what it does not agree with. */
  sentence: z.string(),
});
export type Flag = z.infer<typeof flagSchema>;
