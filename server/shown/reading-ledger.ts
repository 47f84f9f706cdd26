/** What the reading of a version has come to: as facts for programs, and in words. */
import type { VersionRow } from "../../storage/catalogue/tables.js";
import type { PageCounts } from "../../storage/model/passage.js";
import { counted } from "./words.js";

export interface ReadingLedger {
  /** Why there is no text, as a code; null when there is one or it is not settled. */
  failure: string | null;
  /** Attempts in all. */
  attempts: number;
  /** What they took together in wall milliseconds, without waiting; null when it was not measured. */
  readingMs: number | null;
  extractor: string | null;
  extractorVersion: string | null;
  warnings: string[];
  /** Null while there is no text, and for formats without pages. */
  pages: PageCounts | null;
}

/** What of a row in `version` the ledger is made from. */
export const ledgerColumns = [
  "version.failure",
  "version.attempts",
  "version.tries",
  "version.reading_ms",
  "version.extractor",
  "version.extractor_version",
  "version.warnings",
  "version.page_count",
  "version.blank_pages",
  "version.silent_pages",
  "version.machine_pages",
  "version.unsure_pages",
] as const;
type Column = (typeof ledgerColumns)[number] extends `version.${infer Name}` ? Name : never;
/** All null where there is no version. */
type LedgerRow = { [Name in Column & keyof VersionRow]: VersionRow[Name] | null };

export function readingLedger(row: LedgerRow): ReadingLedger {
  return {
    failure: row.failure,
    attempts: row.tries ?? row.attempts ?? 0,
    readingMs: row.reading_ms,
    extractor: row.extractor,
    extractorVersion: row.extractor_version,
    warnings: JSON.parse(row.warnings ?? "[]"),
    pages: pagesIn(row),
  };
}

/** As `countPages` counted them when they were written into the row. */
function pagesIn(row: LedgerRow): PageCounts | null {
  const all = row.page_count ?? 0;
  const [blank, machine, none] = [row.blank_pages ?? 0, row.machine_pages ?? 0, row.silent_pages ?? 0];
  const text = all - blank - machine - none;
  return all === 0 ? null : { all, text, blank, machine, unsure: row.unsure_pages ?? 0, none };
}

/** `Read in 1.2 seconds (reader: pdf 3).` `14 pages: 12 text, 1 read by machine, 1 without known text.` */
export function ledgerSentences(ledger: ReadingLedger): string[] {
  const { extractor, extractorVersion, attempts, pages } = ledger;
  const time = ledger.readingMs === null ? "" : ` in ${secondsOf(ledger.readingMs)}`;
  if (extractor === null) return attempts > 0 ? [`${counted(attempts, "attempt")}${time}.`] : [];
  const tries = attempts > 1 ? ` at attempt ${attempts}` : "";
  const reader = `reader: ${extractor} ${extractorVersion ?? ""}`.trimEnd();
  return [`Read${tries}${time} (${reader}).`, ...(pages ? [pagesSentence(pages)] : [])];
}

function pagesSentence({ all, text, blank, machine, unsure, none }: PageCounts): string {
  const parts = [
    ...(text > 0 ? [`${text} text`] : []),
    ...(machine > 0
      ? [`${machine} read by machine${unsure > 0 ? ` (${unsure} with low confidence)` : ""}`]
      : []),
    ...(blank > 0 ? [blank < all ? `${blank} blank` : all === 1 ? "blank" : "all blank"] : []),
    ...(none > 0 ? [`${none} without known text`] : []),
  ];
  return `${counted(all, "page")}: ${parts.join(", ")}.`;
}

/** `0.4 seconds`, `12 seconds`, `3 minutes 5 seconds`. */
function secondsOf(ms: number): string {
  if (ms < 10_000) {
    const tenths = Math.max(1, Math.round(ms / 100)) / 10;
    return `${tenths} ${tenths === 1 ? "second" : "seconds"}`;
  }
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return counted(seconds, "second");
  const rest = seconds % 60;
  return `${counted(Math.floor(seconds / 60), "minute")}${rest > 0 ? ` ${counted(rest, "second")}` : ""}`;
}
