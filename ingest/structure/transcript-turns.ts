/**
 * Turns: a lead opens one, the paragraphs under it go on with it, a heading ends it. A question's number holds
 * until the next number, so that an answer can be cited as "Q12".
 */
import type { Block, Extraction } from "../extract/extraction.js";
import { canBeSame } from "./names.js";
import type { Part } from "./passages.js";
import { recordLines, stageForm } from "./transcript-apart.js";
import { joinedRecords, joinedStarts } from "./transcript-joined.js";
import { allLeads, type Lead, leadAt, lineStarts, sideAt } from "./transcript-labels.js";
import {
  declaredNames,
  examinerOf,
  isPeopleList,
  type People,
  type Role,
  roleOf,
  swornWitnessOf,
} from "./transcript-people.js";
import { columnOf, isRecord, recordTime } from "./transcript-record.js";
import { speakersOf } from "./transcript-speakers.js";

export interface ReadTurns {
  parts: Part[];
  /** Where the first turn begins; null when there is none. */
  turnsBegin: number | null;
}

interface Turn {
  attribution: string | null;
  role: Role | null;
  kind: "question" | "speech";
}

/** What is known while reading down the page. */
interface Floor {
  turn: Turn | null;
  question: string | null;
  examiner: string | null;
  witness: string | null;
  /** A time of day printed just above, waiting for the turn that begins then. */
  time: string | null;
  /** The last column mark above. */
  column: string | null;
  /** A label stood just above on a line of its own; the number of a question may begin the words. */
  labelled: boolean;
}

interface Piece {
  start: number;
  end: number;
  block: Block;
  lead: Lead | null;
  /** A name on a line of its own, in a document that prints speakers so; nothing else bears it out. */
  unproven: boolean;
}

/** Reads the turns of a transcript. */
export function readTurns(extraction: Extraction, people: People): ReadTurns {
  const leads = allLeads(extraction);
  const speakers = speakersOf(extraction, leads, declaredNames(people));
  const pieces = piecesOf(extraction, speakers, leads);
  const begin = bodyStart(extraction, leads);
  const first = pieces.find((piece) => piece.lead !== null && piece.start >= begin);
  const floor: Floor = {
    turn: null,
    question: null,
    examiner: null,
    witness: null,
    time: null,
    column: null,
    labelled: false,
  };
  const parts = pieces.map((piece, index) => {
    const lead = first !== undefined && piece.start >= first.start ? piece.lead : null;
    if (floor.turn !== null && lead === null && isHeadline(extraction.text, piece, pieces[index + 1])) {
      floor.turn = null;
      return { start: piece.start, end: piece.end, kind: "heading" as const, level: 3 };
    }
    // Somebody else may speak from here; nobody is better than the wrong one.
    if (lead === null && piece.unproven) floor.turn = null;
    return readPiece(extraction.text, { ...piece, lead }, floor, people);
  });
  return { parts, turnsBegin: first?.start ?? null };
}

/** A line in capitals between two turns, without the end of a sentence: what comes next is about that. */
function isHeadline(text: string, { start, end, block }: Piece, next: Piece | undefined): boolean {
  if (block.kind === "heading" || block.kind === "row" || end - start > 100 || !next?.lead) return false;
  return /^[^\p{Ll}\n]*\p{Lu}{4}[^\p{Ll}\n]*(?<![.?!:;,…–—-])$/u.test(text.slice(start, end).trim());
}

/** `Q.` and `A.` are sides only in a document that has several of both. */
function bothSides(leads: readonly Lead[]): boolean {
  const sides = leads.map((lead) => lead.side).filter((side) => side !== null);
  return sides.length >= 3 && new Set(sides).size === 2;
}

/** Above "Examination of witnesses" a name with a colon is a list, not a turn; it may be printed again for later ones. */
function bodyStart({ text, blocks }: Extraction, leads: readonly Lead[]): number {
  const heading = blocks.find((block) =>
    /^examination of (?:the )?witness(?:es)?$/i.test(text.slice(block.start, block.end).trim()),
  );
  if (heading === undefined) return 0;
  return leads.some((lead) => lead.question !== null && lead.start < heading.start) ? 0 : heading.end;
}

