/** Tables of tags: those of documents, and what is said of the concepts they stand for. */
import type { AuthorityKind } from "../model/authority.js";
import type { Tag } from "../model/record.js";

export interface TagTables {
  tag: TagRow;
  tag_rule: TagRuleRow;
  authority_related: AuthorityRelatedRow;
  authority_address: AuthorityAddressRow;
  tag_suggestion: SuggestionRow;
}

/** A tag of a document, as its record says. */
export interface TagRow {
  document: string;
  label: string;
  by: string;
  at: string;
  why: string | null;
  /** The authority it stands for; null for a bare word. */
  concept: string | null;
  /** Of a rule of that authority, when one put it there. */
  rule: string | null;
  /** JSON of TagPlace: the words that made the rule put it there. */
  place: string | null;
  /** What proposed it to whoever put it there. */
  proposed: Tag["proposed"] | null;
}

/** That an authority has to do with another, as its record says. */
export interface AuthorityRelatedRow {
  authority: string;
  related: string;
}

/** An address elsewhere of an authority, as its record says. */
export interface AuthorityAddressRow {
  authority: string;
  address: string;
}

/** A rule in force of an authority, as its record says. */
export interface TagRuleRow {
  id: string;
  authority: string;
  query: string;
}

/** A name found in the text of a version. */
export interface SuggestionRow {
  document: string;
  version: number;
  kind: Exclude<AuthorityKind, "topic">;
  name: string;
  uses: number;
  /** The first place, in UTF-16 code units of the text, half-open. */
  start: number;
  end: number;
  by: string;
}
