/** What is printed at the beginning of a line that may be a speaker's label; whether it is one is judged elsewhere. */
import type { Block, Extraction } from "../extract/extraction.js";
import { looksLikeName, withoutBrackets } from "./names.js";
import { plainlySpeaker } from "./offices.js";
import { oneLine } from "./passages.js";
import { joinedLabels } from "./transcript-joined.js";
import { rowLead } from "./transcript-table-rows.js";

/** The beginning of a turn as it is printed: `Q12 **Mr Beer**: `, `The Chair: `, `Q. `. */
export interface Lead {
  start: number;
  /** Where the words spoken begin. */
  end: number;
  question: string | null;
  /** As printed, without the colon and without marks of emphasis. */
  name: string | null;
  /** `Q.` and `A.` lines say which side speaks, not who. */
  side: "asks" | "answers" | null;
  bold: boolean;
  /** What divides the label from the words: a colon, a full stop, bold type, brackets, or a line of its own. */
  mark: "colon" | "stop" | "bold" | "bracket" | "line" | null;
  /** Every turn has a running number before its label: `[12] Mair Puw AM:`. */
  counted: boolean;
  /** When it is said, as printed beside the label: `00:12:03`. */
  time: string | null;
}

const emphasis = "(?:\\*{1,3}|_{1,3})?";
/** Signs that someone else speaks: captions have `>>`, old reports `§`. */
const newVoice = "(?:(?:>{1,3}|[-–—§»])[ \\t]{0,3})?";
const questionLead = `${emphasis}Q\\s{0,3}\\.?\\s{0,3}(?<question>\\d{1,4}[A-Za-z]?)\\b${emphasis}[.:)]?${emphasis}\\s+`;
const clock = "\\d{1,2}:\\d{2}(?::\\d{2})?(?:[.,]\\d{1,3})?";
const nameLead = `(?<open>${emphasis})(?<name>[^\\s:*_][^:*_\\n]{0,150}?)(?:\\s?[\\[(](?<behind>${clock})[\\])])?${emphasis}\\s?:${emphasis}(?=\\s|$)`;
/** `[00:12:03] `, `(12:03) `, `00:12:03 - `. */
const clockLead = `(?:[\\[(]?(?<clock>${clock})[\\])]?(?:\\s?[-–—])?\\s{1,3})?`;
/** `Mara Finch  00:12:03`, alone on its line above the words. */
const clockedForm = new RegExp(
  `^(?<name>\\p{Lu}[^:\\n\\d[(]{1,60}?(?:\\s\\d{1,2})?)[ \\t]{1,4}[\\[(]?(?<clock>${clock})[\\])]?[ \\t]*(?:\\n|$)`,
  "u",
);
const leadForm = new RegExp(
  `^${newVoice}${clockLead}(?:${questionLead})?(?:(?<counted>\\[\\d{1,4}\\]\\s+)|\\d{1,3}\\.\\s+)?${nameLead}\\s*`,
  "u",
);
/** Captions: `[Mara Finch] Thank you`. */
const bracketForm = new RegExp(`^${newVoice}\\[(?<name>[^\\]:\\n]{3,60})\\]:?\\s+(?=\\S)`, "u");
const questionForm = new RegExp(`^${questionLead}`, "u");
const sideForm = /^(?<side>[QA])(?:[.:]\s+|\s{2,}|\t)(?=\S)/u;
const markerForm = /^Q\s?(\d{1,4}[A-Za-z]?)\b/;
/** `Mr. Castor. Thank you`, `The CHAIRMAN. Order`: a title or office, a name, a full stop. */
const stopForm =
  /^(?<name>(?:The|Mr|Mrs|Ms|Miss|Dr|Prof|Senator|Sen|Rep|Representative|General|Admiral|Secretary|Chairman|Chairwoman|Chairperson|Ambassador|Judge|Commissioner|Governor|Mayor|Director|Colonel|Sheriff|Chief|Madam)\b\.?\s+\p{Lu}[\p{L}'’-]*(?:\s+(?:of\s+)?\p{Lu}[\p{L}'’-]*){0,3})\.\s+(?=\S)/u;
/** Minutes of evidence of old: `(Professor March) Only that …`. */
const answerForm = /^\([*_]?(?<name>\p{Lu}[^()\n*_]{2,60})[*_]?\)\s+(?=\S)/u;
/** No lead is longer. */
const longestLead = 200;

const plain = {
  question: null,
  name: null,
  side: null,
  bold: false,
  mark: null,
  counted: false,
  time: null,
} satisfies Partial<Lead>;

/** Reads what is printed at `start`, without judging whether it is a speaker. Null when nothing is. */
export function leadAt(extraction: Extraction, block: Block, start: number): Lead | null {
  const atBlock = start === block.start;
  const row = atBlock ? rowLead(extraction.text, block) : null;
  if (row !== null) return row;
  const words = extraction.text.slice(start, Math.min(block.end, start + longestLead));
  const marked = atBlock ? (markerForm.exec(block.marker ?? "")?.[1] ?? null) : null;
  const whole = leadForm.exec(words) ?? bracketForm.exec(words);
  if (whole?.groups) {
    const { name = "", open = "", question, counted } = whole.groups;
    const time = whole.groups.clock ?? whole.groups.behind ?? null;
    const bold = open.length > 1 || (atBlock && block.boldLead >= name.length && name !== "");
    const end = start + whole[0].length;
    const found: Lead = { ...plain, start, end, question: question ?? marked, bold, mark: "colon", time };
    if (/^(?:Q|A)$/.test(name)) return { ...found, side: name === "Q" ? "asks" : "answers" };
    if (looksLikeName(name)) return { ...found, name: oneLine(name), counted: counted !== undefined };
  }
  const numbered = questionForm.exec(words);
  if (numbered?.groups || marked !== null) {
    const question = numbered?.groups?.question ?? marked;
    return { ...plain, start, end: start + (numbered?.[0].length ?? 0), question };
  }
  const clocked = clockedForm.exec(words)?.groups;
  if (clocked?.name !== undefined && looksLikeName(clocked.name)) {
    const line = words.indexOf("\n") + 1;
    const end = line === 0 ? block.end : start + line;
    return { ...plain, start, end, name: oneLine(clocked.name), mark: "colon", time: clocked.clock ?? null };
  }
  const side = sideAt(extraction.text, start);
  if (side) return side;
  return atBlock
    ? (boldLeadOf(extraction.text, block) ?? unmarkedLeadOf(extraction, block, words))
    : stopLeadOf(start, words);
}

