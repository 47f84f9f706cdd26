/**
 * What structure parsers return. They are pure: an extraction in, passages and facts out. They never change
 * the text, never guess, and fall back to paragraphs where they meet what they do not know, saying where.
 */
import type { DocumentKind } from "../../storage/model/kind.js";
import type { Passage } from "../../storage/model/passage.js";

/** A value and the span it was read from; without a span there is no value. */
export interface Read<T> {
  value: T;
  start: number;
  end: number;
}

export interface ArticleFacts {
  headline: Read<string> | null;
  byline: string | null;
  published: string | null;
  updated: string | null;
}

export const outcomes = ["carried", "lost", "withdrawn", "deferred", "referred"] as const;

/** Of the motion that the document is, or the one motion with clauses that minutes record; else all null. */
export interface MotionFacts {
  mover: Read<string> | null;
  seconder: Read<string> | null;
  outcome: Read<(typeof outcomes)[number]> | null;
  unanimous: Read<true> | null;
  /** True when the record is marked as draft minutes. */
  provisional: boolean;
}

export interface TranscriptFacts {
  chair: Read<string> | null;
  witnesses: Read<string>[];
  membersPresent: Read<string>[];
  /** Highest question number found. */
  questions: number;
}

export interface Structured {
  kind: DocumentKind;
  /** 0 to 1; below 0.5 the kind is `other`. */
  confidence: number;
  /** From the text or from what the file says of itself; null when neither gives one. */
  title: string | null;
  /** Partial date as read from the text; a date that only the file's metadata gives is not repeated here. */
  date: Read<string> | null;
  /** The body or publication, as printed at the head or as the page names itself. */
  source: string | null;
  passages: Passage[];
  facts: { article?: ArticleFacts; motion?: MotionFacts; transcript?: TranscriptFacts };
  warnings: string[];
}
