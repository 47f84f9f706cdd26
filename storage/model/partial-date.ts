import { z } from "zod";

/** A date known to the day, the month or the year: `2023-12-12`, `2023-12`, `2023`. Unknown is null. */
export type PartialDate = string;

const pattern = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** True for a written date that exists in the calendar, to whatever precision it is given. */
export function isPartialDate(text: string): boolean {
  const match = pattern.exec(text);
  if (!match) return false;
  const [, year, month, day] = match;
  if (month === undefined) return true;
  if (Number(month) < 1 || Number(month) > 12) return false;
  if (day === undefined) return true;
  const date = new Date(`${year}-${month}-${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.getUTCDate() === Number(day);
}

export const partialDateSchema = z
  .string()
  .refine(isPartialDate, "expected a date such as 2023-12-12, 2023-12 or 2023");

const months = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

/** `12 December 2023`, `December 2023` or `2023`: as much as is known, in words. */
export function datePhrase(date: PartialDate): string {
  const match = pattern.exec(date);
  if (!match) return date;
  const [, year, month, day] = match;
  return [day && String(Number(day)), month && months[Number(month) - 1], year].filter(Boolean).join(" ");
}

/** The year as a number, for facets. */
export function yearOf(date: PartialDate | null): number | null {
  return date === null ? null : Number(date.slice(0, 4));
}
