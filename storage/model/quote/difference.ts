/** What can be different between words as quoted and as they stand, by how much it matters. */

/** Of print: the words are the same. */
export const printKinds = [
  "spaces",
  "quotation marks",
  "dash",
  "hyphenation",
  "character form",
  "invisible characters",
  "capital at the start",
  "closing punctuation",
] as const;

/** Left out or put in, and marked as such by whoever quotes. */
export const editedKinds = ["ellipsis", "brackets"] as const;

/** The words are others. The gravest first: when one place shows several, the first is named. */
export const changeKinds = [
  "negation",
  "number",
  "look-alike letters",
  "name",
  "order",
  "tense",
  "word",
  "added",
  "left out",
  "number format",
  "contraction",
  "spelling",
  "capitals",
  "punctuation",
] as const;

export type DifferenceKind =
  | (typeof printKinds)[number]
  | (typeof editedKinds)[number]
  | (typeof changeKinds)[number];

/** Spans are half-open, in UTF-16 code units; an empty one marks where the other side has more. */
export interface Difference {
  kind: DifferenceKind;
  /** In the quotation, less white space at its ends. */
  quoteStart: number;
  quoteEnd: number;
  quoted: string;
  /** In the text. */
  start: number;
  end: number;
  stands: string;
}

const changes = new Set<string>(changeKinds);
const edited = new Set<string>(editedKinds);

export function isChange({ kind }: Pick<Difference, "kind">): boolean {
  return changes.has(kind);
}

export function isEdit({ kind }: Pick<Difference, "kind">): boolean {
  return edited.has(kind);
}
