/** Motions and minutes: clauses, who moved and seconded, what became of it. Unknown stays unknown. */
import type { Extraction } from "../extract/extraction.js";
import { type Head, type Line, linesOf, readHead } from "./head.js";
import { clauseParts, opensSection } from "./motion-clauses.js";
import { type OutcomeSentence, outcomesIn, settle } from "./motion-outcome.js";
import { oneLine, type Part, toPassages } from "./passages.js";
import type { MotionFacts, Read, Structured } from "./structured.js";

/** Reads a motion, or minutes that record one. */
export function readMotion(extraction: Extraction): Omit<Structured, "kind" | "confidence"> {
  const lines = extraction.blocks.flatMap((block) => linesOf(extraction.text, block));
  const head = readHead(extraction);
  const sentences = lines.flatMap(outcomesIn);
  const movers = readNames(lines, moverForms);
  const seconders = readNames(lines, seconderForms);
  const { outcome, unanimous, warnings } = settle(sentences, movedAt(lines, movers[0]));
  const several =
    movers.length > 1 ? ["Several motions are recorded; mover and seconder were not taken."] : [];
  const facts: MotionFacts = {
    mover: movers.length === 1 ? (movers[0] ?? null) : null,
    seconder: movers.length <= 1 && seconders.length === 1 ? (seconders[0] ?? null) : null,
    outcome: movers.length > 1 ? null : outcome,
    unanimous: movers.length > 1 ? null : unanimous,
    provisional: isProvisional(extraction, head),
  };
  return {
    title: titleOf(extraction, head),
    date: head.date,
    source: head.body?.value ?? extraction.metadata.site,
    passages: toPassages(extraction, withOutcomes(clauseParts(extraction), sentences)),
    facts: { motion: facts },
    warnings: [...warnings, ...several],
  };
}

/** A mover named below the decision, as on a form, does not make it other business. */
function movedAt(lines: readonly Line[], mover: Read<string> | undefined): number {
  const moving = lines.find(
    (line) => mover !== undefined && line.start <= mover.start && line.end >= mover.end,
  );
  return moving !== undefined && /\bmoved\b/i.test(moving.text) ? moving.start : 0;
}

const title =
  "(?:(?:[Tt]he\\s+)?(?:Rt\\.?\\s+Hon\\.?|Cllrs?|Crs?|Councillors?|COUNCILLORS?|CLLRS?|Ald(?:erman)?|Mr|Mrs|Ms|Miss|Mx|Dr|Prof(?:essor)?|Sir|Dame|Lord|Lady|Baroness|Lord\\s+Mayor|Mayor|MR|MRS|MS|DR)\\.?\\s+)";
const word = "(?:\\p{Lu}[\\p{L}\\p{M}'’.-]{0,40})";
// Counts are bounded: an unbounded name would take hours over a page of nothing but capitals.
const bareName = `${word}(?:\\s+(?:${word}|de|da|van|von|der|den|le|la|al|bin|ap|of)){0,6}`;
const personName = `(?<name>${title}{0,4}${bareName})`;
const titledName = `\\b(?<name>${title}{1,4}${bareName})`;
const by = "(?:\\s*(?:by|:|–|—|-)\\s*){1,3}";

const moverForms = [
  new RegExp(
    `\\b(?:[Pp]roposed|[Mm]oved|PROPOSED|MOVED|[Ss]ubmitted)\\s*(?:by|BY|:)[\\s:*_]*${personName}`,
    "gu",
  ),
  new RegExp(`\\b(?:[Pp]roposer|[Mm]over|PROPOSER|MOVER)${by}[*_]*${personName}`, "gu"),
  new RegExp(
    `(?<!seconded\\s+by\\s+)${titledName},?\\s+(?:formally\\s+)?(?:moved|proposed)\\b(?!\\s+by)`,
    "gu",
  ),
  new RegExp(`${titledName},\\s+seconded\\s+by\\s+[^.;]{3,60}?,\\s+(?:moved|proposed)\\b`, "gu"),
];
const seconderForms = [
  new RegExp(`\\b(?:[Ss]econded|SECONDED)\\s*(?:by|BY|:)[\\s:*_]*${personName}`, "gu"),
  new RegExp(`\\b(?:[Ss]econder|SECONDER)${by}[*_]*${personName}`, "gu"),
  new RegExp(`${titledName},?\\s+(?:formally\\s+)?seconded\\b(?!\\s+by)`, "gu"),
];

