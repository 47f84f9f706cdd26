/** Context of the page that looks for a list of phrases. */
import type { CoverageLine, Day, Frame } from "./frame-context.js";

export interface BatchRowShown {
  line: string;
  /** Lists the passages; null when there are none. */
  href: string | null;
  passages: string;
  documents: string;
  first: Day | null;
  last: Day | null;
  /** Why it was not looked for; null when it was. */
  fault: string | null;
}

export interface BatchContext extends Frame {
  action: string;
  /** As they were sent. */
  lines: string;
  isCsv: boolean;
  answer: null | {
    /** "40 lines looked for; 31 found." */
    sentence: string;
    coverage: CoverageLine;
    rows: BatchRowShown[];
    /** Lines for which there was no time; null when there are none. */
    left: null | { lines: string; label: string };
  };
}
