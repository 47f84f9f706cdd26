/** A timeline as bars, with the words around them. */
import { datePhrase } from "../../storage/model/partial-date.js";
import type { TimelineShown } from "../../views/contexts.js";
import type { SearchRequest } from "../search/request.js";
import type { Slot, Timeline } from "../search/timeline.js";
import { searchAddress } from "./search-address.js";
import { counted } from "./words.js";

/** Labels under the bars: as many as stand beside each other on a phone. */
const mostTicks = 4;
const unitNames = { month: "Month", year: "Year", decade: "Decade" } as const;
/** Of the room of a bar, what it fills. */
const filled = 0.84;

/** Null when nothing that was found has a date. */
export function shownTimeline(
  { unit, slots, undated, yearOnly }: Timeline,
  asked: SearchRequest,
): TimelineShown | null {
  const [first] = slots;
  const last = slots.at(-1);
  if (first === undefined || last === undefined) return null;
  const most = slots.reduce((most, slot) => (slot.count > most.count ? slot : most), first);
  const room = 100 / slots.length;
  return {
    title: `Passages by ${unit}`,
    sentence:
      slots.length === 1
        ? `All from ${labelOf(first)}: ${counted(first.count, "passage")}.`
        : `From ${labelOf(first)} to ${labelOf(last)}; most in ${labelOf(most)}, ${counted(most.count, "passage")}.`,
    unit: unitNames[unit],
    bars: slots.map((slot, at) => ({
      label: labelOf(slot),
      href: slot.count === 0 ? null : searchAddress(asked, narrowing(slot, asked)),
      count: slot.count.toLocaleString("en-GB"),
      spoken: `${labelOf(slot)}: ${counted(slot.count, "passage")}`,
      x: rounded(at * room),
      width: rounded(room * filled),
      length: rounded((slot.count / most.count) * 100),
    })),
    ticks: ticksOf(slots, room),
    left: leftOut(undated, yearOnly),
  };
}

function narrowing({ month, years }: Slot, { filters, unwanted }: SearchRequest): Partial<SearchRequest> {
  return month === null ? { filters: { ...filters, year: years }, unwanted } : { month };
}

function labelOf({ name }: Slot): string {
  return datePhrase(name);
}

function ticksOf(slots: readonly Slot[], room: number): TimelineShown["ticks"] {
  const count = Math.min(mostTicks, slots.length);
  const places = Array.from({ length: count }, (_, at) =>
    count === 1 ? 0 : Math.round((at * (slots.length - 1)) / (count - 1)),
  );
  return places.map((place, at) => ({
    label: datePhrase(slots[place]?.name ?? ""),
    x: at === 0 ? 0 : at === count - 1 ? 100 : rounded((place + filled / 2) * room),
    anchor: at === 0 ? "start" : at === count - 1 ? "end" : "middle",
  }));
}

function leftOut(undated: number, yearOnly: number): string | null {
  const parts = [
    ...(yearOnly > 0 ? [`${counted(yearOnly, "passage")} of documents dated by year alone`] : []),
    ...(undated > 0 ? [`${counted(undated, "passage")} of documents without a date`] : []),
  ];
  return parts.length === 0 ? null : `Not in the picture: ${parts.join(" and ")}.`;
}

function rounded(number: number): number {
  return Math.round(number * 100) / 100;
}
