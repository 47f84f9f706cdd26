/** What is moved, in the line that names who moves it. */
import type { Span } from "../../../storage/model/facts/read.js";
import type { Draft, Recording } from "./draft.js";
import { sentencesOf } from "./units.js";

/** "Motion made, and Question proposed, That …—(Jo Ray.)": in parliaments the words stand before the name. */
export function wordsBefore(lead: string, start: number): Span | null {
  const match =
    /^(?:Motion\s+made|Question\s+(?:again\s+)?proposed|Resolved|Ordered)\b[^.]{0,120}?,\s+(?<words>That\b[\s\S]*?)\.?—\s?\($/.exec(
      lead,
    );
  const words = match?.groups?.words;
  if (!match || words === undefined) return null;
  const at = start + match[0].lastIndexOf(words);
  return { start: at, end: at + words.length };
}

/** "… that the report be noted", in the line that names who moved it; else the text may follow below. */
export function takeWordsBehind(now: Recording, motion: Draft, from: number, until: number): void {
  motion.open = true;
  const rest = now.text.slice(from, until);
  const that =
    /^[^.;]{0,80}?(?<words>\b(?:that|THAT|to(?!\s+(?:the\s+(?:vote|meeting|council)|present|introduce|propose|move|second)\b))\s+\S.*)$/su.exec(
      rest,
    )?.groups?.words;
  if (that === undefined || that.length <= 12) return;
  const start = until - that.length;
  // What is said behind the sentence moved is the record's own; a quoted motion may have several sentences.
  const [first] = /^\S+\s+["“]/.test(that) ? [] : sentencesOf({ start, text: that.replace(/\s/g, " ") });
  motion.words = { start, end: first ? start + first.text.length : until };
}
