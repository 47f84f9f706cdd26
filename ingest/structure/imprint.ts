/** When a report or paper was published, as its cover or its imprint prints it. */

import type { Read } from "../../storage/model/facts/read.js";
import { findDates, type WrittenDate } from "../enrich/dates.js";
import type { Extraction } from "../extract/extraction.js";
import { type Line, linesOf } from "./head.js";

/** Pages from the first one with words on which an imprint may stand. */
const imprintPages = 4;
/** In UTF-16 code units: the head of what has no pages, and the longest paragraph that is an imprint. */
const headLength = 2_500;
const longestImprint = 400;

/** Said of this paper, not of another one that it tells of. */
const published = /(?:^|[.;]\s|\band |\bit was |\bthis (?:\w+ ){1,4}was )published(?: on)?:?\s*$/i;
const ordered = /\bto be printed(?: on)?:?\s*$/i;

/**
 * The date that says when the paper was published; else the one that stands alone on its cover; else when it was ordered
 * to be printed. Null when the strongest of these says more than one.
 */
export function publication({ text, blocks }: Extraction): Read<string> | null {
  const first = blocks[0]?.page ?? null;
  const head = blocks.filter(({ start, page }) =>
    first === null || page === null ? start < headLength : page < first + imprintPages,
  );
  const lines = head
    .filter(({ start, end }) => end - start <= longestImprint)
    .map((block) => ({
      start: block.start,
      end: block.end,
      text: text.slice(block.start, block.end),
      block,
    }));
  const cover = head.filter(({ page }) => page === first).flatMap((block) => linesOf(text, block));
  const kinds = [
    datesIn(lines, (date, words) => date.precision === "day" && published.test(words.slice(0, date.start))),
    datesIn(cover, ({ start, end }, words) => start === 0 && end === words.length),
    datesIn(lines, (date, words) => date.precision === "day" && ordered.test(words.slice(0, date.start))),
  ];
  const said = kinds.find((dates) => dates.length > 0) ?? [];
  return new Set(said.map(({ value }) => value)).size === 1 ? (said[0] ?? null) : null;
}

function datesIn(
  lines: readonly Line[],
  isMeant: (date: WrittenDate, words: string) => boolean,
): Read<string>[] {
  return lines.flatMap((line) =>
    findDates(line.text, { dayFirst: true })
      .filter((date) => date.precision !== "year" && isMeant(date, line.text))
      .map(({ date, start, end }) => ({ value: date, start: line.start + start, end: line.start + end })),
  );
}
