/** What was drafted of a motion, as the fact it becomes; and whether it is one. */
import type { Amendment, Clause, Item, Motion } from "../../../storage/model/facts/motion-facts.js";
import type { Span } from "../../../storage/model/facts/read.js";
import { type Decided, flagged } from "./deciding.js";
import type { Amending, Draft } from "./draft.js";
import { around } from "./events.js";
import { settleClauses } from "./wording.js";

const approvesMinutes =
  /(?<!\b(?:\d{1,3}|ten|fifteen|twenty|thirty|sixty|few)\s+)\bminutes?\b[^.]{0,300}\b(?:approved|confirmed|agreed|signed|adopted|accepted|(?:correct|accurate)\s+record|true\s+record|received)\b|\b(?:approv|confirm|adopt|accept|sign|agree)\w*\b[^.:\n]{0,60}\bminutes?\b|\bas\s+(?:a|an|the)\s+(?:true|correct|accurate)\s+record\b/i;

/** False for a draft of which nothing is known, and for the approval of earlier minutes. */
export function isMotion(text: string, draft: Draft, items: readonly Item[]): boolean {
  const { mover, seconder, parts, outcome, amendments } = draft;
  if (parts.length > 1) return true;
  if (!mover && !seconder && !outcome && amendments.length === 0) return false;
  const [only] = parts;
  if (only) return !approvesMinutes.test(text.slice(only.start, Math.min(only.end, only.start + 300)));
  const words = draft.words
    ? (text.slice(draft.words.start, Math.min(draft.words.end, draft.words.start + 400)).split(/:\s/)[0] ??
      "")
    : text.slice(lineStart(text, draft.span.start), lineEnd(text, draft.span.end));
  const title = draft.item === null ? "" : (items[draft.item]?.title.value ?? "");
  return !(
    approvesMinutes.test(words) ||
    (/\bminutes\b/i.test(title) && /\bminutes\b|correct record/i.test(words))
  );
}

/** Where the line begins that holds an offset, at most 300 characters before. */
function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf("\n", offset - 1) + 1, offset - 300);
}

/** Where the line ends that holds an offset, at most 200 characters on. */
function lineEnd(text: string, offset: number): number {
  const at = text.indexOf("\n", offset);
  return Math.min(at < 0 ? text.length : at, offset + 200);
}

/** The motion that a draft has become. */
export function motionOf(text: string, draft: Draft): Motion {
  const clauses: Clause[] = settleClauses(text, draft.parts, draft.words);
  const moved = draft.parts.reduce<Span | null>((span, part) => around(span, part), null) ?? draft.words;
  return {
    ...trimmed(text, draft.span),
    mover: draft.mover,
    seconder: draft.seconder,
    ...flagged(draft),
    title: draft.title,
    reference: draft.reference,
    item: draft.item,
    text: moved && trimmed(text, moved),
    clauses,
    amendments: draft.amendments.map((one) => amendmentOf(text, one)),
    supporters: [],
  };
}

function amendmentOf(text: string, one: Amending): Amendment {
  const decided: Decided = flagged(one);
  return {
    ...trimmed(text, one.span),
    mover: one.mover,
    seconder: one.seconder,
    ...decided,
    title: one.title,
    text: one.text && trimmed(text, one.text),
    accepted: one.accepted,
  };
}

function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  return { start: start + words.length - words.trimStart().length, end: start + words.trimEnd().length };
}
