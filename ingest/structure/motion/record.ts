/** Puts together what minutes say of each motion: its text, amendments, votes and fate. */
import type { Item, Motion } from "../../../storage/model/facts/motion-facts.js";
import type { Read } from "../../../storage/model/facts/read.js";
import { amend } from "./amending.js";
import type { MotionPart } from "./clauses.js";
import { type Deciding, vote } from "./deciding.js";
import { newRecording, type Recording, startMotion } from "./draft.js";
import { around, headsMotion, type MotionEvent } from "./events.js";
import { isMotion, motionOf } from "./finished.js";
import { itemAt } from "./items.js";
import { takeMoving, takeSettled } from "./moves.js";
import { takeTitleBefore } from "./named-lines.js";
import { recommendation, takeWords } from "./plain-words.js";
import { referenceIn, titleIn } from "./title.js";

function readAll(now: Recording, events: readonly MotionEvent[]): void {
  for (const event of events) {
    const item = itemAt(now.items, { start: event.at, end: event.at });
    if (item !== now.item) beginItem(now, item);
    take(now, event);
  }
  beginItem(now, null);
}

function beginItem(now: Recording, item: number | null): void {
  leaveVotes(now);
  now.item = item;
  now.motion = now.amendment = now.announced = now.aside = now.last = now.early = null;
  now.waiting = [];
  now.advised = false;
  const title = item === null ? null : (now.items[item]?.title ?? null);
  now.titles = {
    title: title && titleIn(title),
    reference: title && referenceIn(title, now.items[item as number]?.number ?? null),
  };
  now.headed = title !== null && /^(?:notice\s+of\s+)?motions?\b/i.test(title.value);
}

/** Votes of which nothing says what became: of what was moved, where nothing else can be meant. */
function leaveVotes({ motion, aside, waiting }: Recording): void {
  if (motion === null || aside !== null || motion.amendments.length > 0) return;
  for (const event of waiting) {
    const given = event.kind === "votes" ? event.votes : event.kind === "counted" ? event.counted : null;
    if (given) vote(motion, given);
  }
}

function take(now: Recording, event: MotionEvent): void {
  switch (event.kind) {
    case "heading":
      takeHeading(now, event);
      return;
    case "clause":
      takeClause(now, event.part);
      return;
    case "moving":
      takeTitleBefore(now, event);
      takeMoving(now, event.moving, event);
      return;
    case "settled":
      takeSettled(now, event.settled, event);
      return;
    case "accepted": {
      const amendment = now.amendment ?? now.motion?.amendments.at(-1) ?? null;
      if (!amendment || amendment.outcome) return;
      amendment.accepted ??= event.read;
      amendment.span = around(amendment.span, event.read);
      if (now.motion) now.motion.changed = true;
      now.amendment = null;
      return;
    }
    case "unanimous":
      takeUnanimous(now, event.read);
      return;
    case "votes":
    case "counted":
      takeVotes(now, event);
      return;
    case "words":
      takeWords(now, event);
      return;
  }
}

/** "All in favour": of what was decided, or all that is said of what somebody has moved and somebody seconded. */
function takeUnanimous(now: Recording, read: Read<true>): void {
  if (now.last?.outcome) {
    now.last.unanimous ??= read;
    return;
  }
  const open = now.aside ?? now.amendment ?? now.motion;
  if (!open?.mover || !open.seconder || open.outcome) return;
  open.outcome = { value: "carried", start: read.start, end: read.end };
  open.unanimous = read;
  open.span = around(open.span, read);
  now.last = open;
}

