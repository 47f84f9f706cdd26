import type { Span } from "../../../storage/model/facts/read.js";
import { canBeSame } from "../names.js";
import { amend, pairUp, settleAmendments } from "./amending.js";
import { type Amending, close, type Draft, type Recording, startMotion } from "./draft.js";
import { around, type MotionEvent } from "./events.js";
import type { Moving } from "./moving.js";
import type { Settled } from "./outcome.js";
import { takeWordsBehind, wordsBefore } from "./words-moved.js";

/** What may stand behind names that belong to the resolution above them. */
const labelBefore = /^\W*(?:moved|proposed|mover|proposer|sponsor(?:ed)?)\s*(?:by)?\s*:/i;
/** "The resolution was moved by": the one whose words stand above. */
const movesAbove = /\b(?:the|this)\s+(?:\p{L}+\s+)?(?:resolution|ordinance)\s+(?:was|were)\s/iu;
const onlyNames = /^\W*(?:all\s+in\s+(?:favou?r|agreement)|unanimous(?:ly)?)?\W*$/i;
const namedAgain = /\b(?:motion|amendment)\s+(?:by|of|from)\s+$|\bin\s+the\s+name\s+of\s+$/i;

/** "… divided between the motion by Councillor Ray and the amendment by Councillor Lee": both were moved before. */
function isRepeated(now: Recording, { at, mover, seconder, amends }: Moving): boolean {
  if (!mover || seconder || !now.motion || !namedAgain.test(now.text.slice(Math.max(0, at - 40), at)))
    return false;
  const shouted = now.motion.mover?.value;
  if (shouted !== undefined && shouted === shouted.toUpperCase()) return false;
  const isTheirs = (one: Pick<Amending, "mover">) =>
    one.mover !== null && isSameName(one.mover.value, mover.value);
  const again = now.motion.amendments.find(isTheirs);
  if (again && amends && !again.outcome && !again.accepted) now.amendment = again;
  return again ? amends : isTheirs(now.motion) && !amends;
}

function isSameName(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase() || canBeSame(one, other);
}

/** The same member moves something else: it is seconded by another, or says in words of its own what. */
function movesAnother(now: Recording, { words, seconder }: Draft, moving: Moving, until: number): boolean {
  if (seconder && moving.seconder && !isSameName(seconder.value, moving.seconder.value)) return true;
  return (
    words !== null &&
    /^,?\s*(?:seconded,?\s+)?(?:(?:to\s+move|moved|proposed|motioned),?\s+)?(?:that|to)\b/i.test(
      now.text.slice(moving.end, until),
    )
  );
}

/** Takes down who moved or seconded. */
export function takeMoving(now: Recording, moving: Moving, { unit }: MotionEvent): void {
  now.advised = false;
  if (isRepeated(now, moving)) return;
  if ((moving.amends || now.announced !== null) && (now.motion !== null || moving.amends)) {
    if (moving.mover === null && now.amendment && !now.amendment.seconder) {
      now.amendment.seconder = moving.seconder;
      now.amendment.span = around(now.amendment.span, { start: moving.at, end: moving.end });
      return;
    }
    if (!now.motion) startMotion(now, { start: moving.at, end: moving.end }, false);
    const last = now.motion?.amendments.at(-1);
    if (last?.outcome && last.mover === null && !now.motion?.mover) {
      last.mover = moving.mover;
      last.seconder = moving.seconder;
      last.span = around(last.span, { start: moving.at, end: moving.end });
    } else amend(now, moving);
    return;
  }
  if (moving.mover === null) {
    const target =
      now.aside ??
      (now.amendment && !now.amendment.seconder && !now.amendment.outcome ? now.amendment : now.motion);
    if (target?.mover && target.seconder === null) {
      target.seconder = moving.seconder;
      target.span = around(target.span, { start: moving.at, end: moving.end });
    } else if (!now.motion)
      startMotion(now, { start: moving.at, end: moving.end }, false).seconder = moving.seconder;
    if (now.motion && !now.amendment && now.motion.parts.length === 0 && now.motion.words === null)
      takeWordsBehind(now, now.motion, moving.end, unit.end);
    return;
  }
  let motion = now.motion;
  const labels = onlyNames.test(now.text.slice(moving.end, unit.end));
  const isHere =
    motion?.outcome != null && motion.outcome.start >= unit.start && motion.outcome.start < moving.at;
  const follows =
    motion !== null &&
    motion.mover === null &&
    (motion.outcome === null ||
      (motion.resolution && (labels || isHere || movesAbove.test(now.text.slice(unit.start, moving.at)))) ||
      (motion.parts.length > 0 && labels && labelBefore.test(unit.text)) ||
      isToldAgain(now.text.slice(motion.outcome.start, moving.at)));
  if (moving.procedural && motion && !motion.outcome && (motion.mover || motion.parts.length > 0)) {
    const { amendment } = now;
    now.aside = startMotion(now, { start: moving.at, end: moving.end }, false);
    now.aside.title = now.aside.reference = null;
    now.motion = motion;
    // What was being debated goes on being debated.
    if (amendment && !amendment.outcome && !amendment.accepted) now.amendment = amendment;
    motion = now.aside;
  } else if (
    motion?.mover &&
    canBeSame(motion.mover.value, moving.mover.value) &&
    !motion.outcome &&
    !movesAnother(now, motion, moving, unit.end)
  ) {
    // A heading names the mover in short: "Motion from Councillor Pike".
    const shouted = motion.mover.value === motion.mover.value.toUpperCase();
    if (shouted || moving.mover.value.length > motion.mover.value.length) motion.mover = moving.mover;
    motion.seconder ??= moving.seconder;
    return;
  } else if (!follows) {
    motion = startMotion(now, { start: moving.at, end: moving.end }, false);
  }
  if (!motion) return;
  motion.mover = moving.mover;
  motion.procedural = moving.procedural;
  if (now.early) close(now, motion, now.early);
  now.early = null;
  motion.seconder = moving.seconder ?? motion.seconder;
  motion.span = around(motion.span, { start: moving.at, end: moving.end });
  if (motion.parts.length > 0 || motion.words !== null) return;
  const before = wordsBefore(now.text.slice(unit.start, moving.at), unit.start);
  if (before) motion.words = before;
  else takeWordsBehind(now, motion, moving.end, unit.end);
}

