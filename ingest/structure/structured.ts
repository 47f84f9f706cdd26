/**
 * What structure parsers return. They are pure: an extraction in, passages and facts out. They never change
 * the text, never guess, and fall back to paragraphs where they meet what they do not know, saying where.
 */
import type { Facts } from "../../storage/model/facts/facts.js";
import type { Read } from "../../storage/model/facts/read.js";
import type { DocumentKind } from "../../storage/model/kind.js";
import type { Passage } from "../../storage/model/passage.js";

/**
 * Version of the structure parsers, all together. Raised whenever what they make of a text becomes another: the
 * structures of texts whose layout was kept are then read again by themselves.
 */
export const structureParsers = 13;

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
  facts: Facts;
  warnings: string[];
}