function takeHeading(now: Recording, { unit }: MotionEvent): void {
  const words = unit.text.trim();
  now.advised = recommendation.test(words);
  now.headed = headsMotion(unit);
  if (now.motion) now.motion.open = false;
  if (!headsMotion(unit)) return;
  const own = { value: words, start: unit.start, end: unit.start + words.length };
  if (
    /\bamendment\b/i.test(words) &&
    !/\bmotion\b.*\b(?:as|if)\s+(?:it\b.*)?amended|^\W*amended\b/i.test(words)
  ) {
    now.announced = own;
    now.amendment = null;
    return;
  }
  now.announced = now.amendment = null;
  if (
    /\b(?:substantive|amended|original)\s+motion|\b(?:as|if)\s+amended|as\s+it\s+would\s+(?:then\s+)?read/i.test(
      words,
    )
  ) {
    if (now.motion) now.motion.changed = true;
    return;
  }
  const isItem = now.item !== null && now.items[now.item]?.start === unit.start;
  if (!isItem) {
    // "Motion" alone says nothing: the title is the item's.
    const title = titleIn(own);
    if (title !== null || now.item === null || /\d/.test(words))
      now.titles = { title, reference: referenceIn(own, null) };
    if (!/\d/.test(words) && isBare(now.motion)) {
      now.motion.title ??= title;
      now.motion.open = true;
      return;
    }
    now.motion = now.aside = now.last = null;
    now.waiting = [];
  }
}

/** Somebody moves it, and nothing of it has been said yet: a heading below names it. */
function isBare(motion: Recording["motion"]): motion is NonNullable<Recording["motion"]> {
  return (
    motion?.mover != null &&
    motion.parts.length === 0 &&
    motion.words === null &&
    motion.outcome === null &&
    motion.amendments.length === 0
  );
}

function takeClause(now: Recording, part: MotionPart): void {
  if (now.advised) return;
  if (now.announced && now.motion && !now.amendment)
    amend(now, {
      at: part.start,
      end: part.start,
      mover: null,
      seconder: null,
      amends: true,
      procedural: false,
      label: null,
    });
  const { amendment } = now;
  if (amendment && !amendment.outcome && !amendment.accepted) {
    amendment.text = around(amendment.text, part);
    amendment.span = around(amendment.span, part);
    if (now.motion) now.motion.span = around(now.motion.span, part);
    return;
  }
  const motion = now.motion ?? startMotion(now, part, false);
  if (motion.changed) {
    motion.parts = [];
    motion.changed = false;
  } else if (motion.outcome && motion.parts[0] && motion.parts[0].start < motion.outcome.start) return;
  motion.parts.push(part);
  motion.open = false;
  motion.span = around(motion.span, part);
}

function takeVotes(now: Recording, event: MotionEvent): void {
  const given = event.kind === "votes" ? event.votes : event.kind === "counted" ? event.counted : null;
  if (!given) return;
  const amendment = now.amendment ?? now.motion?.amendments.at(-1) ?? null;
  const open: Deciding | null = now.aside ?? now.amendment ?? now.motion;
  const named =
    given.subject === "amendment" ? amendment : given.subject === "motion" && !now.aside ? now.motion : null;
  const kind = event.kind === "counted" ? "counted" : "votes";
  const next = named ?? (now.last?.outcome && !isVoted(now.last, kind) ? now.last : null);
  if (next && (next.outcome || named)) vote(next, given);
  else if (open) now.waiting.push(event);
  const span = { start: given.start, end: given.end };
  if (now.motion) now.motion.span = around(now.motion.span, span);
  if (amendment && next === amendment) amendment.span = around(amendment.span, span);
}

/** What it was given already, as numbers or as names; the next such vote is another one's. */
function isVoted({ tally, votes }: Deciding, kind: "votes" | "counted"): boolean {
  const counted = tally !== null && tally.for !== null;
  return kind === "counted" ? counted : votes.length > 0 && counted;
}

/** The motions that events tell of, in order. The approval of earlier minutes is none of them. */
export function motionsOf(text: string, events: readonly MotionEvent[], items: readonly Item[]): Motion[] {
  const now = newRecording(text, items);
  readAll(now, events);
  return now.drafts.filter((draft) => isMotion(text, draft, items)).map((draft) => motionOf(text, draft));
}
