/** Tables of tags: those of documents, and what is said of the concepts they stand for. */
import type { Tag } from "../model/record.js";

export interface TagTables {
  tag: TagRow;
  tag_rule: TagRuleRow;
  authority_related: AuthorityRelatedRow;
  authority_address: AuthorityAddressRow;
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
