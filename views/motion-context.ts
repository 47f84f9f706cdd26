/** What is shown of the motions in a document: an outline above the text, and a panel where each motion begins. */
import type { Day, Link, Segment } from "./frame-context.js";

/** Words of the document a value was read from, with the way to them. */
export interface ReadWords {
  /** The line, the words marked; at most a few hundred characters of it. */
  words: Segment[];
  cutBefore: boolean;
  cutAfter: boolean;
  /** The version with these words marked, at their passage. */
  href: string;
}

/** A value read from the document. Without words there is no value. */
export interface ReadValue {
  value: string;
  /** The page of the person whom a printed name was resolved to; null when it was not, or is no name. */
  person: string | null;
  from: ReadWords;
}

export interface ReadFact {
  label: string;
  values: ReadValue[];
}

/** The names of one side of a recorded vote. */
export interface VoteNames {
  /** "For: 12 names". */
  label: string;
  names: Link[];
}

/** The clauses of one group: "Notes" with links labelled as printed, "1", "2(a)". */
export interface ClauseNames {
  label: string;
  clauses: Link[];
}

/** What was decided on a motion or an amendment. */
export interface DecisionShown {
  /** "Carried unanimously"; null when no line says what became of it. */
  outcome: null | { value: string; words: string };
  facts: ReadFact[];
  votes: VoteNames[];
  /** Sentences on what does not add up, each with its place. */
  flags: Link[];
}

export interface AmendmentShown extends DecisionShown {
  /** "Amendment 2", or its title as printed. */
  title: string;
  text: ReadWords | null;
}

/** The record of a motion in another document. */
export interface OtherRecord {
  document: Link;
  /** "Adopted minutes of the same meeting", "Agenda", "Report in an article". */
  relation: string;
  date: Day | null;
  /** What the two say of the same thing; `here` and `there` are null where one does not say. */
  differences: { what: string; here: string | null; there: string | null }[];
  /** The words moved, what only one has marked; null when they are the same, or one has none. */
  wording: null | { sentence: string; changes: { text: string; only: null | "here" | "there" }[] };
  /** True when outcome, mover, seconder or count of votes differ. */
  disagrees: boolean;
}

export interface MotionPanel extends DecisionShown {
  /** Element id, such as `motion-3`. */
  id: string;
  /** "Motion 3 of 7". */
  ordinal: string;
  /** Null when the record gives it none. */
  title: string | null;
  /** Draft minutes: what was decided is not settled. */
  provisional: boolean;
  clauses: ClauseNames[];
  amendments: AmendmentShown[];
  others: OtherRecord[];
  /** Articles that may speak of it: candidates, each with its words and the way to them. */
  reports: { label: string; date: Day | null; href: string }[];
}

/** A motion in the outline. */
export interface MotionLine {
  label: string;
  href: string;
  /** "Carried", "Lost"; null when no line says. */
  outcome: null | { value: string; words: string };
}

export interface MotionOutline {
  /** "2 motions are recorded: 1 carried, 1 without an outcome." */
  sentence: string;
  /** That these are draft minutes, with the words that say so where the text has them; null when they are not. */
  provisional: null | { sentence: string; from: ReadWords | null };
  meeting: ReadFact[];
  items: { number: string | null; title: string; href: string; motions: MotionLine[] }[];
  /** Motions outside any item. */
  motions: MotionLine[];
  /** A GET form with the field `item`; null where no item is numbered. */
  jump: null | { action: string; item: string; items: string; noItem: string | null };
}
