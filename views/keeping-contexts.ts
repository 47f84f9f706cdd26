/** Contexts of the pages that keep the archive: lists, accessions, upload, description, accounts, plain pages. */

import type {
  CountedChoice,
  CoverageLine,
  Day,
  DigestShown,
  Frame,
  HiddenField,
  Link,
  Paging,
} from "./frame-context.js";
import type { DocumentRow } from "./search-contexts.js";
import type { TagAll } from "./tagging-context.js";
import type { AwaitedFiles } from "./upload-context.js";

export interface DocumentsContext extends Frame {
  /** "31 documents, newest first." */
  sentence: string;
  /** States and kinds to look at; empty when there is nothing to choose. */
  choices: CountedChoice[];
  rows: DocumentRow[];
  /** The list of series. */
  series: string;
  /** Null for who may not tag them, and for an empty list. */
  tagAll: TagAll | null;
  paging: Paging | null;
}

export interface AccessionRow {
  number: string;
  href: string;
  at: Day;
  by: string;
  /** "upload", "command line", "sample collection"; null where `by` says it. */
  way: string | null;
  from: string | null;
  /** "5 files: 4 indexed, 1 failed". */
  sentence: string;
  /** Something in it waits for a person. */
  attention: boolean;
  /** What for, beside what the sentence says: "2 pages without known text". */
  reasons: string[];
}

export interface AccessionsContext extends Frame {
  sentence: string;
  /** All, or those that need attention. */
  choices: CountedChoice[];
  rows: AccessionRow[];
  /** What is said when there are no rows. */
  empty: string;
  paging: Paging | null;
  upload: string;
}

/**
 * Where a file handed in stands; each is in exactly one. `coming`: announced, and not yet whole. `received`: whole, in the vault. `waiting`: its
 * turn to be read has not come. `reading`: its text
 * is being taken. `searchable`: done. `failed`: no text came. `locked`: nor can it without a password.
 * `unreadable`: an archivist settled on that. `held`: the same bytes were here before. `refused`: not taken in.
 */
export type ItemState =
  | "coming"
  | "received"
  | "waiting"
  | "reading"
  | "searchable"
  | "failed"
  | "locked"
  | "unreadable"
  | "held"
  | "refused";

export interface AccessionItem {
  /** Distinct in the page, fit for an element's id. */
  id: string;
  /** As it came. */
  name: string;
  /** "1.2 MB". */
  size: string;
  /** Null for what was refused before it was read. */
  digest: DigestShown | null;
  state: ItemState;
  /** The state in words: "text being read", "indexed". */
  stateWords: string;
  /** Why it failed or was refused, in a sentence; attempts so far; null when there is nothing to say. */
  reason: string | null;
  /** Sentences on who read it, how long that took, and how its pages are known; empty when there is nothing to say. */
  ledger: string[];
  /** Its pages beside their images; null when it has none, or they are not known. */
  pages: Link | null;
  /** "7 places to look at": its hidden and personal data; null when none was found. */
  findings: Link | null;
  /** Sentences of its reader about what could not be read. */
  warnings: string[];
  /** The document it became or was found to be. */
  document: Link | null;
  /** Where it was found; `container` null when that is what the whole accession was found in. */
  foundIn: { container: Link | null; place: string } | null;
  /** "Holds 5 files; 2 were left inside."; null when it holds none. */
  holds: string | null;
  /** The accessions of what was found in it, each with how its files stand. */
  inside: (Link & { sentence: string })[];
  retryAction: string | null;
  /** Where its page says what else can be done: give a password, keep it as unreadable. */
  chances: Link | null;
}

export interface AccessionContext extends Frame {
  number: string;
  at: Day;
  by: string;
  /** Null where `by` says it. */
  way: string | null;
  from: string | null;
  /** What its files were found in; null when they came by themselves. */
  container: Link | null;
  /** "5 files: 4 indexed, 1 failed." */
  sentence: string;
  /** Files that are still to come; null when there are none. */
  awaited: AwaitedFiles | null;
  /** What is to be done with what became drafts: "9 of them are drafts.", and the list of all, and the page for publishing them, which archivists see; null when nothing is. */
  drafts: { sentence: string; links: Link[] } | null;
  /** The page for describing its files from a table; null for who may not. */
  describe: string | null;
  items: AccessionItem[];
  paging: Paging | null;
  /**
   * Server-sent events: `changed` when any item has another state (the page is fetched again), `settled` when
   * no more will come. Null when everything is settled already.
   */
  events: string | null;
}

/** A value to choose from a list. */
export interface Option {
  value: string;
  label: string;
}

/** A form field as typed, with what is wrong with it. */
export interface FieldState {
  value: string;
  /** A sentence, shown beside the field; null when nothing is wrong. */
  error: string | null;
}

/** Names in use, offered while typing. */
export interface Suggestions {
  sources: string[];
  series: string[];
  tags: string[];
}

export interface SignInContext extends Frame {
  /** POST with `name`, `password` and the hidden fields. */
  action: string;
  name: string;
  /** What needs no account here. */
  intro: string;
  /** Where the first account is made; null when there is one. */
  firstAccount: string | null;
  error: string | null;
  /** Such as where to go afterwards. */
  kept: HiddenField[];
  /** Where a passkey is asked for and answered. */
  passkey: { options: string; answer: string };
}

export interface SetupContext extends Frame {
  /** POST with `name`, `password`, and `code` when it is asked for. */
  action: string;
  fields: { name: FieldState; password: FieldState };
  /** The code the server printed when it started, which proves who the first archivist is; null when not asked. */
  code: FieldState | null;
  /** Shortest password taken, in characters. */
  shortestPassword: number;
  error: string | null;
}

export interface CoverageContext extends Frame {
  line: CoverageLine;
  /** What the catalogue lacks because the vault could not give it back; names only for archivists. */
  missing: { sentence: string; objects: { object: string; reason: string }[] } | null;
  /** Documents that cannot be searched whole, worst first. */
  rows: {
    title: string;
    href: string;
    /** "the whole document", "pages 3, 7 to 9". */
    extent: string;
    /** All its pages beside their images; null where they are not known. */
    pages: string | null;
    reason: string;
  }[];
  paging: Paging | null;
}

export interface AboutContext extends Frame {
  /** What the archive holds, in one sentence. */
  holdings: string;
  /** "Ibid 0.1.0". */
  software: string;
  /** Where the software's source can be had; null when the operator has not said. */
  sourceCode: string | null;
}

/** A withdrawn document; the answer's status is 410. */
export interface TombstoneContext extends Frame {
  document: string;
  /** The public reason. */
  reason: string;
  at: Day | null;
  /** Back to the document, for an archivist; else null. */
  desk: { href: string; publishAction: string | null } | null;
}

export interface ErrorContext extends Frame {
  status: number;
  /** What happened: "There is no document here." */
  what: string;
  /** To what: the address or name asked for; null when there is none. */
  subject: string | null;
  /** What to do now; null where what happened says it. */
  advice: string | null;
  /** Where to look instead; may be empty. */
  ways: Link[];
  /** Finds the line in the server's log; null when nothing was logged. */
  reference: string | null;
}
