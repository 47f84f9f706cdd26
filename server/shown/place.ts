import type { PassageRow } from "../../storage/catalogue/reading-tables.js";
import type { VersionRow } from "../../storage/catalogue/tables.js";
import type { Page } from "../../storage/model/passage.js";
import { pageLabel } from "./reader-passages.js";

/** `page 47`, `pages 47 to 48`; null where the format has no pages. */
function pageWords(version: VersionRow, first: PassageRow, last: PassageRow = first): string | null {
  if (first.page === null) return null;
  const pages = JSON.parse(version.pages) as Page[];
  const label = (number: number | null) => {
    const page = pages.find((candidate) => candidate.number === number);
    return page ? pageLabel(page) : String(number);
  };
  const from = label(first.page);
  const to = label(last.page_end ?? last.page);
  return from === to ? `page ${from}` : `pages ${from} to ${to}`;
}

/** Where a passage stands, in words: `question 12, page 47`. */
export function placeWords(version: VersionRow, passage: PassageRow): string {
  const parts = [
    passage.question && `question ${passage.question}`,
    passage.clause,
    passage.time && `at ${passage.time.replace(/\.\d+$/, "")}`,
    pageWords(version, passage),
  ];
  return parts.filter((part) => part !== null && part !== "").join(", ");
}

/** The page range of exactly `[start, end)`, whatever passages it lies in. */
export function pagesOfSpan(version: Pick<VersionRow, "pages">, start: number, end: number): string | null {
  const pages = (JSON.parse(version.pages) as Page[]).filter((page) => page.start < end && page.end > start);
  const [first] = pages;
  const last = pages.at(-1);
  if (!first || !last) return null;
  return first === last ? `page ${pageLabel(first)}` : `pages ${pageLabel(first)} to ${pageLabel(last)}`;
}
