/** Contexts of collections: their list, one of them, where it is changed, and what became of what was cited. */
import type { Day, Frame, Link } from "./frame-context.js";

export interface CollectionRow {
  title: string;
  href: string;
  /** Who can read it; null where all can. */
  state: string | null;
  /** "12 citations". */
  extent: string;
  changed: Day;
}

export interface CollectionsContext extends Frame {
  /** The reader's own; null without an account. */
  own: CollectionRow[] | null;
  published: CollectionRow[];
  /** POST with `title`. */
  action: string;
  notices: string | null;
  signInToMake: string;
}

/** An entry: a heading, a note, or the words of a citation with a note. */
export interface CollectedShown {
  kind: "heading" | "note" | "citation";
  id: string;
  text: string;
  /** Null where there are none, or none to be shown. */
  words: string | null;
  /** BCP 47, of the words. */
  language: string | null;
  reference: string | null;
  href: string | null;
  /** What became of the words, when that matters. */
  warning: string | null;
}

export interface CollectionContext extends Frame {
  title: string;
  introduction: string;
  by: string;
  changed: Day;
  address: string;
  entries: CollectedShown[];
  /** That some words do not stand as they did; null when all do. */
  stale: string | null;
  /** The collection as files. */
  downloads: Link[];
  json: string;
  /** Null for who may not change it. */
  edit: string | null;
  /** Where an archivist takes it from view; null for others. */
  close: string | null;
}

export interface CollectionEditContext extends Frame {
  title: string;
  introduction: string;
  state: string;
  address: string;
  href: string;
  /** POST with `act`. */
  action: string;
  entries: CollectedShown[];
}

/** Something that happened to a document. */
export interface NoticeRow {
  at: Day;
  title: string;
  /** Null when the document is not open to the reader. */
  href: string | null;
  sentence: string;
  isTrouble: boolean;
  citations: Link[];
  collections: Link[];
}

export interface NoticesContext extends Frame {
  rows: NoticeRow[];
  /** POST with `until`; null when there is nothing to note. */
  action: string | null;
  until: string;
  collections: string;
}

/** A citation's page: the reader's own collections to put it into. */
export interface CollectDesk {
  /** POST with `citation`, and `collection` or `title`. */
  action: string;
  choices: { value: string; label: string }[];
  /** Null when somebody is signed in; then the form is shown. */
  signIn: string | null;
}
