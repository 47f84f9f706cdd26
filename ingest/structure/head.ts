/** The head of a record: what stands above the first words spoken or resolved. */

import type { Read } from "../../storage/model/facts/read.js";
import type { Block, Extraction } from "../extract/extraction.js";
import { readDate } from "./own-date.js";
import { oneLine } from "./passages.js";

/** Blocks at the beginning in which titles, dates and bodies are looked for. */
const headBlocks = 25;
/** A longer line is a sentence, not a name. */
export const longestName = 100;

export interface Line {
  start: number;
  end: number;
  text: string;
  block: Block;
}

export interface Head {
  /** Every line above `end`, trimmed, empty ones left out. */
  lines: Line[];
  date: Read<string> | null;
  /** The most particular body named on a line of its own: a committee before its House. */
  body: Read<string> | null;
}

/** Reads the lines that begin before `end` (default: the first blocks) and what they say of day and body. */
export function readHead(extraction: Extraction, end = Number.POSITIVE_INFINITY): Head {
  const lines = extraction.blocks
    .slice(0, headBlocks)
    .filter((block) => block.start < end)
    .flatMap((block) => linesOf(extraction.text, block))
    .flatMap(titlesIn);
  return { lines, date: readDate(lines), body: readBody(lines) };
}

const titleInside =
  /(?<=\S\s+)(?:(?:draft\s+)?minutes of\b|(?:un)?corrected oral evidence\b|oral evidence:|notice of motion\b|agenda\b|transcript of\b)/i;

/** A heading of several printed lines may come as one: the body, then what it issued. */
function titlesIn(line: Line): Line[] {
  const cut = line.text.length <= 3 * longestName ? (titleInside.exec(line.text)?.index ?? 0) : 0;
  if (cut === 0 || line.block.kind !== "heading") return [line];
  const body = line.text.slice(0, cut).trimEnd();
  if (!particularBody.test(body) && !wideBody.test(body)) return [line];
  return [
    { ...line, end: line.start + body.length, text: body },
    { ...line, start: line.start + cut, text: line.text.slice(cut) },
  ];
}

/** The lines of a block, trimmed; their offsets are the text's. */
export function linesOf(text: string, block: Block): Line[] {
  const lines: Line[] = [];
  for (const match of text.slice(block.start, block.end).matchAll(/\S[^\n]*/g)) {
    const start = block.start + match.index;
    const words = match[0].trimEnd();
    lines.push({ start, end: start + words.length, text: words, block });
  }
  return lines;
}

const particularBody =
  /\b(?:Committee|Council|Inquiry|Enquiry|Commission|Tribunal|Panel|Board|Cabinet|Authority|Inquest|Forum)\b/i;
const wideBody = /\b(?:House of (?:Commons|Lords)|Parliament|Assembly|Senedd|Congress|Senate)\b/i;
const meetingOf =
  /\b(?:minutes|meeting|proceedings|agenda|record)\s+(?:of\s+)(?:an?\s+|the\s+)?(?:(?:ordinary|extraordinary|annual|special|full|council)\s+)*(?:minutes\s+of\s+|meeting\s+of\s+)?(?:the\s+)?/i;

function readBody(lines: readonly Line[]): Read<string> | null {
  return (
    nameOnOwnLine(lines, particularBody) ?? nameInMeetingLine(lines) ?? nameOnOwnLine(lines, wideBody) ?? null
  );
}

function nameOnOwnLine(lines: readonly Line[], body: RegExp): Read<string> | null {
  const line = lines.find(
    ({ text }) =>
      text.length <= longestName &&
      body.test(text) &&
      /^[\p{Lu}\d]/u.test(text) &&
      !/[:;?!]|[.,]$|\d{4}|^(?:minutes|agenda|motion|notice|meeting|this|that|report|record)\b/i.test(text) &&
      !/\b(?:is|are|was|were|has|have|will|notes|believes|resolves|to|by|for the)\b/.test(text),
  );
  return line ? { value: oneLine(line.text), start: line.start, end: line.end } : null;
}

function nameInMeetingLine(lines: readonly Line[]): Read<string> | null {
  for (const line of lines) {
    const lead = line.text.length > 3 * longestName ? null : meetingOf.exec(line.text);
    if (!lead) continue;
    const from = lead.index + lead[0].length;
    const name = /^\p{Lu}[\p{L}\p{M}'’&,() -]*?(?=\s+(?:[Hh]eld|HELD|on|at|in)\b|[.:–—-]\s|\s*\d|$)/u.exec(
      line.text.slice(from),
    );
    if (name && particularBody.test(name[0])) {
      const value = name[0].replace(/[\s,]+$/, "");
      return { value: oneLine(value), start: line.start + from, end: line.start + from + value.length };
    }
  }
  return null;
}
