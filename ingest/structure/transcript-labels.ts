/**
 * Who is speaking, as printed at the beginning of a line. A label is believed when the document itself bears
 * it out: a question number before it, bold type, a title or office, a declared name, or repetition.
 */
import type { Block, Extraction } from "../extract/extraction.js";
import { canBeSame, looksLikeName, plainlySpeaker, withoutBrackets } from "./names.js";
import { oneLine } from "./passages.js";

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
}

const emphasis = "(?:\\*{1,3}|_{1,3})?";
const questionLead = `${emphasis}Q\\s{0,3}\\.?\\s{0,3}(?<question>\\d{1,4}[A-Za-z]?)\\b${emphasis}[.:)]?${emphasis}\\s+`;
const nameLead = `(?<open>${emphasis})(?<name>[^\\s:*_][^:*_\\n]{0,90}?)${emphasis}\\s?:${emphasis}(?=\\s|$)`;
const leadForm = new RegExp(`^(?:${questionLead})?(?:\\[\\d+\\]\\s+)?${nameLead}\\s*`, "u");
const questionForm = new RegExp(`^${questionLead}`, "u");
const sideForm = /^(?<side>[QA])(?:[.:]\s+|\s{2,}|\t)(?=\S)/u;
const markerForm = /^Q\s?(\d{1,4}[A-Za-z]?)\b/;
/** No lead is longer. */
const longestLead = 140;

/** Reads what is printed at `start`, without judging whether it is a speaker. Null when nothing is. */
export function leadAt(extraction: Extraction, block: Block, start: number): Lead | null {
  const words = extraction.text.slice(start, Math.min(block.end, start + longestLead));
  const atBlock = start === block.start;
  const marked = atBlock ? (markerForm.exec(block.marker ?? "")?.[1] ?? null) : null;
  const whole = leadForm.exec(words);
  if (whole?.groups) {
    const { name = "", open = "", question } = whole.groups;
    const bold = open.length > 1 || (atBlock && block.boldLead >= name.length && name !== "");
    const found = { start, end: start + whole[0].length, question: question ?? marked, bold };
    if (/^(?:Q|A)$/.test(name)) return { ...found, name: null, side: name === "Q" ? "asks" : "answers" };
    if (looksLikeName(name)) return { ...found, name: oneLine(name), side: null };
  }
  const numbered = questionForm.exec(words);
  if (numbered?.groups || marked !== null) {
    const question = numbered?.groups?.question ?? marked;
    const end = start + (numbered?.[0].length ?? 0);
    return { start, end, question, name: null, side: null, bold: false };
  }
  const side = sideForm.exec(words);
  if (side) {
    const speaks = side.groups?.side === "Q" ? "asks" : "answers";
    return { start, end: start + side[0].length, question: null, name: null, side: speaks, bold: false };
  }
  return atBlock ? boldLeadOf(extraction.text, block) : null;
}

/** A name in bold before words that are not: a label that needs no colon. */
function boldLeadOf(text: string, block: Block): Lead | null {
  if (block.boldLead === 0 || block.boldLead > 90 || block.boldLead >= block.end - block.start) return null;
  const name = oneLine(text.slice(block.start, block.start + block.boldLead)).replace(/[:.\s]+$/, "");
  if (!looksLikeName(name)) return null;
  return {
    start: block.start,
    end: block.start + block.boldLead,
    question: null,
    name,
    side: null,
    bold: true,
  };
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

/** How often an unproven name must stand before a colon; one word alone needs more. */
const repeats = { words: 2, oneWord: 3 };

/**
 * The labels that the document bears out as speakers. `declared` are the names its head gives. Repetition alone
 * proves nothing unless sentences follow: the fields of a form are repeated too.
 */
export function speakersOf(
  extraction: Extraction,
  leads: readonly Lead[],
  declared: readonly string[],
): Set<string> {
  const speakers = new Set<string>();
  for (const uses of usesByName(leads).values()) {
    const names = new Set(uses.map((lead) => lead.name ?? ""));
    const asked = uses.some((lead) => lead.question !== null);
    const bold = uses.filter((lead) => lead.bold).length > 1;
    const often =
      uses.length >= ([...names].some((name) => name.includes(" ")) ? repeats.words : repeats.oneWord);
    // A constituency, a party or an office in brackets is how records introduce a speaker.
    const introduced = [...names].some((name) => name.endsWith(")"));
    const spoken = uses.filter((lead) => saysSentence(extraction, lead)).length >= uses.length / 2;
    const proven = asked || ((bold || often || introduced) && spoken);
    for (const name of names) {
      const known = plainlySpeaker(name) || declared.some((other) => canBeSame(name, other));
      if (proven || known) speakers.add(name);
    }
  }
  return speakers;
}

/** The leads of each name; what stands in brackets after it is printed only now and then. */
function usesByName(leads: readonly Lead[]): Map<string, Lead[]> {
  const uses = new Map<string, Lead[]>();
  for (const lead of leads) {
    if (lead.name === null) continue;
    const name = withoutBrackets(lead.name);
    const known = uses.get(name);
    if (known) known.push(lead);
    else uses.set(name, [lead]);
  }
  return uses;
}

/** True when the words after the label end as spoken words do. Captions break anywhere, so any words will do. */
function saysSentence({ text, blocks }: Extraction, lead: Lead): boolean {
  if (blocks[0]?.kind === "caption") return true;
  const blockEnd = text.indexOf("\n\n", lead.end);
  const said = text.slice(lead.end, blockEnd === -1 ? text.length : blockEnd).trimEnd();
  return /\p{L}/u.test(said) && /[.?!…–—-]["”’')\]*_]{0,6}$/u.test(said.slice(-8));
}

/** Every lead the text could hold at the beginnings of its lines. */
export function allLeads(extraction: Extraction): Lead[] {
  return extraction.blocks.flatMap((block) =>
    lineStarts(extraction.text, block)
      .map((start) => leadAt(extraction, block, start))
      .filter((lead) => lead !== null),
  );
}

/**
 * Places inside a line where a known speaker's label follows the end of a sentence: lines that were joined
 * into a paragraph when their page was read. Only for documents with pages; elsewhere a paragraph is one.
 */
export function joinedStarts(text: string, block: Block, speakers: ReadonlySet<string>): number[] {
  if (speakers.size === 0 || block.page === null) return [];
  const names = [...speakers].map((name) =>
    name.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&").replace(/ /g, "\\s+"),
  );
  const form = new RegExp(
    `(?<=[.?!…\\-–—"”’')\\]]\\s+)(?:Q\\s?\\d{1,4}\\s+)?(?:${names.join("|")})\\s?:(?=\\s)`,
    "gu",
  );
  return [...text.slice(block.start, block.end).matchAll(form)].map((match) => block.start + match.index);
}
