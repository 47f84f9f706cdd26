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
}

/** One facet to narrow by. */
export interface FilterGroup {
  /** "Kind", "Source", "Year", "Tag", "Speaker". */
  label: string;
  /** Each value puts itself on when off, and off when on. */
  values: CountedChoice[];
  /** "and 12 more": how many values are not listed; null when all are. */
  more: string | null;
}

export interface SearchAnswer {
  /** "214 passages in 31 documents." */
  count: string;
  coverage: CoverageLine;
  /** Whether this is every passage that answers, and if not, why not. */
  exhaustive: string;
  hits: Hit[];
  filters: FilterGroup[];
  /** Filters in force; `href` takes the one away. */
  active: (Link & { facet: string })[];
  /** Takes all filters away. */
  clear: string | null;
  /** Null when everything is on this page. */
  paging: Paging | null;
  /** Null unless nothing was found: what that means, and what may help. */
  empty: null | { sentence: string; suggestions: Link[] };
}

export interface SearchContext extends Frame {
  /** Null for who may not tag what is found, and where nothing is. */
  tagAll: TagAll | null;
  search: SearchBox;
  /** What is wrong with the query and how to write it; null when nothing is. */
  error: string | null;
  /** Null when nothing was asked, or the question or the engine failed. */
  answer: SearchAnswer | null;
  /** Shown before anything is asked: ways to write a query. */
  hints: { example: string; href: string; meaning: string }[];
}
