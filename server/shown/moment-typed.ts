import { HttpError } from "../errors.js";

/** `2027-01-31T09:00`, as a browser's field gives it, with a zone or without (UTC then), as an ISO moment; HttpError 422. */
export function momentTyped(typed: string): string {
  const [, day = "", time = "", zone = "Z"] =
    /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?)(Z|[+-]\d\d:?\d\d)?$/.exec(typed.trim()) ?? [];
  const at = Date.parse(`${day}T${time}${zone}`);
  if (day === "" || Number.isNaN(at) || !isDay(day))
    throw new HttpError(
      422,
      `Expected a day and a time such as 2027-01-31T09:00, got “${typed.slice(0, 60)}”.`,
    );
  return new Date(at).toISOString();
}

/** The calendar's own days: 31 February would become 3 March. */
function isDay(day: string): boolean {
  const at = Date.parse(`${day}T00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day);
}
