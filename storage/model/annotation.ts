/**
 * Notes as W3C Web Annotations (https://www.w3.org/TR/annotation-model/), out and in. The standard counts positions in
 * characters (code points), Ibid in UTF-16 code units: whoever reads or writes a position turns it with the text.
 */
import { z } from "zod";

export const annotationContext = "http://www.w3.org/ns/anno.jsonld";
/** Media type of annotations, with its profile. */
export const annotationType = `application/ld+json; profile="${annotationContext}"`;

const offset = z.int("expected a whole number").min(0, "expected 0 or more");
const selectorSchema = z.looseObject({
  type: z.string(),
  exact: z.string().optional(),
  prefix: z.string().optional(),
  suffix: z.string().optional(),
  start: offset.optional(),
  end: offset.optional(),
});
const listOf = <S extends z.ZodType>(schema: S) =>
  z.union([z.array(schema), schema]).transform((value) => (Array.isArray(value) ? value : [value]));

const bodySchema = z.union([
  z.string(),
  z.looseObject({
    type: listOf(z.string()).optional(),
    value: z.string().optional(),
    format: z.string().optional(),
    purpose: listOf(z.string()).optional(),
  }),
]);
const targetSchema = z.looseObject({
  source: z.union([z.string(), z.looseObject({ id: z.string() })]).optional(),
  selector: listOf(selectorSchema).optional(),
});
const annotationSchema = z.looseObject({
  id: z.string().optional(),
  bodyValue: z.string().optional(),
  body: listOf(bodySchema).optional(),
  target: listOf(z.union([z.string(), targetSchema])),
  visibility: z.string().optional(),
});

/** What an annotation says, as far as a note can hold it. */
export interface ReadAnnotation {
  id: string | null;
  text: string;
  shared: boolean;
  /** The address of what it is about; null when it gives none. */
  source: string | null;
  quote: { exact: string; prefix: string; suffix: string } | null;
  /** In code points. */
  position: { start: number; end: number } | null;
}

/** The annotations in what was sent: one, a list, a page or a collection with its first page. Null when it is none of these. */
export function annotationsIn(sent: unknown): unknown[] | null {
  if (Array.isArray(sent)) return sent;
  if (typeof sent !== "object" || sent === null) return null;
  const { items, first, target } = sent as { items?: unknown; first?: unknown; target?: unknown };
  if (Array.isArray(items)) return items;
  if (typeof first === "object" && first !== null) return annotationsIn(first);
  return target === undefined ? null : [sent];
}

/** Reads one annotation. Throws RangeError with the reason when a note cannot be made of it. */
export function readAnnotation(sent: unknown): ReadAnnotation {
  const parsed = annotationSchema.safeParse(sent);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new RangeError(
      `It is no Web Annotation: “${issue?.path.join(".") || "annotation"}” ${issue?.message}.`,
    );
  }
  const { id, bodyValue, body, target, visibility } = parsed.data;
  const [only, ...more] = target;
  if (only === undefined || more.length > 0)
    throw new RangeError(`Expected one target; got ${target.length}.`);
  const { source, selector = [] } = typeof only === "string" ? { source: only } : only;
  return {
    id: id ?? null,
    text: bodyValue ?? (body ?? []).map(textOf).filter(Boolean).join("\n\n"),
    shared: visibility === "shared",
    source: (typeof source === "string" ? source : source?.id) ?? null,
    ...wordsMeant(selector),
  };
}

function textOf(body: z.infer<typeof bodySchema>): string {
  if (typeof body === "string") return body;
  if (body.format !== undefined && !/^text\/(plain|markdown)\b/.test(body.format))
    throw new RangeError(`Expected a body in text/plain or text/markdown; got ${body.format}.`);
  if (body.value === undefined) throw new RangeError("Expected a body with its text in “value”.");
  return body.purpose?.includes("tagging") ? `#${body.value}` : body.value;
}

function wordsMeant(
  selectors: readonly z.infer<typeof selectorSchema>[],
): Pick<ReadAnnotation, "quote" | "position"> {
  const quoted = selectors.find(({ type, exact }) => type === "TextQuoteSelector" && exact);
  const placed = selectors.find(({ type }) => type === "TextPositionSelector");
  const { start, end } = placed ?? {};
  const position = start !== undefined && end !== undefined && start < end ? { start, end } : null;
  if (!quoted && !position)
    throw new RangeError(
      "Expected a TextQuoteSelector or a TextPositionSelector, to say which words are meant.",
    );
  const quote = quoted && {
    exact: quoted.exact ?? "",
    prefix: quoted.prefix ?? "",
    suffix: quoted.suffix ?? "",
  };
  return { quote: quote ?? null, position };
}

/** How many code points the first `units` UTF-16 code units of the text are. */
export function codePointsIn(text: string, units: number): number {
  return units - surrogatePairs(text.slice(0, units));
}

/** Where the code point of that number begins, in UTF-16 code units; the text's length when it has fewer. */
export function unitsOf(text: string, codePoints: number): number {
  if (!/[\uD800-\uDBFF]/.test(text)) return Math.min(codePoints, text.length);
  let units = 0;
  for (let left = codePoints; left > 0 && units < text.length; left -= 1)
    units += (text.codePointAt(units) ?? 0) > 0xffff ? 2 : 1;
  return units;
}

function surrogatePairs(text: string): number {
  return text.match(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)?.length ?? 0;
}
