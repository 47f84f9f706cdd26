/** Days as pages print them in English, German and French; what could be another day is null. */
import { partialDate } from "./partial-dates.js";

/** Beginnings of the names of months, by number; `mär`, `mrz` and `mars` are all the third. */
const months: readonly RegExp[] = [
  /^jan|^jän/,
  /^feb|^fév|^fev/,
  /^mar|^mär|^mae|^mrz/,
  /^apr|^avr/,
  /^may$|^mai/,
  /^jun|^juin/,
  /^jul|^juil/,
  /^aug|^aoû|^aou/,
  /^sep/,
  /^o[ck]t/,
  /^nov/,
  /^de[cz]|^déc/,
];
const names =
  "jan(?:uary|uar|vier|\\.)?|jän(?:ner)?|feb(?:ruary|ruar|\\.)?|f[ée]v(?:rier|r)?|m(?:ar(?:ch|s)?|ärz?|aerz|rz)|a(?:pr(?:il)?|vr(?:il)?)|ma[yi]|ju(?:ne?|ni|in)|ju(?:ly?|li|il(?:let)?)|aug(?:ust)?|ao[ûu]t|sep(?:t(?:emb(?:er|re))?)?|o[ck]t(?:ob(?:er|re))?|nov(?:emb(?:er|re))?|d(?:e[cz]|éc)(?:emb(?:er|re))?";
const year = "(?<year>(?:19|20)\\d{2})";
const forms: readonly RegExp[] = [
  `${year}[-/.](?<number>\\d{1,2})[-/.](?<day>\\d{1,2})(?!\\d)`,
  `(?<day>\\d{1,2})(?:st|nd|rd|th|er|\\.)?(?:\\s+of)?[\\s-]+(?<name>${names})\\.?,?[\\s-]+${year}`,
  `(?<name>${names})\\.?\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+${year}`,
  `(?<day>\\d{1,2})\\.\\s?(?<number>\\d{1,2})\\.\\s?${year}`,
  `(?<first>\\d{1,2})(?<mark>[/-])(?<second>\\d{1,2})\\k<mark>${year}`,
  `(?<day>\\d{2})\\.(?<number>\\d{2})\\.(?<short>\\d{2})(?!\\d)`,
].map((source) => new RegExp(`(?<![\\p{L}\\d])${source}(?![\\p{L}\\d])`, "iu"));

/** The first day written in a short line, as `2019-10-31`; `04/05/2019` says two days, and so none. */
export function writtenDay(line: string): string | null {
  const found = forms
    .map((form) => form.exec(line))
    .filter((match) => match !== null)
    .sort((one, other) => one.index - other.index);
  for (const { groups = {} } of found) {
    const date = dayOf(groups);
    if (date !== null) return date;
  }
  return null;
}

function dayOf(groups: Record<string, string | undefined>): string | null {
  const written = groups.year ?? (groups.short === undefined ? "" : century(groups.short));
  const [day, month] = groups.first === undefined ? [groups.day, monthOf(groups)] : ordered(groups);
  if (day === undefined || month === undefined) return null;
  return partialDate(`${written}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`);
}

function monthOf(groups: Record<string, string | undefined>): string | undefined {
  if (groups.number !== undefined) return groups.number;
  const name = groups.name?.toLowerCase() ?? "";
  const index = months.findIndex((form) => form.test(name));
  return index < 0 ? undefined : String(index + 1);
}

/** Day and month of `31/10/2019` or `10/31/2019`; both undefined where either could be meant. */
function ordered({ first = "", second = "" }: Record<string, string | undefined>): [string?, string?] {
  if (Number(first) > 12 || first === second) return [first, second];
  return Number(second) > 12 ? [second, first] : [];
}

function century(short: string): string {
  return `${Number(short) > 69 ? "19" : "20"}${short}`;
}