/** A longer line is a page whose lines were lost; names are not looked for in it. */
const longestLine = 2_000;

/** Every different name that the lines give; amendments have movers of their own and are left out. */
function readNames(lines: readonly Line[], forms: readonly RegExp[]): Read<string>[] {
  const names: Read<string>[] = [];
  for (const line of lines) {
    if (line.text.length > longestLine || /\bamendment\b/i.test(line.text)) continue;
    for (const match of forms.flatMap((form) => [...line.text.matchAll(form)])) {
      const name = (match.groups?.name ?? "").replace(/(?:\s+(?:and|of|AND)|[.\s])+$/, "");
      const start = line.start + match.index + match[0].indexOf(name);
      const value = oneLine(name);
      if (value !== "" && !names.some((other) => other.value === value)) {
        names.push({ value, start, end: start + name.length });
      }
    }
  }
  return names;
}

const draftForm =
  /\bdraft\b|\b(?:unconfirmed|unapproved|provisional)\s+minutes|\bsubject\s+to\s+(?:confirmation|approval)/i;

/** Draft minutes say so at their head or on every page; a draft budget in the business does not count. */
function isProvisional(extraction: Extraction, head: Head): boolean {
  const marks = head.lines.slice(0, 12).filter((line) => line.text.length <= 120);
  const printed = [...marks.map((line) => line.text), ...extraction.furniture.map((item) => item.text)];
  return printed.some(
    (line) => draftForm.test(line) && /minutes|record|^\W*draft\W*$|subject\s+to/i.test(line),
  );
}

const motionTitle =
  /^(?:(?:notice\s+of\s+)?motion(?:\s+(?:no\.?\s*)?\d+)?|title|subject)\s*[:–—-]\s*(?<subject>\S.*)$/i;

function titleOf(extraction: Extraction, head: Head): string | null {
  const subject = head.lines
    .map((line) => motionTitle.exec(line.text)?.groups?.subject)
    .find((found) => found !== undefined);
  if (subject !== undefined) return oneLine(subject);
  const isTitle = (line: Line): boolean =>
    line.start !== head.body?.start &&
    line.start !== head.date?.start &&
    !opensSection(line.text) &&
    line.text.length <= 150;
  const heading = head.lines.find((line) => line.block.kind === "heading" && isTitle(line));
  const minutes = head.lines.find((line) => /^(?:draft\s+)?minutes\b/i.test(line.text) && isTitle(line));
  const first = head.lines.find(
    (line) => isTitle(line) && !/[.;:]$/.test(line.text) && line.text.length <= 100,
  );
  const found = heading ?? minutes;
  return (found && oneLine(found.text)) ?? extraction.metadata.title ?? (first ? oneLine(first.text) : null);
}

/** A block longer than this keeps its kind, and only the sentence becomes the outcome. */
const longestOutcome = 400;

function withOutcomes(parts: readonly Part[], sentences: readonly OutcomeSentence[]): Part[] {
  return parts.flatMap((part) => {
    const inside = sentences.filter((sentence) => sentence.start >= part.start && sentence.end <= part.end);
    const [first] = inside;
    if (first === undefined || part.kind === "row") return [part];
    if (part.end - part.start <= longestOutcome)
      return [{ ...part, kind: "outcome" as const, level: null, clause: null }];
    const outcome: Part = { start: first.start, end: first.end, kind: "outcome" };
    return [{ ...part, end: first.start }, outcome, { ...part, start: first.end }].filter(
      (piece) => piece.end > piece.start,
    );
  });
}
