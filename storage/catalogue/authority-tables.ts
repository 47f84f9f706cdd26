/** Tables of the authority list and of what links documents to it. */
import type { AuthorityKind, Declined, PersonLink } from "../model/authority.js";

export interface AuthorityRow {
  id: string;
  kind: AuthorityKind;
  name: string;
  /** The authority it was merged into; null for one that stands for itself. */
  merged_into: string | null;
  disused: 0 | 1;
  revision: number;
  /** The revision the vault holds; 0 when none. */
  recorded_revision: number;
  /** JSON of AuthorityRecord. */
  record: string;
}

/** A name of an authority, its own or another, to find it by. */
export interface AuthorityNameRow {
  authority: string;
  name: string;
  /** As `fold(name, "words")` writes it. */
  folded: string;
}

/** That an authority is a part or a sort of another, as its record says. */
export interface AuthorityBroaderRow {
  authority: string;
  broader: string;
}

/** A name printed in a document that was resolved to a person. */
export interface PersonLinkRow {
  document: string;
  label: string;
  person: string;
  how: PersonLink["how"];
  why: string | null;
  by: string;
  at: string;
}

export interface DeclinedRow {
  document: string;
  position: number;
  what: Declined["what"];
  label: string;
  authority: string | null;
  by: string;
  at: string;
}
