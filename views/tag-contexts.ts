/** Contexts of the pages on which the vocabularies are read and kept: tags, tag, tag-edit and tag-merge. */
import type { CountedChoice, Day, Frame, Link, Paging, Segment } from "./frame-context.js";
import type { FieldState, Option } from "./keeping-contexts.js";
import type { DocumentRow } from "./search-contexts.js";

/** A concept of a vocabulary with those that stand under it. */
export interface TagNode {
  name: string;
  href: string;
  /** "14 documents", those of narrower ones counted too; null for none. */
  count: string | null;
  disused: boolean;
  narrower: TagNode[];
}

export interface TagsContext extends Frame {
  /** The vocabularies. */
  choices: CountedChoice[];
  /** GET with `kind` and `q`. */
  find: { action: string; kind: string; query: string };
  sentence: string;
  nodes: TagNode[];
  /** POST with `kind` and `name`; null for who may not. */
  make: null | { action: string; kinds: Option[]; kind: FieldState; name: FieldState };
  /** The whole vocabulary as files. */
  exports: Link[];
  /** Where one is taken in; null for who may not. */
  importHref: string | null;
}

export interface RuleShown {
  id: string;
  query: string;
  /** "ida, 3 December 2026"; null for readers. */
  by: string | null;
  /** "12 documents". */
  count: string;
  /** Where it can be changed; null for who may not. */
  change: string | null;
}

/** A passage that a rule in the making answers. */
export interface RuleSample {
  title: string;
  href: string;
  passage: Segment[];
  cutBefore: boolean;
  cutAfter: boolean;
}

export interface RuleDesk {
  /** GET with `q`, and `rule` for one that is to be changed. */
  tryAction: string;
  /** POST with `query`, and `rule`. */
  keepAction: string;
  /** POST with `rule`. */
  removeAction: string;
  /** "The rules have been held against 340 of 1,204 documents so far."; null when all have met them. */
  progress: string | null;
  query: string;
  /** The rule that is to be changed. */
  rule: string | null;
  /** What is wrong with the words, with the words before the place and those from it on. */
  error: null | { sentence: string; before: string; from: string };
  trial: null | { sentence: string; samples: RuleSample[] };
}

export interface TagContext extends Frame {
  name: string;
  /** "Topic". */
  kind: string;
  disused: boolean;
  note: string | null;
  noteLanguage: string | null;
  otherNames: { name: string; language: string | null }[];
  notations: string[];
  broader: Link[];
  narrower: Link[];
  related: Link[];
  /** Of a person or body: its own page. */
  page: Link | null;
  /** Its addresses elsewhere. */
  elsewhere: { address: string; isLink: boolean }[];
  /** What was merged into it; `undo` is the event to be sent back, null for who may not. */
  merged: { name: string; action: string; undo: string | null }[];
  sentence: string;
  rows: DocumentRow[];
  paging: Paging | null;
  search: string;
  rules: RuleShown[];
  json: string;
  /** Null for readers. */
  desk: null | {
    edit: string;
    /** GET with `into`. */
    mergeAction: string;
    /** POST with `retired`. */
    retireAction: string;
    undoAction: string;
    names: string[];
    rules: RuleDesk;
    /** Newest first; `undo` is the event that can be taken back. */
    history: { at: Day; by: string; words: string; undo: string | null }[];
  };
}

export interface TagEditContext extends Frame {
  name: string;
  href: string;
  /** POST. */
  action: string;
  /** The revision that the form shows. */
  basedOn: string;
  kinds: Option[];
  error: string | null;
  fields: Record<
    "kind" | "name" | "language" | "otherNames" | "broader" | "related" | "note" | "notations" | "sameAs",
    FieldState
  >;
}

export interface TagMergeContext extends Frame {
  name: string;
  href: string;
  /** What will be, a sentence each. */
  sentences: string[];
  into: Link;
  /** POST with `into`. */
  action: string;
  /** Its id. */
  target: string;
}

export interface TagImportContext extends Frame {
  /** POST, multipart: `csrf` first, then `kind`, `write` and the file as `files`. */
  action: string;
  kinds: Option[];
  kind: FieldState;
  limits: string;
  error: string | null;
  /** What became, or would become, of a file; null before one was sent. */
  report: null | { heading: string; isWrong: boolean; sentences: string[] };
}