/** The decision stands first, and the minutes below tell how it was made. */
function isToldAgain(between: string): boolean {
  return /\n\s*minutes\s*:?\s*\n/i.test(between);
}

/** "It was agreed, on the proposal of Councillor Ray, …": who moved stands behind what was decided. */
const onProposalOf =
  /^,?\s*(?:unanimously,?\s+)?(?:up)?on\s+(?:the|a)\s+(?:proposal|proposition|motion)\s+(?:of|by|from)\b/i;

/** Takes down what a sentence settles. */
export function takeSettled(now: Recording, settled: Settled, { unit }: MotionEvent): void {
  const { subject } = settled;
  if (now.aside && (subject === "other" || subject === "none" || subject === "motion")) {
    const { aside, motion } = now;
    now.aside = null;
    // To refer the motion was moved, and so it was referred, or its mover withdrew it: that is the fate of the motion.
    if (
      subject === "motion" &&
      motion &&
      (/^(?:referred|deferred)$/.test(settled.outcome.value) ||
        (settled.outcome.value === "withdrawn" && aside.seconder === null))
    ) {
      now.drafts.splice(now.drafts.indexOf(aside), 1);
      close(now, motion, settled);
    } else close(now, aside, settled);
    return;
  }
  now.advised = false;
  if (isElsewhere(now, settled)) return;
  if (subject === "other") now.waiting = [];
  // "A motion to extend the meeting was proposed by Councillor Ray, seconded by Councillor Lee, and agreed."
  const isOwn =
    now.motion?.mover != null &&
    now.motion.mover.start > settled.start &&
    now.motion.mover.end <= settled.outcome.start;
  if (subject === "other" && !((now.motion?.procedural || isOwn) && !now.motion?.outcome)) return;
  // "It was agreed that …" is told of much; it settles what somebody has moved.
  const isTold =
    settled.loose ||
    (subject === "none" && now.text.slice(settled.outcome.start, settled.outcome.end) === "agreed");
  if (isTold && (now.motion?.mover == null || now.motion.outcome)) {
    // "The payment was agreed. Proposed: A. Ray."
    if (
      /^[\s.;,]*(?:proposed|moved|prop)\b\s*(?:by|:)/i.test(now.text.slice(settled.end, unit.end)) ||
      onProposalOf.test(now.text.slice(settled.outcome.end, unit.end))
    )
      now.early = settled;
    return;
  }
  if (subject === "motion" && /amendment/i.test(settled.called)) pairUp(now);
  if (subject === "amendment") {
    settleAmendments(now, settled);
    return;
  }
  if (
    subject === "none" &&
    now.amendment &&
    !now.amendment.outcome &&
    !now.amendment.accepted &&
    !settled.resolves
  ) {
    settleAmendments(now, settled);
    return;
  }
  if (now.motion === null || (settled.resolves && now.motion.outcome && decidesAnew(now, settled, unit))) {
    const isHeaded = now.headed && now.text.slice(settled.start, settled.outcome.start).trim().length < 40;
    now.headed = false;
    if (!settled.resolves && !/\b(?:motion|question)\b/i.test(settled.called) && !isHeaded) {
      now.early = now.motion === null ? settled : null;
      return;
    }
    const motion = startMotion(now, settled, settled.resolves);
    close(now, motion, settled);
    if (settled.resolves) takeWordsBehind(now, motion, settled.outcome.end, unit.end);
    return;
  }
  const { motion } = now;
  const isRepeated = motion.outcome !== null && subject === "none";
  if (!isRepeated) close(now, motion, settled);
  if (settled.resolves && motion.parts.length === 0 && motion.words === null)
    takeWordsBehind(now, motion, settled.outcome.end, unit.end);
  else if (!isRepeated) motion.open = false;
  now.amendment = null;
}

/** "It was RESOLVED to object", in a line of its own below another decision: that is a decision by itself. */
function decidesAnew({ text, motion }: Recording, { outcome }: Settled, unit: Span): boolean {
  return (
    motion?.resolution === true ||
    ((motion?.outcome?.start ?? 0) < unit.start &&
      /^,?\s*(?:unanimously\s+|by\s+a\s+(?:vote|majority)\s+of\s[^.;]{1,60}?\s)?to\s+(?!(?:the|suspend|defer|refer|withdraw)\b)/i.test(
        text.slice(outcome.end, unit.end),
      ))
  );
}

/** "Motion 12.3 had been withdrawn", told while another is debated. */
function isElsewhere({ motion, item, items }: Recording, { called }: Settled): boolean {
  const label = /\d{1,3}(?:\.\d{1,2})+/.exec(called)?.[0];
  if (label === undefined || motion === null) return false;
  const own = [
    motion.title,
    motion.reference,
    item === null ? null : items[item]?.number,
    item === null ? null : items[item]?.title,
  ];
  return !own.some((one) => one?.value.includes(label));
}
