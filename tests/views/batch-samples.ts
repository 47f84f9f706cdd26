/** Samples of the page that looks for a list. */
import type { BatchContext } from "../../views/contexts.js";
import { anonymous, archivist, hostile, hostileFrame } from "./sample-parts.js";

const empty: BatchContext = {
  ...anonymous,
  csrf: "c5rf-token",
  action: "/search/batch",
  lines: "",
  isCsv: false,
  answer: null,
};
const day = { value: "2023-05", words: "May 2023" };
const row = {
  line: "Ann Lee",
  href: "/search?q=x",
  passages: "1,204",
  documents: "3",
  first: day,
  last: day,
  fault: null,
};
const coverage = { sentence: "All 31 documents could be searched.", href: "/coverage", complete: true };

export const batch: Record<string, BatchContext> = {
  empty,
  found: {
    ...archivist,
    ...{ action: "/search/batch", lines: "Ann Lee\n?", isCsv: true },
    answer: {
      sentence: "2 lines looked for; 1 found.",
      coverage,
      rows: [
        row,
        { ...row, line: "?", href: null, first: null, last: null, fault: "There is no word in it." },
      ],
      left: { lines: "Bea\nCal", label: "Look for the other 2 lines" },
    },
  },
  hostile: {
    ...empty,
    ...hostileFrame,
    ...{ action: hostile, lines: hostile },
    answer: {
      sentence: hostile,
      coverage: { ...coverage, sentence: hostile, href: hostile },
      rows: [{ ...row, line: hostile, href: hostile, passages: hostile, documents: hostile, fault: hostile }],
      left: { lines: hostile, label: hostile },
    },
  },
};