/** `Q. ` or `A. ` at `start`, whatever else the line may look like: `A. No: it was not`. */
export function sideAt(text: string, start: number): Lead | null {
  const side = sideForm.exec(text.slice(start, start + longestLead));
  if (side === null) return null;
  const speaks = side.groups?.side === "Q" ? "asks" : "answers";
  return { ...plain, start, end: start + side[0].length, side: speaks };
}

/** A name in bold before words that are not: a label that needs no colon. */
function boldLeadOf(text: string, block: Block): Lead | null {
  if (block.boldLead === 0 || block.boldLead > 150 || block.boldLead >= block.end - block.start) return null;
  const rest = text.slice(block.start + block.boldLead, block.end);
  // Only a seat and a party follow: the name stands on a line of its own.
  if (/^(?:\s*\([^()]{1,80}\)){1,3}\s*$/.test(rest)) return null;
  const name = oneLine(text.slice(block.start, block.start + block.boldLead)).replace(/[:.\s]+$/, "");
  if (!looksLikeName(name)) return null;
  const end = block.start + block.boldLead;
  return { ...plain, start: block.start, end, name, bold: true, mark: "bold" };
}

/** `Mr. Castor. Thank you`, at the beginning of any line. */
function stopLeadOf(start: number, words: string): Lead | null {
  const stopped = stopForm.exec(words);
  if (stopped?.groups?.name === undefined) return null;
  const name = oneLine(stopped.groups.name);
  return { ...plain, start, end: start + stopped[0].length, name, mark: "stop" };
}

/** A label that ends with a full stop, or stands on a line of its own above what is said. */
function unmarkedLeadOf({ text, blocks }: Extraction, block: Block, words: string): Lead | null {
  const { start } = block;
  const stopped = stopLeadOf(start, words);
  if (stopped !== null) return stopped;
  const answered = answerForm.exec(words)?.groups?.name;
  if (answered !== undefined && looksLikeName(answered)) {
    const end = start + (answerForm.exec(words)?.[0].length ?? 0);
    return { ...plain, start, end, name: oneLine(answered), mark: "bracket" };
  }
  if (block.end - start > longestLead || block.kind === "row" || blocks.length === 0) return null;
  const name = oneLine(text.slice(start, block.end));
  const isName =
    !/[.,;:?!]$/.test(name) &&
    looksLikeName(name) &&
    (withoutBrackets(name).includes(" ") || plainlySpeaker(name));
  return isName ? { ...plain, start, end: block.end, name, mark: "line" } : null;
}

/** Where a lead may stand: at the beginning of a block and of each of its lines. */
export function lineStarts(text: string, block: Block): number[] {
  const starts = [block.start];
  for (
    let at = text.indexOf("\n", block.start);
    at !== -1 && at < block.end;
    at = text.indexOf("\n", at + 1)
  ) {
    if (at + 1 < block.end && !/\s/.test(text.charAt(at + 1))) starts.push(at + 1);
  }
  return starts;
}

/** Every lead the text could hold at the beginnings of its lines, in the document's own way of printing them. */
export function allLeads(extraction: Extraction): Lead[] {
  const at = (starts: (block: Block) => number[]): Lead[] =>
    extraction.blocks.flatMap((block) =>
      starts(block)
        .map((start) => leadAt(extraction, block, start))
        .filter((lead) => lead !== null),
    );
  const first = at((block) => lineStarts(extraction.text, block));
  const labelled = first.filter(({ mark, name }) => mark === "colon" && plainlySpeaker(name ?? "")).length;
  const leads =
    labelled < leastLabels
      ? first
      : [...first, ...at((block) => joinedLabels(extraction.text, block))].sort(
          (one, other) => one.start - other.start,
        );
  const usual = usualMark(leads);
  const answers = leads.filter(({ mark, name }) => mark === "bracket" && plainlySpeaker(name ?? "")).length;
  return leads.filter(({ mark, name }) => {
    if (mark === "bracket") return answers >= leastLabels && usual === "line";
    return (mark !== "stop" && mark !== "line") || mark === usual || name === null;
  });
}

/** Fewest labels of one unusual form that make it the document's own. */
const leastLabels = 3;

/** The mark that most plain labels of the document have; labels without a colon are believed only as its rule. */
function usualMark(leads: readonly Lead[]): Lead["mark"] {
  const sure = leads.filter(({ name }) => name !== null && (plainlySpeaker(name) || name.endsWith(")")));
  const many = (mark: Lead["mark"]) => sure.filter((lead) => lead.mark === mark).length;
  const voices = (mark: Lead["mark"]) =>
    new Set(sure.filter((lead) => lead.mark === mark).map(({ name }) => name)).size;
  const others = Math.max(many("colon"), many("bold"));
  for (const mark of ["stop", "line"] as const)
    if (many(mark) >= leastLabels && voices(mark) >= 2 && many(mark) > others) return mark;
  return "colon";
}
