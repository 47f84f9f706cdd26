/** Rows of a batch search, as a table shows them and as files hold them. */
import type { BatchRowShown } from "../../views/contexts.js";
import { type BatchRow, lineSearch } from "../search/batch.js";
import { csvLine } from "./csv.js";
import { searchAddress } from "./search-address.js";
import { dayOf } from "./words.js";

export function shownRow({ line, passages, documents, first, last, fault }: BatchRow): BatchRowShown {
  return {
    line,
    href: fault === null && passages > 0 ? searchAddress(lineSearch(line)) : null,
    passages: fault === null ? passages.toLocaleString("en-GB") : "–",
    documents: fault === null ? documents.toLocaleString("en-GB") : "–",
    first: dayOf(first),
    last: dayOf(last),
    fault,
  };
}

/** For programs; `address` is the archive's own. */
export function batchJson(row: BatchRow, address: string) {
  return { ...row, url: row.fault === null ? address + searchAddress(lineSearch(row.line)) : null };
}

export const batchColumns = csvLine(["line", "passages", "documents", "first", "last", "address", "fault"]);

export function batchCsv(row: BatchRow, address: string): string {
  const { line, passages, documents, first, last, fault, url } = batchJson(row, address);
  const counts = fault === null ? [passages, documents] : [null, null];
  return csvLine([line, ...counts, first, last, url, fault]);
}
