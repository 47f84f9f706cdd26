/**
 * Motions as parliaments print those that were lodged: `S3M-4110 Ted Reed: New School—That the Parliament …`, and
 * amendments to them. A motion printed again on a later day is one motion; its first full words are shown.
 */
import type { Motion } from "../../../storage/model/facts/motion-facts.js";
import type { Read, Span } from "../../../storage/model/facts/read.js";
import { namesIn } from "./person.js";
import type { Unit } from "./units.js";
import { settleClauses } from "./wording.js";

const lodged =
  /^\*?(?<reference>S\d{1,2}M-\d{3,6}(?:\.\d{1,2})*)[#*♦]{0,3}\s*(?<mover>\p{Lu}[^:—]{2,90}):\s+(?<title>[^—]{2,250})—\s*(?<text>(?:That|As\s+an\s+amendment)\b)/u;
const supporters =
  /\s(?:\*?S\d{1,2}M-\S+\s+)?Supported\s+by:\s*(?<names>[^:]{2,6000}?)(?=\s+(?:Motions\s+and\s+amendments|Contents|Lodged)\b|$)/u;
const tail = /\s+(?:Motions\s+and\s+amendments\s+which|Contents\s+An\s|Supported\s+by:|R\s+\*?S\d+M-)/u;

/** The motions lodged, in order, each once. */
export function lodgedMotions(units: readonly Unit[]): Motion[] {
  const motions = new Map<string, Motion>();
  for (const unit of units) {
    const match = lodged.exec(unit.text.slice(0, 600));
    if (!match?.groups) continue;
    const { reference = "", mover = "", title = "" } = match.groups;
    if (motions.has(reference)) continue;
    const read = (words: string, from: number): Read<string> => {
      const at = unit.text.indexOf(words, from);
      return { value: words, start: unit.start + at, end: unit.start + at + words.length };
    };
    const from = match[0].length - (match.groups.text ?? "").length;
    const behind = tail.exec(unit.text.slice(from))?.index ?? unit.text.length - from;
    const text: Span = {
      start: unit.start + from,
      end: unit.start + from + unit.text.slice(from, from + behind).trimEnd().length,
    };
    const named = supporters.exec(unit.text);
    const names = named?.groups?.names ?? "";
    motions.set(reference, {
      start: unit.start,
      end: unit.end,
      mover: read(mover, reference.length),
      seconder: null,
      outcome: null,
      unanimous: null,
      tally: null,
      votes: [],
      flags: [],
      title: read(title.replace(/[♦#*\s]+$/u, ""), unit.text.indexOf(mover) + mover.length),
      reference: read(reference, 0),
      item: null,
      text,
      clauses: /^As/.test(match.groups.text ?? "")
        ? []
        : settleClauses(" ".repeat(unit.start) + unit.text, [], text),
      amendments: [],
      supporters: named
        ? (namesIn(names.replace(/\*/g, " "), unit.start + named.index + named[0].length - names.length) ??
          [])
        : [],
    });
  }
  return [...motions.values()];
}
