/**
 * What begins inside a paragraph of a page whose lines were joined when it was read: labels, and lines of the record
 * itself. Only for documents with pages; elsewhere a paragraph is one, unless a time
 * stands beside a label.
 */
import type { Block } from "../extract/extraction.js";

/** Behind the end of a sentence, or of words in brackets. */
const behindSentence = "(?<=[.?!…\\-–—\"”’')\\]]\\s+)";
/** Where lines of plain text were joined, only a time beside the label makes it one. */
const clock = "\\s?[[(]\\d{1,2}:\\d{2}(?::\\d{2})?[\\])]";
const escaped = (name: string) => name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&").replace(/ /g, "\\s+");

/** Places where a known speaker’s label follows the end of a sentence. */
export function joinedStarts(text: string, block: Block, speakers: ReadonlySet<string>): number[] {
  if (speakers.size === 0) return [];
  const names = [...speakers].map(escaped);
  const form = new RegExp(
    `${behindSentence}(?:Q\\s?\\d{1,4}\\s+)?(?:${names.join("|")})${block.page === null ? clock : `(?:${clock})?`}\\s?:(?=\\s)`,
    "gu",
  );
  return startsOf(text, block, form);
}

const titledLabel = new RegExp(
  `${behindSentence}(?:The\\s+)?(?:Mr|Mrs|Ms|Miss|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Baroness|Senator|Deputy|Councillor|COUNCILLOR|Cllr|SIR|MR|MS|MRS|DR)\\b\\.?\\s+\\p{Lu}[\\p{L}’'-]*(?:\\s+(?:\\p{Lu}[\\p{L}’'-]*|de|van|der|von|ap|bin)){0,3}\\s?:(?=\\s+\\p{Lu})`,
  "gu",
);

/** Places where a label with a title follows the end of a sentence, whether or not its speaker is known. */
export function joinedTitles(text: string, block: Block): number[] {
  return block.page === null || block.kind === "row" ? [] : startsOf(text, block, titledLabel);
}

const recordInside = new RegExp(
  `${behindSentence}(?:[([](?:\\d{1,2}[.:]\\d{2}\\s*[ap]\\.?m\\.?|(?:a|the)\\s+(?:short|brief|luncheon|lunch)\\s+(?:break|adjournment|recess)|(?:whereupon|the\\s+(?:hearing|witness|deposition|meeting))\\b[^()]{3,160})[)\\]]\\.?|Column\\s+\\d{1,5}(?=\\s|$)|(?:EXAMINATION\\s+)?BY\\s+(?:MR|MS|MRS|DR)\\.?\\s+[\\p{Lu}’' -]{2,40}:)`,
  "giu",
);

/** Lines of the record between sentences: each with its end. */
export function joinedRecords(text: string, block: Block): { start: number; end: number }[] {
  if (block.page === null || block.kind === "row") return [];
  return [...text.slice(block.start, block.end).matchAll(recordInside)].map((match) => ({
    start: block.start + match.index,
    end: block.start + match.index + match[0].length,
  }));
}

function startsOf(text: string, block: Block, form: RegExp): number[] {
  return [...text.slice(block.start, block.end).matchAll(form)].map((match) => block.start + match.index);
}
