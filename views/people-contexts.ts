/** Contexts of the pages of persons and bodies. */

import type {
  Choice,
  CountedChoice,
  Day,
  Frame,
  HiddenField,
  Link,
  Paging,
  StateShown,
} from "./frame-context.js";
import type { LedgerRow } from "./ledger-context.js";
import type { DocumentRow } from "./search-contexts.js";

/** A person in the side of a document, with the other forms in which the document prints the name. */
export interface PersonHere extends Link {
  printed: string[];
}

export interface PeopleContext extends Frame {
  /** "1,204 people." */
  sentence: string;
  kinds: Choice[];
  /** GET with the field `q`, and `hidden`. */
  action: string;
  hidden: HiddenField[];
  words: string;
  letters: Choice[];
  /** The list without a letter; null when none is chosen. */
  everybody: string | null;
  rows: { name: string; href: string; documents: string }[];
  paging: Paging | null;
  /** Null for those who may not use it. */
  queue: string | null;
}

export interface PostShown {
  title: string;
  body: { label: string; href: string | null } | null;
  /** "from 2019 to June 2021"; null when not known. */
  dates: string | null;
  /** The words that say so; null when an archivist knows it. */
  said: Link | null;
}

/** A passage in which a person appears. */
export interface AppearanceShown {
  /** Named above the passage; null where it is the document of the passage before. */
  document: { title: string; href: string; kind: string; date: Day | null; state: StateShown } | null;
  href: string;
  /** "said", "was asked", "moved, voted". */
  did: string;
  /** "Q12". */
  reference: string | null;
  attribution: string | null;
  text: string;
  isCut: boolean;
}

export interface PersonContext extends Frame {
  name: string;
  otherNames: string[];
  /** Forms of the name as documents print it. */
  printedAs: string[];
  posts: PostShown[];
  note: string | null;
  /** Addresses elsewhere. */
  sameAs: string[];
  sentence: string;
  dids: CountedChoice[];
  years: CountedChoice[];
  appearances: AppearanceShown[];
  /** The beginning of the list; null when this is it. */
  first: string | null;
  next: string | null;
  list: string;
  json: string;
  /** Null for those who may not. */
  edit: string | null;
}

export interface BodyContext extends Frame {
  name: string;
  otherNames: string[];
  note: string | null;
  sameAs: string[];
  people: { name: string; href: string; titles: string }[];
  /** The newest. */
  motions: LedgerRow[];
  /** All of them, in the ledger: a link for each form of the name. */
  ledgers: Link[];
  sentence: string;
  choices: CountedChoice[];
  rows: DocumentRow[];
  paging: Paging | null;
  list: string;
  json: string;
  edit: string | null;
}

/** A printed name that waits for an archivist, in the documents of one source. */
export interface OpenName {
  /** Element id. */
  id: string;
  label: string;
  source: string | null;
  /** "12 times in 3 documents". */
  sentence: string;
  /** What a document declares or says of whom it may be. */
  saidToBe: string | null;
  /** Where it stands. */
  places: (Link & { date: Day | null })[];
  /** "and 4 more documents"; null when all are linked. */
  more: string | null;
  /** Ids of all its documents. */
  documents: string[];
  suggestions: (PersonSuggestion & { href: string })[];
  /** What a new person would be called, as far as that can be told. */
  newName: string;
}

interface PersonSuggestion {
  id: string;
  name: string;
  reason: string;
}

export interface PeopleQueueContext extends Frame {
  sentence: string;
  /** GET with the field `q`; POST to settle one name. */
  action: string;
  words: string;
  names: OpenName[];
  /** What was done last; `event` is null when it cannot be taken back any more. */
  acts: { event: string | null; sentence: string; by: string; at: Day }[];
  undo: string;
  /** Persons and bodies merged last; POST with the field `merged` takes it back. */
  merges: { merged: string; name: string; into: Link; by: string; at: Day; action: string }[];
  paging: Paging | null;
  list: string;
}

export interface AuthorityEditContext extends Frame {
  name: string;
  href: string;
  isPerson: boolean;
  action: string;
  /** The revision that is edited. */
  basedOn: number;
  fields: Record<
    "name" | "otherNames" | "posts" | "note" | "sameAs",
    { value: string; error: string | null }
  >;
  /** Somebody else saved it meanwhile: what that says now. */
  conflict: null | { sentence: string; changes: { label: string; theirs: string; yours: string }[] };
  merge: { action: string; words: string };
  /** Those merged into it. */
  merged: { id: string; name: string }[];
  unmerge: string;
  /** Documents whose links can be moved to a new person; empty for a body. */
  links: { document: string; title: string; labels: string }[];
  split: string;
}

export interface MergeContext extends Frame {
  name: string;
  href: string;
  action: string;
  words: string;
  /** Those it could be merged into. */
  found: { name: string; href: string; documents: string }[];
  /** What would happen; null until one is chosen. */
  preview: null | { into: string; id: string; href: string; sentences: string[] };
  edit: string;
}
