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
  sentence: string;
  choices: CountedChoice[];
  rows: DocumentRow[];
  paging: Paging | null;
  list: string;
  json: string;
  edit: string | null;
}
