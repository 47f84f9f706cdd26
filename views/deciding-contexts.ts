/** Contexts of the pages on which words are taken out of a document, or all of it. */
import type { Frame, Link } from "./frame-context.js";
import type { FieldState } from "./keeping-contexts.js";

export interface RedactContext extends Frame {
  document: Link;
  action: string;
  /** One a line. */
  words: FieldState;
  reason: FieldState;
  /** Words that were found and asked about before: to be taken over into the field. */
  found: string[];
  /** What would be done, counted: null before it was asked. */
  preview: null | {
    sentence: string;
    places: { label: string; before: string; words: string; after: string }[];
  };
  /** Why it cannot be done; null otherwise. */
  error: string | null;
}

export interface EraseContext extends Frame {
  document: Link;
  action: string;
  /** What goes, in sentences. */
  what: string[];
  title: FieldState;
  reason: FieldState;
}
