/**
 * Dates as written in English documents, each with the span it was read from. What could be read two ways
 * (03/04/2023) is left out unless the caller knows which way the document writes.
 */
import { isPartialDate, type PartialDate } from "../../storage/model/partial-date.js";

export interface WrittenDate {
  /** Half-open, UTF-16 code units. The day of the week belongs to the span. */
  start: number;
  end: number;
  date: PartialDate;
  precision: "day" | "month" | "year";
}

export interface DateOptions {
  /** Reads 03/04/2023 as 3 April (true) or as 4 March (false); left out, such dates are passed over. */
  dayFirst?: boolean;
  /**
   * Years that the document states elsewhere. `Tuesday 30 June` is read when that was a Tuesday in exactly one of them;
   * left out, days without a year are passed over.
   */
  years?: readonly number[];
}

const monthNames = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const month =
  "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const weekday = "(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?\\s+(?:the\\s+)?)?";
const day = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
const laterDay = "(?:\\s*(?:-|–|—|to|and|&)\\s*\\d{1,2}(?:st|nd|rd|th)?)?";
const year = "(?<year>(?:1[5-9]|20|21)\\d{2})";
const gap = "(?:\\s*,\\s*|\\s+|\\s*-\\s*)";

interface Form {
  precision: WrittenDate["precision"];
  pattern: RegExp;
}

/** Ordered: where two forms begin at the same place the earlier one, which says more, is kept. */
const forms: readonly Form[] = [
  form("day", `${weekday}${day}${laterDay}(?:${gap}|\\s+(?:day\\s+)?of\\s+)${month}${gap}${year}`),
  form("day", `${weekday}${month}${gap}${day}${laterDay}${gap}${year}`),
  form("day", `${year}-(?<monthNumber>\\d{2})-${"(?<day>\\d{2})"}(?!\\d)`),
  form("day", `(?<first>\\d{1,2})(?<mark>[/.])(?<second>\\d{1,2})\\k<mark>${year}`),
  form("month", `${month}${gap}${year}`),
  form(
    "day",
    `(?<weekday>mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?,?\\s+(?:the\\s+)?${day}(?:\\s+of)?\\s+${month}(?!\\s*,?\\s*\\d{4})`,
  ),
  form(
    "year",
    `(?<=\\b(?:in|since|by|during|until|from|before|after|early|late|of|year)\\s)${year}(?![,.–—/-]\\d)`,
  ),
];

function form(precision: WrittenDate["precision"], source: string): Form {
  return { precision, pattern: new RegExp(`(?<![\\p{L}\\d/.-])${source}(?![\\p{L}\\d])`, "giu") };
}

/** Finds every date in `text`, in text order and without overlap. Dates not in the calendar are passed over. */
export function findDates(text: string, options: DateOptions = {}): WrittenDate[] {
  const found: WrittenDate[] = [];
  for (const { precision, pattern } of forms) {
    for (const match of text.matchAll(pattern)) {
      const date = dateOf(match.groups ?? {}, options);
      if (date === null || !isPartialDate(date)) continue;
      // "it may 2023 times" is no month: without a day before it, a month has its capital.
      if (precision === "month" && !/^\p{Lu}/u.test(match[0])) continue;
      const end = match.index + match[0].length;
      if (found.some((other) => other.start < end && match.index < other.end)) continue;
      found.push({ start: match.index, end, date, precision });
    }
  }
  return found.sort((one, other) => one.start - other.start);
}

/** The first date in `text` that is known to the day, or null. */
export function firstDay(text: string, options: DateOptions = {}): WrittenDate | null {
  return findDates(text, options).find((found) => found.precision === "day") ?? null;
}

function dateOf(groups: Record<string, string | undefined>, options: DateOptions): PartialDate | null {
  if (groups.first !== undefined) return dateOfNumbers(groups, options);
  if (groups.weekday !== undefined) return dateOfWeekday(groups, options);
  const numbered = groups.monthNumber ?? monthNumber(groups.month);
  return [groups.year, numbered, groups.day?.padStart(2, "0")].filter((part) => part !== undefined).join("-");
}

const weekdays = ["su", "mo", "tu", "we", "th", "fr", "sa"];

/** The one of the stated years in which the day had that name. */
function dateOfWeekday(
  groups: Record<string, string | undefined>,
  { years = [] }: DateOptions,
): PartialDate | null {
  const wanted = weekdays.indexOf(groups.weekday?.slice(0, 2).toLowerCase() ?? "");
  const dates = [...new Set(years)]
    .map((stated) => `${stated}-${monthNumber(groups.month)}-${groups.day?.padStart(2, "0")}`)
    .filter((date) => isPartialDate(date) && new Date(`${date}T00:00:00Z`).getUTCDay() === wanted);
  return dates.length === 1 ? (dates[0] ?? null) : null;
}

function dateOfNumbers(groups: Record<string, string | undefined>, options: DateOptions): PartialDate | null {
  const first = Number(groups.first);
  const second = Number(groups.second);
  const dayFirst = first > 12 || first === second ? true : second > 12 ? false : options.dayFirst;
  if (dayFirst === undefined) return null;
  const [dayNumber, monthOfYear] = dayFirst ? [first, second] : [second, first];
  return `${groups.year}-${String(monthOfYear).padStart(2, "0")}-${String(dayNumber).padStart(2, "0")}`;
}

function monthNumber(name: string | undefined): string | undefined {
  if (name === undefined) return undefined;
  return String(monthNames.indexOf(name.slice(0, 3).toLowerCase()) + 1).padStart(2, "0");
}
