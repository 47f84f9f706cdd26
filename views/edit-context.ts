/** Context of the page on which a document is described. */
import type { KindSuggestion } from "./desk-context.js";
import type { Frame } from "./frame-context.js";
import type { FieldState, Option, Suggestions } from "./keeping-contexts.js";

export interface FurtherFieldShown {
  name: string;
  label: string;
  hint: string | null;
  long: boolean;
  state: FieldState;
}

/** A field to choose from; the first option is "not said", with the value "". */
export interface ChoiceField {
  options: Option[];
  state: FieldState;
}

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
  /** Further fields: those that its kind asks for, or that are filled in, and the others. */
  open: FurtherFieldShown[];
  folded: FurtherFieldShown[];
  rights: { rights: ChoiceField; original: ChoiceField; rightsNote: FieldState };
  /** What the text itself says of a field, where it says something else; `fill` is this form with it filled in. */
  readings: { label: string; value: string; href: string | null; fill: string }[];
  /** For archivists: what it may be, when its kind is not known. */
  kindSuggestion: KindSuggestion | null;
  /** Another person changed the description meanwhile; nothing was saved. Saving again keeps this form's words. */
  conflict: null | { sentence: string; changes: { label: string; theirs: string; yours: string }[] };
}
