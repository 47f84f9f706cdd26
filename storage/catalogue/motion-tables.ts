/** Tables of the motions that documents record: a projection of their frozen facts. */
import type { Outcome } from "../model/facts/decision-facts.js";
import type { Truth } from "./tables.js";

/** One motion as one version of a document records it. */
export interface MotionRow {
  document: string;
  version: number;
  /** Its index in the document's facts. */
  position: number;
  /** UTF-16 code units of the version's text, half-open. */
  start: number;
  end: number;
  title: string | null;
  reference: string | null;
  mover: string | null;
  seconder: string | null;
  outcome: Outcome | null;
  unanimous: Truth;
  votes_for: number | null;
  votes_against: number | null;
  votes_abstained: number | null;
  /** The record is marked as draft minutes. */
  provisional: Truth;
  /** How many things do not add up in it. */
  flags: number;
  amendments: number;
  /** As printed at the head of the record. */
  body: string | null;
  /** A partial date: of the meeting, else of the document. */
  day: string | null;
  /** The words moved, at most 20,000 characters of them. */
  text: string;
  /** `fold(…, "words")` of the mover, and of title, reference and words moved. */
  mover_folded: string;
  searched: string;
}

/** One number of a motion's sketch; see `motion-likeness.ts`. */
export interface MotionSketchRow {
  document: string;
  version: number;
  position: number;
  hash: number;
}
