/** Concepts as a SKOS file says them, in the shapes that the archive can keep. */
import type { AuthorityKind } from "../../storage/model/authority.js";

export interface SkosLabel {
  value: string;
  /** Null where none is said. */
  language: string | null;
}

export interface SkosConcept {
  /** Its address, or `_:` with a name. */
  uri: string;
  /** The id that it has in an archive like this one; null for concepts of others. */
  id: string | null;
  kind: AuthorityKind;
  /** Preferred labels, one a language; at least one. */
  preferred: SkosLabel[];
  others: SkosLabel[];
  /** Addresses of concepts of the file, or of others. */
  broader: string[];
  related: string[];
  note: SkosLabel | null;
  matches: string[];
  notations: string[];
  disused: boolean;
}

/** What a file holds, and what about it cannot be: with faults, nothing of it is taken in. */
export interface SkosFile {
  concepts: SkosConcept[];
  faults: string[];
  /** What of the file has no place here. */
  leftOut: string[];
}

/** The label by which a concept is to go: without a language, else English, else the first by its language. */
export function mainLabel(labels: readonly SkosLabel[]): SkosLabel | undefined {
  const rank = ({ language }: SkosLabel) =>
    language === null ? 0 : language === "en" ? 1 : language.startsWith("en-") ? 2 : 3;
  return labels.toSorted(
    (one, other) => rank(one) - rank(other) || ((one.language ?? "") < (other.language ?? "") ? -1 : 1),
  )[0];
}
