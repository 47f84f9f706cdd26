/** Contexts of the pages on which documents are found: home and search. */
import type {
  CountedChoice,
  CoverageLine,
  Day,
  Frame,
  HiddenField,
  Link,
  Paging,
  Segment,
  StateShown,
} from "./frame-context.js";
import type { SearchKeeping } from "./search-keeping-context.js";
import type { TagAll } from "./tagging-context.js";

/** A document as one row of a list. */
export interface DocumentRow {
  title: string;
  href: string;
  kind: string;
  source: string | null;
  date: Day | null;
  state: StateShown;
  /** "14 pages", "212 passages"; null when not known. */
  extent: string | null;
  /** What is amiss, in a few words ("2 pages without text"); null when nothing is. */
  trouble: string | null;
}

/** The one wide box. Its fields are `q` and `exact`; it is a GET form. */
export interface SearchBox {
  action: string;
  query: string;
  exact: boolean;
  /** Filters in force, carried along. */
  kept: HiddenField[];
  /** Where the words are looked for by their meaning; null where that is not offered. */
  related: string | null;
}

/** Passages near in meaning. */
export interface RelatedContext extends Frame {
  search: SearchBox;
  /** Says that these are no answer, and who suggests them. */
  suggestion: string;
  /** What they are near to; null for the words in the box. */
  to: Link | null;
  hits: SearchAnswer["hits"];
  /** Why there are none; null when there are, or nothing was asked. */
  empty: string | null;
}

export interface HomeContext extends Frame {
  search: SearchBox;
  /** What the archive holds, with counts, in one sentence. */
  holdings: string;
  newest: DocumentRow[];
  /** Where the whole list is. */
  documents: string;
  /** Null when the archive holds no sample collection. */
  samples: null | {
    sentence: string;
    /** Where "Remove the sample collection" is sent; null unless an archivist is looking. */
    removeAction: string | null;
  };
  /** Where the first account is made; null when there is one. */
  firstAccount: string | null;
  /** For an archivist before an empty archive: where to begin; else null. */
  upload: string | null;
}

export interface Hit {
  /** Opens the document at the passage. */
  href: string;
  title: string;
  kind: string;
  source: string | null;
  date: Day | null;
  state: StateShown;
  /** Label of the page the passage begins on: "47". */
  pageLabel: string | null;
  /** As printed. */
  speaker: string | null;
  /** "12" for Q12. */
  question: string | null;
  clause: string | null;
  /** Time into the recording or of day. */
  time: string | null;
  passage: Segment[];
  /** The passage has words before or after those shown. */
  cutBefore: boolean;
  cutAfter: boolean;
  /** Why it is in the list when none of its own words are marked; null when some are. */
  note: string | null;
  /** Lists the other passages of the document; null when it has none or they are listed here. */
  more: Link | null;
}

/** One facet to narrow by. */
export interface FilterGroup {
  /** "Kind", "Source", "Year", "Tag", "Speaker". */
  label: string;
  /** Each value puts itself on when off, and off when on. */
  values: (CountedChoice & {
    /** "12 passages in 3 documents". */
    counted: string;
    /** Leaves this value out; null for one that is on. */
    without: string | null;
  })[];
  /** "and 12 more": how many values are not listed; null when all are. */
  more: string | null;
}

export interface SearchAnswer {
  /** "214 passages in 31 documents." */
  count: string;
  coverage: CoverageLine;
  /** Whether this is every passage that answers, and if not, why not. */
  exhaustive: string;
  /** "Nothing for “watchlsit”; showing “watchlist”." */
  unmatched: string[];
  hits: Hit[];
  filters: FilterGroup[];
  /** Filters in force; `href` takes the one away. */
  active: (Link & { facet: string })[];
  /** Takes all filters away. */
  clear: string | null;
  /** Other orders of the same list; the one in force is current. */
  orders: (Link & { current: boolean })[];
  /** Null when everything is on this page. */
  paging: Paging | null;
  /** Null unless nothing was found: what that means, and what may help. */
  empty: null | { sentence: string; suggestions: Link[] };
}

export interface SearchContext extends Frame {
  /** Null for who may not tag what is found, and where nothing is. */
  tagAll: TagAll | null;
  /** Null where nothing was found. */
  keeping: SearchKeeping | null;
  search: SearchBox;
  /** What is wrong with the query, with the place in it marked; null when nothing is. */
  fault: { sentence: string; query: Segment[] } | null;
  /** Where a form writes the query. */
  advanced: string;
  /** Where a list of phrases is searched for. */
  batch: string;
  /** Null when nothing was asked, or the question or the engine failed. */
  answer: SearchAnswer | null;
  /** Ways to write a query. */
  hints: { example: string; href: string; meaning: string }[];
}

/** One line of the form that writes a query: a text, or a choice where there are options. */
export interface AdvancedField {
  name: string;
  label: string;
  hint: string | null;
  value: string;
  options: { value: string; label: string; selected: boolean }[] | null;
}

export interface AdvancedSearchContext extends Frame {
  action: string;
  groups: { label: string; fields: AdvancedField[] }[];
  exact: boolean;
}
