/** Lines that name the next motion and are neither headings nor items: "(a) Bus fares", "Motion A – Hospital parking (proposed by …)". */
import type { Read } from "../../../storage/model/facts/read.js";
import type { Recording } from "./draft.js";
import type { MotionEvent } from "./events.js";
import { referenceIn, titleIn } from "./title.js";

/** In UTF-16 code units. */
const longestTitle = 160;

function nextMotion(now: Recording, own: Read<string>): void {
  now.titles = { title: titleIn(own), reference: referenceIn(own, null) };
  now.motion = now.amendment = now.announced = now.aside = now.last = null;
  now.waiting = [];
}

/** "(a) Bus fares", under "Notices of motion". */
const letteredTitle =
  /^[*_]*\(?(?:[a-z]|[ivx]{1,4}|\d{1,2}(?:\.\d{1,2})?)[.)]\s+(?<title>\p{Lu}[^.;:!?]{2,90}[^.;:!?,\s])$/u;

/** Under an item of several motions, a short line with a letter before it is the title of the next. */
export function takeLettered(now: Recording, unit: MotionEvent["unit"]): boolean {
  const item = now.item === null ? undefined : now.items[now.item];
  const printed = letteredTitle.exec(unit.text)?.groups?.title;
  if (!item || printed === undefined || !/\bmotions?\b/i.test(item.title.value)) return false;
  if (now.motion && !now.motion.outcome && now.motion.open && now.motion.mover) return false;
  const at = unit.start + unit.text.lastIndexOf(printed);
  const own = { value: printed, start: at, end: at + printed.length };
  nextMotion(now, own);
  return true;
}

/** "Motion A – Hospital parking (proposed by Councillor Ray)": the line is a heading that names who moved it. */
export function takeTitleBefore(now: Recording, { at, unit }: MotionEvent): void {
  const lead = unit.text.slice(0, at - unit.start);
  if (
    unit.text.length > 260 ||
    !/^\W*(?:\d{1,3}[.)]\s+)?(?:notice\s+of\s+)?motion\s+(?:no\.?\s*)?(?:\d{1,3}|[A-H])\b/i.test(lead)
  )
    return;
  const words = lead.replace(
    /[\s,(–—-]*(?:(?:submitted|proposed|moved|mover|proposer)\s*(?:by|:)?\s*|(?:from|by)\s+)$|\s*[(–—:-]\s*$/i,
    "",
  );
  if (words === lead || words.length > longestTitle) return;
  const own = { value: words, start: unit.start, end: unit.start + words.length };
  nextMotion(now, own);
}
