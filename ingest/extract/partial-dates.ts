import { isPartialDate } from "../../storage/model/partial-date.js";

/**
 * The date a machine-written value says (`2023-12-12T09:00:00Z`, `D:20231212…`, `20231212`, an RFC 2822 date), as a
 * partial date; null when it says none. The day is the one written, not moved to another time zone.
 */
export function partialDate(value: string | null | undefined): string | null {
  if (!value) return null;
  const written = value.trim().replace(/^D:/, "");
  const match =
    /^(\d{4})(?:[-/]?(\d{2})(?:[-/]?(\d{2}))?)?(?!\d)/.exec(written) ??
    /^(\d{4})(\d{2})(\d{2})/.exec(written);
  const date = match ? match.slice(1).filter(Boolean).join("-") : longDate(written);
  return date !== null && isPartialDate(date) ? date : null;
}

/** `Tue, 12 Dec 2023 09:00:00 GMT` and `12 December 2023`, `December 12, 2023`. */
function longDate(written: string): string | null {
  const match =
    /(?<day>\d{1,2})(?:st|nd|rd|th)?\s+(?<month>[A-Z][a-z]{2})[a-z]*\.?,?\s+(?<year>\d{4})/i.exec(written) ??
    /(?<month>[A-Z][a-z]{2})[a-z]*\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})/i.exec(written);
  const { day, month, year } = match?.groups ?? {};
  if (!day || !month || !year) return null;
  const number = "janfebmaraprmayjunjulaugsepoctnovdec".indexOf(month.toLowerCase()) / 3;
  if (!Number.isInteger(number) || number < 0) return null;
  return `${year}-${String(number + 1).padStart(2, "0")}-${day.padStart(2, "0")}`;
}
