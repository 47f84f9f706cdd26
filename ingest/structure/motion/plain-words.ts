/** Lines between what is moved and what is decided: do they go on with the text of a motion or an amendment? */
import type { Recording } from "./draft.js";
import { around, type MotionEvent } from "./events.js";
import { takeLettered } from "./named-lines.js";

/** What officers advise stands above what was moved, often in the same words. */
export const recommendation =
  /^\W*(?:(?:the\s+)?(?:officers?|staff|executive|administration|chief\s+executive)[’']?s?[’']?\s+recommendations?|the\s+report\s+(?:had\s+)?recommended(?:\s+that(?:\s+the\s+\p{L}+)?)?)\W*$/iu;

const startsText = /^[*_\s]*["“‘]?(?:that\b|to\s+\p{Ll}|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s)/iu;
const goesOn = /^(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]\s|\p{Ll}|[•●▪◦·∙‣-]\s)/u;

/** A list is what was moved only below the line that names who moved it, or below a colon. */
function followsOn(text: string, start: number, known: number): boolean {
  const before = text.slice(Math.max(0, start - 400), start).trimEnd();
  const line = Math.max(0, start - 400) + before.lastIndexOf("\n") + 1;
  return (
    !/^[*_\s]*\(?(?:\d|[a-z]|[ivx])/.test(text.slice(start, start + 6)) ||
    /[:–—-]$/.test(before) ||
    known >= line
  );
}

/** Takes a line that says nothing else: a title, or the text of what was moved, as far as it goes on. */
export function takeWords(now: Recording, { unit }: MotionEvent): void {
  if (takeLettered(now, unit)) return;
  const { amendment, motion } = now;
  now.early = null;
  now.headed = false;
  if (recommendation.test(unit.text)) now.advised = true;
  const label =
    /^[*_]*(?:title|subject|motion\s+title)[*_]*\s*[:–—-]\s*[*_]*/i.exec(unit.text)?.[0].length ?? 0;
  if (label > 0 && unit.text.length <= 250 && now.titles.title === null) {
    const value = unit.text.slice(label).replace(/[*_\s]+$/, "");
    now.titles.title = { value, start: unit.start + label, end: unit.start + label + value.length };
    if (motion && motion.parts.length === 0) motion.title ??= now.titles.title;
  }
  const span = { start: unit.start, end: unit.end };
  if (amendment && !amendment.outcome && !amendment.accepted) {
    const isText =
      amendment.text === null
        ? /^[*_\s]*["“(]|^\W*(?:that|to|leave\s+out|delete|insert|add|replace|amend|remove|after|in\s+(?:paragraph|clause|line|resolution)|substitute)\b/i.test(
            unit.text,
          )
        : goesOn.test(unit.text) || /^["“]/.test(unit.text) || unit.marker !== null;
    if (!isText) return;
    amendment.text = around(amendment.text, span);
    amendment.span = around(amendment.span, span);
    return;
  }
  if (!motion?.open) return;
  const isText =
    motion.words === null
      ? (startsText.test(unit.text) || unit.marker !== null) &&
        followsOn(now.text, unit.start, motion.span.end)
      : goesOn.test(unit.text) || unit.marker !== null;
  if (!isText) {
    motion.open = motion.words === null && !/^(?:councillor|cllr|members)\b/i.test(unit.text);
    return;
  }
  motion.words = around(motion.words, span);
  motion.span = around(motion.span, span);
}
