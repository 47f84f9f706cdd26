/** Context of the page that shows the whole of what a search found. */
import type { CoverageLine, Frame, Link } from "./frame-context.js";
import type { Hit, SearchBox } from "./search-contexts.js";

/** One bar: a stretch of time, or a value. Places and lengths are in hundredths of the room there is. */
export interface Bar {
  label: string;
  /** Lists these passages; null where there are none. */
  href: string | null;
  count: string;
  /** "May 2023: 12 passages". */
  spoken: string;
  x: number;
  width: number;
  /** In hundredths of the longest. */
  length: number;
}

export interface TimelineShown {
  /** "Passages by month". */
  title: string;
  /** "From March 2021 to May 2023; most in May 2023, 12 passages." */
  sentence: string;
  /** "Month", the head of the first column of the table. */
  unit: string;
  bars: Bar[];
  /** Labels under the bars; `x` as of bars, `anchor` as in SVG. */
  ticks: { label: string; x: number; anchor: "start" | "middle" | "end" }[];
  /** What the picture leaves out; null when nothing. */
  left: string | null;
}

export interface SourceTable {
  columns: string[];
  /** A cell without passages has no link. */
  rows: { source: Link | null; cells: { count: string; href: string | null }[]; total: string }[];
  /** "and 3 more sources"; null when all are listed. */
  more: string | null;
}

export interface TopList {
  /** "People who speak". */
  title: string;
  bars: Bar[];
  more: string | null;
}

export interface OverviewContext extends Frame {
  search: SearchBox;
  /** "214 passages in 31 documents found." */
  count: string;
  coverage: CoverageLine;
  /** The list of what was found. */
  list: string;
  /** The earliest and the latest passage; null when no document has a date. */
  first: Hit | null;
  last: Hit | null;
  /** Null when no document has a date. */
  timeline: TimelineShown | null;
  /** Null when nothing was found. */
  sources: SourceTable | null;
  lists: TopList[];
}
