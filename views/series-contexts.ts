/** Contexts of the pages of series, and of a field described on many documents. */
import type { Day, Frame, HiddenField, Link, Paging } from "./frame-context.js";
import type { FieldState, Option } from "./keeping-contexts.js";
import type { DocumentRow } from "./search-contexts.js";

export interface SeriesListContext extends Frame {
  sentence: string;
  rows: {
    name: string;
    href: string;
    /** "12 documents, 2019 to 2024". */
    extent: string;
    /** For archivists, where nobody has described it: makes the description. */
    describe: null | { action: string; name: string };
  }[];
}

export interface SeriesContext extends Frame {
  name: string;
  /** What is known of it without anybody saying so: dates, extent. */
  facts: { label: string; value: string }[];
  /** What somebody said: a heading and a text each. */
  parts: { label: string; value: string }[];
  /** For whoever asks for it: EAD and Dublin Core. */
  exports: Link[];
  edit: string | null;
  described: { by: string; at: Day } | null;
  rows: DocumentRow[];
  paging: Paging | null;
  list: string;
}

export interface SeriesEditContext extends Frame {
  name: string;
  href: string;
  action: string;
  basedOn: string;
  fields: { name: string; label: string; hint: string | null; state: FieldState }[];
  error: string | null;
}

export interface DescribeManyContext extends Frame {
  sentence: string;
  /** The field and its value, to be asked about. */
  choose: {
    action: string;
    kept: HiddenField[];
    fields: Option[];
    field: string;
    value: FieldState;
  };
  /** What the field says now: each value with how many documents. */
  now: { value: string; documents: string }[];
  form: null | { action: string; label: string; kept: HiddenField[] };
  /** What was done to many documents before, and what is under way. */
  earlier: (Link & { sentence: string })[];
  back: Link;
}
