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
/** A full stop that ends no sentence: `Hon. José Oyelaran`. */
const notAbbreviated = "(?<!\\b(?:Hon|Mr|Mrs|Ms|Dr|Prof|Rt|Sen|Rep|Cllr|Rev|Revd|St)\\.\\s+)";
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

const word = "\\p{Lu}[\\p{L}’'-]*";
const name = `${word}(?:\\s+(?:${word}|de|da|van|der|von|ap|bin|le)){0,4}`;
const title =
  "(?:The\\s+)?(?:Rt\\s+Hon|Hon|Mr|Mrs|Ms|Miss|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Baroness|Senator|Deputy|Councillor|COUNCILLOR|Cllr|SIR|MR|MS|MRS|DR)\\b\\.?\\s+";
const office =
  "The\\s+(?:(?:Acting|Deputy|Vice)[\\s-])?(?:Chair(?:man|woman)?|CHAIR|Convener|Speaker|SPEAKER|President|PRESIDENT|Presiding\\s+Officer|Mayor)";
const brackets = "\\s\\((?:[^()]|\\([^()]{2,60}\\)){2,90}\\)";
/** `Dr Obi`, `The Convener`, `Íde Rook (Mid Lenn) (Ind)`, `Anya Pugh MS`; perhaps with a time behind. */
const plainLabel = new RegExp(
  `${behindSentence}${notAbbreviated}(?:(?:${title}${name}|${office})(?:${brackets}){0,2}|${name}(?:${brackets}){1,2}|${name}\\s(?:AS|MS|MSP|TD))(?:${clock})?\\s?:(?=\\s+\\p{Lu})`,
  "gu",
);

/** Places where what is plainly a label follows the end of a sentence, whether or not its speaker is known. */
export function joinedLabels(text: string, block: Block): number[] {
  return block.page === null || block.kind === "row" ? [] : startsOf(text, block, plainLabel);
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
