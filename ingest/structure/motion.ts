/** Motions and minutes: clauses, who moved and seconded, what became of it. Unknown stays unknown. */

import type { MotionFacts } from "../../storage/model/facts/motion-facts.js";
import type { Read } from "../../storage/model/facts/read.js";
import type { Extraction } from "../extract/extraction.js";
import { type Head, type Line, linesOf, readHead } from "./head.js";
import { clauseParts, opensSection } from "./motion-clauses.js";
import { type Item, itemOfMotion } from "./motion-item.js";
import { moversIn, secondersIn } from "./motion-names.js";
import { type OutcomeSentence, outcomesIn, settle } from "./motion-outcome.js";
import { oneLine, type Part, toPassages } from "./passages.js";
import type { Structured } from "./structured.js";

/** Reads a motion, or minutes that record one. */
export function readMotion(extraction: Extraction): Omit<Structured, "kind" | "confidence"> {
  const lines = extraction.blocks.flatMap((block) => linesOf(extraction.text, block));
  const head = readHead(extraction);
  const sentences = lines.flatMap(outcomesIn);
  const clauses = clauseParts(extraction);
  const { warnings, ...facts } = decisionIn(lines, sentences, itemOfMotion(extraction.text, clauses));
  return {
    title: titleOf(extraction, head),
    date: head.date,
    source: head.body?.value ?? extraction.metadata.site,
    passages: toPassages(extraction, withOutcomes(clauses, sentences)),
    facts: {
      motion: {
        ...facts,
        provisional: isProvisional(extraction, head),
        draft: null,
        meeting: null,
        items: [],
        motions: [],
      },
    },
    warnings,
  };
}

type Decision = Pick<MotionFacts, "mover" | "seconder" | "outcome" | "unanimous"> & { warnings: string[] };

/** Who moved, who seconded and what was decided, within the motion's own item where there is one. */
function decisionIn(
  allLines: readonly Line[],
  allSentences: readonly OutcomeSentence[],
  item: Item | null,
): Decision {
  const inside = <T extends { start: number }>(all: readonly T[]): readonly T[] =>
    item === null ? all : all.filter((one) => one.start >= item.start && one.start < item.end);
  const lines = inside(allLines);
  // A notice of motion names its mover above the item it becomes.
  const movers = [moversIn(lines), moversIn(allLines)].find((found) => found.length > 0) ?? [];
  const seconders = [secondersIn(lines), secondersIn(allLines)].find((found) => found.length > 0) ?? [];
  if (movers.length > 1) {
    const warnings = ["Several motions are recorded; none was taken as the document's."];
    return { mover: null, seconder: null, outcome: null, unanimous: null, warnings };
  }
  const [mover = null] = movers;
  const seconder = seconders.length === 1 ? (seconders[0] ?? null) : null;
  return { mover, seconder, ...settle(inside(allSentences), movedAt(lines, mover)) };
}

/** A mover named below the decision, as on a form, does not make it other business. */
function movedAt(lines: readonly Line[], mover: Read<string> | null): number {
  const moving = lines.find((line) => mover !== null && line.start <= mover.start && line.end >= mover.end);
  return moving !== undefined && /\bmoved\b/i.test(moving.text) ? moving.start : 0;
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
  const isTitle = (line: Line): boolean =>
    line.start !== head.body?.start &&
    line.start !== head.date?.start &&
    line.text.length <= 150 &&
    !/^\d+[.)]?\s/.test(line.text) &&
    !opensSection(line.text);
  const lines = head.lines.filter(isTitle);
  const minutes = lines.find((line) => /^(?:draft\s+)?minutes\b/i.test(line.text));
  if (minutes) return oneLine(minutes.text);
  const subject = lines.map((line) => motionTitle.exec(line.text)?.groups?.subject).find((found) => found);
  const heading = lines.find((line) => line.block.kind === "heading")?.text;
  const first = lines.find((line) => !/[.;:]$/.test(line.text) && line.text.length <= 100)?.text;
  const found = subject ?? heading ?? extraction.metadata.title ?? first;
  return found === undefined ? null : oneLine(found);
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
