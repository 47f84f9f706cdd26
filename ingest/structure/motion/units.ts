/**
 * What a parser of minutes reads one at a time: a printed line, or several where a sentence runs over them. A unit's
 * words are as long as its span, so that an offset in them is an offset in the text.
 */
import type { Span } from "../../../storage/model/facts/read.js";
import type { Block, Extraction } from "../../extract/extraction.js";
import { type Line, linesOf } from "../head.js";

export interface Unit extends Span {
  /** The text's own characters, line breaks as spaces. */
  text: string;
  block: Block;
  /** The number or mark the format gives it, when that is no part of the text. */
  marker: string | null;
}

/** A line of at least this many characters may have been broken for want of room. */
const wrapped = 55;
const opensAnew =
  /^(?:[\p{Lu}][\p{L}’' ]{1,40}:|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s|[•●▪◦·∙‣–—*-]\s|["“‘]?(?:this|the|that)\b|(?:from|by)\s+(?:councillor|cllr)\b|(?:moved|seconded|proposed|resolved|carried|lost|for|against|abst\w+|motion|amendment)\b)/iu;

/** The units of a text, in order. */
export function unitsOf(extraction: Extraction): Unit[] {
  return extraction.blocks.flatMap((block) => {
    const units: Unit[] = [];
    let last: Line | undefined;
    for (const line of linesOf(extraction.text, block)) {
      const unit = units.at(-1);
      if (unit && last && block.kind !== "row" && continues(last.text, line.text)) unit.end = line.end;
      else units.push({ ...line, marker: line.start === block.start ? block.marker : null });
      last = line;
    }
    for (const unit of units) unit.text = extraction.text.slice(unit.start, unit.end).replace(/\s/g, " ");
    return units;
  });
}

function continues(before: string, line: string): boolean {
  if (/^\p{Ll}/u.test(line) && !opensAnew.test(line)) return true;
  if (/,$/.test(before) && !/^\(?(?:\d{1,3}|[a-z])[.)]\s/.test(line)) return true;
  return before.length >= wrapped && !/(?:[.:;!?”"]|:[–—-])$/.test(before) && !opensAnew.test(line);
}

/** Full stops after these end no sentence. */
const abbreviated =
  /(?:^|[\s(])(?:cllrs?|crs?|clrs?|prop|sec|secd|hon|mr|mrs|ms|dr|rev|revd|prof|ald|hon|rt|st|nos|para|paras|cl|min|ref|vs?|etc|e\.g|i\.e|(?<!\b(?:item|option|appendix|schedule|part|annex|amendment|motion|plan|class|grade|group|category|table)\s)\p{L})$/iu;

/** The sentences of a unit; their offsets are the text's. */
export function sentencesOf(unit: Pick<Unit, "start" | "text">): { start: number; text: string }[] {
  const sentences: { start: number; text: string }[] = [];
  let from = 0;
  const add = (end: number) => {
    const words = unit.text.slice(from, end);
    const lead = words.length - words.trimStart().length;
    if (words.trim() !== "") sentences.push({ start: unit.start + from + lead, text: words.trim() });
    from = end;
  };
  for (const stop of unit.text.matchAll(/[.!?]["”’)\]]{0,3}\s(?=\s*["“‘(]?[\p{Lu}\d])/gu)) {
    const before = unit.text.slice(Math.max(from, stop.index - 16), stop.index);
    if (stop[0].startsWith(".") && abbreviated.test(before)) continue;
    // "No. 31", but "6 yes, 0 no. Motion carried."
    if (/\bno$/i.test(before) && /^\d/.test(unit.text.slice(stop.index + stop[0].length))) continue;
    add(stop.index + stop[0].length);
  }
  add(unit.text.length);
  return sentences;
}
