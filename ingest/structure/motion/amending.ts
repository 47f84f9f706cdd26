/** Amendments: who moved them, and which of them a sentence settles. */
import type { Span } from "../../../storage/model/facts/read.js";
import { newDeciding } from "./deciding.js";
import { type Amending, close, type Recording, startMotion } from "./draft.js";
import { around } from "./events.js";
import { labelIn, type Moving } from "./moving.js";
import type { Settled } from "./outcome.js";

/** Takes down an amendment; a heading may have announced it. */
export function amend(now: Recording, moving: Moving): void {
  const motion = now.motion ?? startMotion(now, { start: moving.at, end: moving.end }, false);
  motion.open = false;
  const span = around(now.announced, { start: moving.at, end: moving.end });
  now.amendment = {
    ...newDeciding(),
    span,
    mover: moving.mover,
    seconder: moving.seconder,
    title: now.announced,
    label: moving.label ?? labelIn(now.announced?.value ?? ""),
    text: null,
    accepted: null,
  };
  now.announced = null;
  motion.amendments.push(now.amendment);
  motion.span = around(motion.span, span);
}

/** "The amendment was agreed", at the beginning of a line: a list of decisions may name the amendment first. */
function beginsLine(text: string, at: number): boolean {
  return /(?:^|\n)[\s•*-]*$/.test(text.slice(Math.max(0, at - 8), at));
}

/** Takes down what became of an amendment, or of all of them. */
export function settleAmendments(now: Recording, settled: Settled): void {
  if (now.motion === null && !beginsLine(now.text, settled.start)) return;
  if (now.motion === null) startMotion(now, settled, false);
  const known = now.motion?.amendments ?? [];
  if (now.motion && known.length === 0 && isOfMover(now, settled)) {
    close(now, now.motion, settled);
    return;
  }
  if (now.motion && known.length === 0) unnamedAmendment(now, settled);
  else if (now.motion && known.every((one) => one.outcome && !one.mover) && isOfAnother(now, known, settled))
    amend(now, unnamed(settled));
  else if (now.motion && isUnheard(known, settled.called)) amend(now, unnamed(settled));
  const all = now.motion?.amendments ?? [];
  const words = `${settled.called} ${now.text.slice(settled.start, settled.outcome.start)}`;
  for (const amendment of /amendments\b/i.test(settled.called)
    ? all.filter((one) => !one.outcome)
    : [meant(all, words, now.amendment)]) {
    if (!amendment) continue;
    close(now, amendment, settled);
    if (now.motion && settled.outcome.value === "carried") now.motion.changed = true;
  }
  now.amendment = now.announced = null;
}

/** "The amendment by the Labour Group": a group moves, and nobody is named. */
const ofGroup = /\b(?:by|of|from)\s+(?:the\s+)?(?:\p{Lu}\S*\s+){0,4}(?:group|party|administration)\b/iu;

/** A group is named, and none of the amendments told of is of that group. */
function isOfAnother(now: Recording, known: readonly Amending[], settled: Settled): boolean {
  const group = ofGroup
    .exec(now.text.slice(settled.start, settled.outcome.start))?.[0]
    .split(/\s+/)
    .slice(-2)
    .join(" ");
  return (
    group !== undefined && !known.some(({ span }) => now.text.slice(span.start, span.end).includes(group))
  );
}

/** "The amendment, standing in the name of Councillor Ray", who moved what is debated: to the minutes it is one. */
function isOfMover({ text, motion }: Recording, settled: Settled): boolean {
  const last = motion?.mover?.value.split(/\s+/).at(-1);
  if (last === undefined || motion?.outcome !== null) return false;
  const named = /\bin\s+the\s+name\s+of\s+(?<who>[^,.;]{2,60})/i.exec(
    text.slice(settled.start, settled.outcome.start),
  );
  return named?.groups?.who?.split(/\s+/).includes(last) ?? false;
}

function unnamed({ start, called }: Settled): Moving {
  const label = labelIn(called);
  return { at: start, end: start, mover: null, seconder: null, amends: true, procedural: false, label };
}

/** "Amendment E fell", where those told of are A and B: of a further one nothing else is said. */
function isUnheard(known: readonly Amending[], called: string): boolean {
  const label = labelIn(called);
  return (
    label !== null && known.length > 0 && known.every((one) => one.label !== null && one.label !== label)
  );
}

/**
 * A vote on an amendment that nothing has called so: of two proposals made in one item and not decided, the second is
 * the amendment; else somebody moved one whom the record does not name.
 */
function unnamedAmendment(now: Recording, settled: Settled): void {
  if (now.motion?.outcome || pairUp(now)) return;
  amend(now, unnamed(settled));
}

/** Makes the last of two open proposals the amendment of the one before it. */
export function pairUp(now: Recording): boolean {
  const { motion } = now;
  const before = now.drafts.at(-2);
  if (!motion?.mover || motion.outcome || motion.amendments.length > 0 || now.drafts.at(-1) !== motion)
    return false;
  if (!before?.mover || before.outcome || before.item !== motion.item) return false;
  now.drafts.pop();
  now.motion = before;
  before.open = false;
  const text = motion.parts.reduce<Span | null>((span, part) => around(span, part), null) ?? motion.words;
  const { mover, seconder, span } = motion;
  now.amendment = { ...newDeciding(), span, mover, seconder, title: null, label: null, text, accepted: null };
  before.amendments.push(now.amendment);
  before.span = around(before.span, span);
  return true;
}

const ordinals = ["first", "second", "third", "fourth"];

/** The amendment that words such as "the second amendment" or "Councillor Gow’s amendment" mean; else the one at hand. */
function meant(
  amendments: readonly Amending[],
  words: string,
  atHand: Amending | null,
): Amending | undefined {
  const ordinal = ordinals.findIndex((one) => new RegExp(`\\b${one}\\s+amendment`, "i").test(words));
  if (ordinal >= 0 && amendments[ordinal]) return amendments[ordinal];
  const label = labelIn(words);
  const labelled =
    label &&
    amendments.find(
      (one) => one.label === label || new RegExp(`\\b${label}\\b`).test(one.title?.value ?? ""),
    );
  if (labelled) return labelled;
  const named = amendments.filter((one) => {
    const last = one.mover?.value.split(/\s+/).at(-1);
    return last !== undefined && last.length > 2 && words.toLowerCase().includes(last.toLowerCase());
  });
  if (named.length === 1) return named[0];
  if (atHand && !atHand.outcome && !atHand.accepted && amendments.includes(atHand)) return atHand;
  const open = amendments.filter((one) => !one.outcome && !one.accepted);
  return open.at(-1) ?? amendments.at(-1);
}