function piecesOf(extraction: Extraction, speakers: ReadonlySet<string>, leads: readonly Lead[]): Piece[] {
  const sides = bothSides(leads);
  const printed = new Map(leads.map((lead) => [lead.start, lead]));
  return extraction.blocks.flatMap((block) => {
    const believed = (start: number): Lead | null => {
      const lead = isPeopleList(extraction.text.slice(block.start, block.end))
        ? null
        : (printed.get(start) ?? insideLead(extraction, block, start));
      if (lead === null || isRecord(extraction.text.slice(start, block.end))) return null;
      if (lead.side !== null) return sides || lead.question !== null ? lead : null;
      if (lead.name === null) return lead.question === null ? null : lead;
      return speakers.has(lead.name) ? lead : sides ? sideAt(extraction.text, start) : null;
    };
    const { apart, behind: nobodys } = recordLines(extraction.text, block);
    // Words behind a line of the record have a label of their own, or are nobody's.
    for (const start of nobodys) if (believed(start) === null) apart.add(start);
    const starts = [
      ...lineStarts(extraction.text, block),
      ...joinedStarts(extraction.text, block, speakers),
      ...leads.filter(({ start }) => start > block.start && start < block.end).map(({ start }) => start),
    ];
    for (const record of joinedRecords(extraction.text, block)) {
      const behind = extraction.text.slice(record.end, block.end);
      const next = record.end + behind.length - behind.trimStart().length;
      starts.push(record.start);
      apart.add(record.start);
      if (next < block.end) {
        starts.push(next);
        if (believed(next) === null) apart.add(next);
      }
    }
    const pieces = [...new Set(starts)]
      .sort((one, other) => one - other)
      .map((start) => ({ start, lead: apart.has(start) && start !== block.start ? null : believed(start) }))
      .filter((piece) => piece.start === block.start || piece.lead !== null || apart.has(piece.start));
    return pieces.map((piece, index) => ({
      ...piece,
      block,
      end: pieces[index + 1]?.start ?? block.end,
      unproven: piece.lead === null && block.kind !== "heading" && printed.get(piece.start)?.mark === "line",
    }));
  });
}

/** A label inside a line, where lines were joined: only one with a colon. */
function insideLead(extraction: Extraction, block: Block, start: number): Lead | null {
  const lead = start === block.start ? null : leadAt(extraction, block, start);
  return lead?.mark === "stop" ? null : lead;
}

/** The number of a page that nothing else showed to be one. */
const folioForm = /^\W{0,3}(?:page\s+)?\d{1,4}\W{0,3}$/i;
const markupForm = /^\.\.\s+[\w-]+::/;

function readPiece(text: string, piece: Piece, floor: Floor, people: People): Part {
  const { start, end, lead, block } = piece;
  if (lead !== null) return turnPart(piece, lead, floor, people);
  // The number of a line, on a page with too few lines for their numbers to be known.
  const words = text
    .slice(start, end)
    .trim()
    .replace(/^\d{1,2}\s+(?=BY\s+\p{Lu}|\((?:Whereupon|The)\b)/u, "");
  noteProcedure(words, block, floor);
  const span = { start, end };
  if (block.kind === "heading") return { ...span, kind: "heading", level: block.level };
  if (block.kind === "row") return { ...span, kind: "row" };
  const column = columnOf(words);
  if (column !== null) {
    floor.column = column;
    return { ...span, kind: "paragraph", column };
  }
  const time = recordTime(words);
  if (time !== null) {
    floor.time = time;
    return { ...span, kind: "paragraph", time };
  }
  const nobodys = stageForm.test(words) || folioForm.test(words) || markupForm.test(words);
  const spoken = floor.turn !== null && !nobodys;
  if (!spoken || floor.turn === null) return { ...span, kind: "paragraph" };
  const number = floor.labelled
    ? /^(\d{1,4})\.\s/.exec(block.marker ? `${block.marker} ` : words)?.[1]
    : undefined;
  floor.labelled = false;
  if (number !== undefined) {
    floor.question = number;
    floor.turn = { ...floor.turn, kind: "question" };
  }
  return { ...span, ...floor.turn, question: floor.question, column: floor.column, line: lineOf(piece) };
}

/** The line of the page is known for what a block begins with. */
function lineOf({ start, block }: Piece): string | null {
  return start === block.start ? (block.line ?? null) : null;
}

/** Headings, sworn witnesses and examiners change who holds the floor. */
function noteProcedure(words: string, block: Block, floor: Floor): void {
  const examiner = examinerOf(words);
  const witness = swornWitnessOf(words);
  if (examiner !== null) floor.examiner = examiner;
  if (witness !== null) floor.witness = witness;
  const ended = block.kind === "heading" || isRecord(words) || isPeopleList(words);
  if (ended || examiner !== null || witness !== null) floor.turn = null;
  if (/^examination of (?:the )?witness/i.test(words)) floor.question = null;
}

function turnPart(piece: Piece, lead: Lead, floor: Floor, people: People): Part {
  if (lead.question !== null) floor.question = lead.question;
  const attribution = lead.name ?? sideName(lead, floor);
  const role =
    lead.side === null
      ? attribution === null
        ? null
        : roleOf(attribution, people)
      : sideRole(lead, attribution);
  const examines = attribution !== null && floor.examiner !== null && canBeSame(attribution, floor.examiner);
  const asks =
    lead.question !== null || lead.side === "asks" || role === "member" || role === "counsel" || examines;
  floor.turn = { attribution, role, kind: asks ? "question" : "speech" };
  const time = lead.time ?? floor.time;
  floor.time = null;
  floor.labelled = lead.mark === "line";
  const { turn, question, column } = floor;
  const line = lineOf(piece);
  return { start: piece.start, end: piece.end, ...turn, question, time, column, line };
}

function sideName(lead: Lead, floor: Floor): string | null {
  if (lead.side === "asks") return floor.examiner;
  return lead.side === "answers" ? floor.witness : null;
}

function sideRole(lead: Lead, name: string | null): Role | null {
  if (name === null) return null;
  return lead.side === "asks" ? "counsel" : "witness";
}
