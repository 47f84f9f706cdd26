/** A long text is read in pieces; this says which one is shown, and leads to the others. */
import type { Link } from "./frame-context.js";

export interface PieceShown {
  /** Counted from 1. */
  number: number;
  /** "Part 3 of 24: pages 210 to 231". */
  label: string;
  /** "Part 2: pages 199 to 209"; null where nothing goes before it. */
  before: Link | null;
  after: Link | null;
  /** The whole text on one page, to be printed. */
  whole: string;
}

/** A field in which a place of the document is named; GET with the field `go`. */
export interface PlaceJump {
  action: string;
  query: string;
  /** "page, question, clause or paragraph": what there is. */
  what: string;
  /** "There is no place “xx” here."; null when all is well. */
  error: string | null;
}
