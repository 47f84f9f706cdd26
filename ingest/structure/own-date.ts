/** Of the dates that the head of a document prints, the one that is its own: not that of its next meeting, or of a deadline. */
import type { Read } from "../../storage/model/facts/read.js";
import { type DateOptions, findDates, firstDay } from "../enrich/dates.js";
import type { Line } from "./head.js";

/** A longer line is a sentence. */
const longestLine = 100;
/** Words that may stand beside the date in a line that only dates; more is a sentence. In UTF-16 code units. */
const datelineWords = 40;

/** Dates of printing, not of what was said; looked at only when nothing else is dated. */
const printed = /\b(?:published|printed|ordered|updated|revised)\b/i;
const updated = /\b(?:updated|revised|amended|modified)\b/i;
/** Dates of something else. */
const anothers =
  /\b(?:next\s+(?:\w+\s+)?(?:meeting|agm|session)|previous\s+meeting|last\s+meeting|closing\s+date|deadline|clos(?:es|ing)\s+(?:on|at)|expir(?:es|y|ed)|review\s+(?:date|due|by)|due\s+(?:by|on|for)|(?:submissions?|responses?|comments?|replies|applications?|evidence)\s+(?:\w+\s+){0,4}by|no\s+later\s+than|com(?:ing|es)\s+into\s+(?:force|effect)|effective\s+from|valid\s+(?:from|until)|accessed|downloaded|retrieved|captured|copyright|©|received|born|interviews?\s*:|date\s+of\s+birth|call-in)\b/i;

/** True for a line whose date is that of something else, as of the next meeting. */
export function isAnothersDate(line: string): boolean {
  return anothers.test(line);
}

/** The date that the lines of a record's head give it. */
export function readDate(lines: readonly Line[]): Read<string> | null {
  const own = sentences(lines).filter((line) => !isAnothersDate(line.text));
  const options = { dayFirst: true, years: yearsIn(lines) };
  const spoken = own.filter((line) => !printed.test(line.text));
  const short = spoken.filter((line) => line.text.length <= longestLine);
  return (
    firstDate(spoken, datelineWords, options) ??
    firstDate(short, undefined, options) ??
    firstDate(spoken, undefined, options) ??
    firstDate(own, undefined, options)
  );
}

/** The date of the first line that is there to date the document; null when dates stand in sentences only. */
export function dateline(lines: readonly Line[]): Read<string> | null {
  const own = sentences(lines).filter((line) => !isAnothersDate(line.text));
  const published = own.filter((line) => !updated.test(line.text));
  const options = { dayFirst: true, years: yearsIn(lines) };
  return firstDate(published, datelineWords, options) ?? firstDate(own, datelineWords, options);
}

/** The month that lines give which say little else, where no day is known: `June 2020`. Null when they give several. */
export function monthline(lines: readonly Line[], mostBeside = datelineWords): Read<string> | null {
  const months = sentences(lines).flatMap((line): Read<string>[] => {
    if (isAnothersDate(line.text)) return [];
    const found = findDates(line.text, { dayFirst: true }).filter(({ precision }) => precision === "month");
    const [only] = found;
    if (only === undefined || found.length > 1 || line.text.length - (only.end - only.start) > mostBeside)
      return [];
    return [{ value: only.date, start: line.start + only.start, end: line.start + only.end }];
  });
  return new Set(months.map(({ value }) => value)).size === 1 ? (months[0] ?? null) : null;
}

/** `Approved on 4 May 2021. Review date: May 2023.` says two things. */
function sentences(lines: readonly Line[]): Line[] {
  return lines.flatMap((line) => {
    const cuts = [...line.text.matchAll(/(?<=\d{4})[.;]\s+(?=\p{Lu})/gu)].map(
      ({ index, 0: cut }) => index + cut.length,
    );
    return [0, ...cuts].map((from, index) => {
      const text = line.text.slice(from, cuts[index] ?? line.text.length);
      return { ...line, text, start: line.start + from, end: line.start + from + text.length };
    });
  });
}

const earliest = 1500;
const latest = 2199;

/** The years that the lines state, those between included: `Session 2019–21`. */
function yearsIn(lines: readonly Line[]): number[] {
  return lines.flatMap(({ text }) =>
    [...text.matchAll(/(?<!\d)(?<from>\d{4})(?:\s?[–—/-]\s?(?<to>\d{2}(?:\d{2})?))?(?!\d)/g)].flatMap(
      ({ groups }) => {
        const from = Number(groups?.from);
        if (from < earliest || from > latest) return [];
        const short = groups?.to ?? "";
        const to =
          short.length === 4
            ? Number(short)
            : short === ""
              ? from
              : Number(`${String(from).slice(0, 2)}${short}`);
        return to > from && to - from <= 6
          ? Array.from({ length: to - from + 1 }, (_, index) => from + index)
          : [from];
      },
    ),
  );
}

function firstDate(
  lines: readonly Line[],
  mostBeside: number = Number.POSITIVE_INFINITY,
  options: DateOptions = { dayFirst: true },
): Read<string> | null {
  for (const line of lines) {
    const found = firstDay(line.text, options);
    if (found === null || line.text.length - (found.end - found.start) > mostBeside) continue;
    return { value: found.date, start: line.start + found.start, end: line.start + found.end };
  }
  return null;
}
