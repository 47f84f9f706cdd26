/**
 * Turns: a lead opens one, the paragraphs under it go on with it, a heading ends it. A question's number holds
 * until the next number, so that an answer can be cited as "Q12".
 */
import type { Block, Extraction } from "../extract/extraction.js";
import { canBeSame } from "./names.js";
import type { Part } from "./passages.js";
import { allLeads, joinedStarts, type Lead, leadAt, lineStarts, speakersOf } from "./transcript-labels.js";
import {
  declaredNames,
  examinerOf,
  isPeopleList,
  type People,
  type Role,
  roleOf,
  swornWitnessOf,
} from "./transcript-people.js";

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
}

interface Piece {
  start: number;
  end: number;
  block: Block;
  lead: Lead | null;
}

/** Reads the turns of a transcript. */
export function readTurns(extraction: Extraction, people: People): ReadTurns {
  const leads = allLeads(extraction);
  const speakers = speakersOf(extraction, leads, declaredNames(people));
  const pieces = piecesOf(extraction, speakers, bothSides(leads));
  const first = pieces.find((piece) => piece.lead !== null && piece.start >= bodyStart(extraction));
  const floor: Floor = { turn: null, question: null, examiner: null, witness: null, time: null };
  const parts = pieces.map((piece) => {
    const lead = first !== undefined && piece.start >= first.start ? piece.lead : null;
    return readPiece(extraction.text, { ...piece, lead }, floor, people);
  });
  return { parts, turnsBegin: first?.start ?? null };
}

/** `Q.` and `A.` are sides only in a document that has several of both. */
function bothSides(leads: readonly Lead[]): boolean {
  const sides = leads.map((lead) => lead.side).filter((side) => side !== null);
  return sides.length >= 3 && new Set(sides).size === 2;
}

/** Above "Examination of witnesses" a name with a colon is a list, not a turn. */
function bodyStart(extraction: Extraction): number {
  const heading = extraction.blocks.find((block) =>
    /^examination of (?:the )?witness(?:es)?$/i.test(extraction.text.slice(block.start, block.end).trim()),
  );
  return heading?.end ?? 0;
}

function piecesOf(extraction: Extraction, speakers: ReadonlySet<string>, sides: boolean): Piece[] {
  return extraction.blocks.flatMap((block) => {
    const believed = (start: number): Lead | null => {
      const lead = isPeopleList(extraction.text.slice(block.start, block.end))
        ? null
        : leadAt(extraction, block, start);
      if (lead === null) return null;
      if (lead.side !== null) return sides || lead.question !== null ? lead : null;
      if (lead.name === null) return lead.question === null ? null : lead;
      return speakers.has(lead.name) ? lead : null;
    };
    const starts = [...lineStarts(extraction.text, block), ...joinedStarts(extraction.text, block, speakers)];
    const pieces = [...new Set(starts)]
      .sort((one, other) => one - other)
      .map((start) => ({ start, lead: believed(start) }))
      .filter((piece) => piece.start === block.start || piece.lead !== null);
    return pieces.map((piece, index) => ({ ...piece, block, end: pieces[index + 1]?.start ?? block.end }));
  });
}

const timeForm =
  /^[*_[(]*\s*(?<time>\d{1,2}(?:[.:]\d{2}\s*(?:am|pm|a\.m\.|p\.m\.|noon)?|\s*(?:am|pm|a\.m\.|p\.m\.|noon)))\s*[\])*_.]*$/i;
const stageForm = /^[*_]*[([].*[\])][.*_]*$/s;
const markupForm = /^\.\.\s+[\w-]+::/;

function readPiece(text: string, piece: Piece, floor: Floor, people: People): Part {
  const { start, end, lead, block } = piece;
  if (lead !== null) return turnPart(piece, lead, floor, people);
  const words = text.slice(start, end).trim();
  noteProcedure(words, block, floor);
  const span = { start, end };
  if (block.kind === "heading") return { ...span, kind: "heading", level: block.level };
  if (block.kind === "row") return { ...span, kind: "row" };
  const time = timeForm.exec(words)?.groups?.time ?? null;
  if (time !== null) {
    floor.time = time;
    return { ...span, kind: "paragraph", time };
  }
  const spoken = floor.turn !== null && !stageForm.test(words) && !markupForm.test(words);
  if (!spoken || floor.turn === null) return { ...span, kind: "paragraph" };
  return { ...span, ...floor.turn, question: floor.question };
}

/** Lines of the record itself, between the words of speakers. */
const procedure =
  /^[*_[(]*(?:examination of (?:the )?witness|sitting suspended|on resuming|(?:the )?(?:sitting|hearing|meeting|committee|session) (?:was )?(?:suspended|adjourned|resumed|rose|ended|closed)|the witness(?:es)? withdrew)/i;

/** Headings, sworn witnesses and examiners change who holds the floor. */
function noteProcedure(words: string, block: Block, floor: Floor): void {
  const examiner = examinerOf(words);
  const witness = swornWitnessOf(words);
  if (examiner !== null) floor.examiner = examiner;
  if (witness !== null) floor.witness = witness;
  const ended = block.kind === "heading" || procedure.test(words) || isPeopleList(words);
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
  const time = floor.time;
  floor.time = null;
  return { start: piece.start, end: piece.end, ...floor.turn, question: floor.question, time };
}

function sideName(lead: Lead, floor: Floor): string | null {
  if (lead.side === "asks") return floor.examiner;
  return lead.side === "answers" ? floor.witness : null;
}

function sideRole(lead: Lead, name: string | null): Role | null {
  if (name === null) return null;
  return lead.side === "asks" ? "counsel" : "witness";
}
