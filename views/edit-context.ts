/** Context of the page on which a document is described. */
import type { KindSuggestion } from "./desk-context.js";
import type { Frame } from "./frame-context.js";
import type { FieldState, Option, Suggestions } from "./keeping-contexts.js";

export interface EditContext extends Frame {
  document: string;
  title: string;
  /** Back to the document. */
  href: string;
  /** POST with the fields below, `basedOn` and `csrf`. `tags` are divided by commas. */
  action: string;
  /** Names the last edit the form was made from; sent back, as are the tags it shows: others may have come meanwhile. */
  basedOn: string;
  tagsShown: string;
  kinds: Option[];
  suggestions: Suggestions;
  fields: Record<
    "title" | "kind" | "date" | "language" | "source" | "series" | "tags" | "summary" | "address",
    FieldState
  >;
  /** For archivists: what it may be, when its kind is not known. */
  kindSuggestion: KindSuggestion | null;
  /** Another person changed the description meanwhile; nothing was saved. Saving again keeps this form's words. */
  conflict: null | { sentence: string; changes: { label: string; theirs: string; yours: string }[] };
}
