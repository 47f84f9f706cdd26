/** What is known so far of the motions of a record, while it is read. */
import type { Item } from "../../../storage/model/facts/motion-facts.js";
import type { Read, Span } from "../../../storage/model/facts/read.js";
import type { MotionPart } from "./clauses.js";
import { type Deciding, decide, newDeciding, vote } from "./deciding.js";
import { around, type MotionEvent } from "./events.js";
import type { Settled } from "./outcome.js";

/** An amendment as far as it is known. */
export interface Amending extends Deciding {
  span: Span;
  mover: Read<string> | null;
  seconder: Read<string> | null;
  title: Read<string> | null;
  /** What the record calls it by: `A`, `2`. */
  label: string | null;
  text: Span | null;
  accepted: Read<true> | null;
}

/** A motion as far as it is known. */
export interface Draft extends Deciding {
  span: Span;
  item: number | null;
  mover: Read<string> | null;
  seconder: Read<string> | null;
  title: Read<string> | null;
  reference: Read<string> | null;
  parts: MotionPart[];
  /** Words moved that stand outside clauses. */
  words: Span | null;
  amendments: Amending[];
  /** The text may go on in the next line. */
  open: boolean;
  /** It was amended since its clauses were read; those that follow are the motion as it then was. */
  changed: boolean;
  resolution: boolean;
  /** It is about the meeting itself: its fate is told as that of a procedural motion. */
  procedural: boolean;
}

/** Where the reading of a record stands. */
export interface Recording {
  text: string;
  items: readonly Item[];
  drafts: Draft[];
  motion: Draft | null;
  amendment: Amending | null;
  /** A heading has announced an amendment that nobody has moved yet. */
  announced: Read<string> | null;
  /** A motion about the meeting itself, put while another is debated. */
  aside: Draft | null;
  /** Votes of which it is not known yet what they settle. */
  waiting: MotionEvent[];
  last: Deciding | null;
  /** "RESULT: CARRIED", above the names of those who moved. */
  early: Settled | null;
  /** Officers advise something here; it is not what was moved. */
  advised: boolean;
  /** A heading has just named a motion of which nothing else is said yet. */
  headed: boolean;
  item: number | null;
  titles: Pick<Draft, "title" | "reference">;
}

/** A recording of which nothing has been read. */
export function newRecording(text: string, items: readonly Item[]): Recording {
  return {
    text,
    items,
    drafts: [],
    motion: null,
    amendment: null,
    announced: null,
    aside: null,
    waiting: [],
    last: null,
    early: null,
    advised: false,
    headed: false,
    item: null,
    titles: { title: null, reference: null },
  };
}

/** Begins a motion; what follows is said of it. */
export function startMotion(now: Recording, span: Span, resolution: boolean): Draft {
  const draft: Draft = {
    ...newDeciding(),
    ...now.titles,
    span: { start: span.start, end: span.end },
    item: now.item,
    mover: null,
    seconder: null,
    parts: [],
    words: null,
    amendments: [],
    open: true,
    changed: false,
    resolution,
    procedural: false,
  };
  now.drafts.push(draft);
  now.motion = draft;
  now.amendment = now.last = null;
  return draft;
}

/** Settles a motion or an amendment, with the votes that waited for it. */
export function close(now: Recording, target: Draft | Amending, settled: Settled): void {
  decide(target, settled);
  target.span = around(target.span, { start: settled.outcome.start, end: settled.outcome.end });
  if (now.motion) now.motion.span = around(now.motion.span, settled.outcome);
  if (
    "words" in target &&
    target.words &&
    target.words.end > settled.start &&
    target.words.start < settled.start
  )
    target.words.end = settled.start;
  now.last = target;
  const about = "accepted" in target ? "amendment" : "motion";
  for (const event of now.waiting) {
    const named = event.kind === "votes" ? event.votes : event.kind === "counted" ? event.counted : null;
    if (named && (named.subject === null || named.subject === about)) vote(target, named);
  }
  now.waiting = [];
}
