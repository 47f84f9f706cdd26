/**
 * Clauses of a motion: "This Council notes:" opens a section, numbered lines under it are its clauses. Labels
 * are as numbered, `resolves 2`, `notes 3(a)`; what has no number has its section alone.
 */
import type { Block, Extraction } from "../extract/extraction.js";
import { linesOf } from "./head.js";
import { oneLine, type Part, partOf } from "./passages.js";

const verbs =
  "notes?|believes?|resolves?|recogni[sz]es?|considers?|calls?\\s+(?:up)?on|welcomes?|condemns?|affirms?|agrees?|acknowledges?|requests?|asks?|instructs?|urges?|regrets?|supports?|understands?|commits?|declares?|endorses?|congratulates?|deplores?|expresses|thanks?|demands?|undertakes?|pledges?|mandates?";
const bodies =
  "(?:(?:this|the|that\\s+this|that\\s+the)\\s+)?(?:[\\p{L}’'&-]+\\s+){0,4}?(?:council|house|parliament|committee|conference|assembly|cabinet|board|authority|meeting|union|branch|congress|party|forum|group|senate|agm|chamber)";
const manner =
  "(?:(?:further|also|therefore|hereby|additionally|now|consequently|accordingly|then|and|fully|strongly)\\s+)*";
/** Minutes set a motion in quotation marks. */
const opening = "[*_\"“‘']{0,3}";
const sectionForm = new RegExp(
  `^${opening}(?:\\(?[\\dA-Za-z]{1,3}[.)]\\s+)?(?:(?<body>${bodies})\\s+|it\\s+|we\\s+|and\\s+)?(?<manner>${manner})(?<verb>${verbs})\\b`,
  "iu",
);
const bareSection = new RegExp(
  `^${opening}(?:(?:${bodies})\\s+)?(?:${manner})(?:${verbs})(?:\\s+(?:that|to))?\\s*[:;.…–—-]*[*_]{0,3}$`,
  "iu",
);
const numberForm =
  /^["“‘]?(?<number>\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxl]{1,6}|[A-Z])[.)](?:\([a-z]+\))?|\d{1,2}(?:\.\d{1,2})+|[•●▪◦–—*-])\s+(?=\S)/u;

interface Section {
  name: string | null;
  /** Number of the last clause of the outer level, for letters below it. */
  outer: string | null;
}

/** Marks the clauses of a motion; every other block stays what it is. */
export function clauseParts(extraction: Extraction): Part[] {
  const section: Section = { name: null, outer: null };
  return extraction.blocks.flatMap((block) =>
    clauseSpans(extraction.text, block).map((span) => clausePart(extraction, block, span, section)),
  );
}

/** A block is one clause, unless its lines are numbered or open sections. */
function clauseSpans(text: string, block: Block): { start: number; end: number }[] {
  const starts = linesOf(text, block)
    .filter((line) => line.start === block.start || numberForm.test(line.text) || opensSection(line.text))
    .map((line) => line.start);
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? block.end }));
}

function clausePart(
  { text }: Extraction,
  block: Block,
  span: { start: number; end: number },
  section: Section,
): Part {
  const words = text.slice(span.start, span.end).trim();
  const opened = sectionName(words, block);
  if (opened !== null) {
    section.name = opened;
    section.outer = null;
    return {
      ...partOf(block),
      ...span,
      kind: block.kind === "heading" ? "heading" : "clause",
      clause: opened,
    };
  }
  if (block.kind === "heading") {
    section.name = null;
    return { ...partOf(block), ...span };
  }
  const printed =
    span.start === block.start && block.marker ? block.marker : numberForm.exec(words)?.groups?.number;
  if (section.name === null || block.kind === "row") return { ...partOf(block), ...span };
  if (printed === undefined && endsSection(words)) {
    section.name = null;
    return { ...partOf(block), ...span };
  }
  return { ...partOf(block), ...span, kind: "clause", clause: labelOf(section, printed ?? null) };
}

/** `notes`, `further notes`, `resolves`; null when the words open no section. */
function sectionName(words: string, block: Block): string | null {
  const match = sectionForm.exec(words);
  if (!match?.groups || !(opensSection(words) || (block.kind === "heading" && bareSection.test(words))))
    return null;
  const further = /\b(further|additionally|also)\b/i.exec(match.groups.manner ?? "")?.[1]?.toLowerCase();
  const verb = oneLine(match.groups.verb ?? "").toLowerCase();
  return further === undefined ? verb : `${further} ${verb}`;
}

/** A body that notes or resolves, or the verb alone on its line with a colon. */
export function opensSection(words: string): boolean {
  const match = sectionForm.exec(words);
  if (!match?.groups) return false;
  const named =
    match.groups.body !== undefined && /^[*_"“‘']{0,3}(?:\(?[\dA-Za-z]{1,3}[.)]\s+)?\p{Lu}/u.test(words);
  return bareSection.test(words) ? named || /[:…]\s*[*_]{0,3}$/.test(words) || /^\p{Lu}/u.test(words) : named;
}

/** Names of movers and the record's own lines stand below a motion, not in it. */
function endsSection(words: string): boolean {
  return /^[*_]*(?:(?:proposed|moved|seconded|submitted|supported|signed|sponsored)\s*(?:by|:)|proposer|seconder|mover|resolved\b|the\s+(?:motion|amendment|meeting)|motion\b|amendment\b|vote|for\b.*:|outcome|councillor\b|cllr\b)/i.test(
    words,
  );
}

function labelOf(section: Section, printed: string | null): string {
  const name = section.name ?? "";
  if (printed === null) return section.outer === null ? name : `${name} ${section.outer}`;
  const number = printed.replace(/^\(|[.)]+$/g, "");
  if (!/[\p{L}\d]/u.test(number)) return section.outer === null ? name : `${name} ${section.outer}`;
  if (/^\d/.test(number) || section.outer === null || !/^\d/.test(section.outer)) {
    section.outer = number;
    return `${name} ${number}`;
  }
  return `${name} ${section.outer}(${number})`;
}
