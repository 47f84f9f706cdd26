/** What is said of a series in words. */
import { datePhrase } from "../../storage/model/partial-date.js";
import type { SeriesWords } from "../../storage/model/series.js";
import { counted } from "./words.js";

/** The parts of a finding aid, in the order of ISAD(G), with the element of EAD 3 that holds each. */
export const seriesLabels: readonly {
  name: keyof SeriesWords;
  label: string;
  hint: string | null;
  element: string;
}[] = [
  { name: "creator", label: "Creator", hint: "Whose activity made these documents.", element: "origination" },
  { name: "history", label: "History of the creator", hint: null, element: "bioghist" },
  { name: "acquisition", label: "How it came here", hint: null, element: "acqinfo" },
  {
    name: "scope",
    label: "Scope and content",
    hint: "What the series is about, and what it does not hold.",
    element: "scopecontent",
  },
  { name: "arrangement", label: "Arrangement", hint: null, element: "arrangement" },
  { name: "accruals", label: "Accruals", hint: "Whether more is to come.", element: "accruals" },
  { name: "conditions", label: "Conditions of access", hint: null, element: "accessrestrict" },
  { name: "note", label: "Note", hint: null, element: "odd" },
];

/** "12 March 2019 to 2024"; null where no date is known. */
export function datesInWords({ first, last }: { first: string | null; last: string | null }): string | null {
  if (first === null || last === null) return null;
  return first === last ? datePhrase(first) : `${datePhrase(first)} to ${datePhrase(last)}`;
}

/** "12 documents, 340 pages, 2019 to 2024". */
export function extentInWords(one: {
  documents: number;
  pages?: number;
  first: string | null;
  last: string | null;
}): string {
  const pages = one.pages ? [counted(one.pages, "page")] : [];
  const dates = datesInWords(one);
  return [counted(one.documents, "document"), ...pages, ...(dates === null ? [] : [dates])].join(", ");
}
