/** Transcripts: chooses the reader for the layout and says who took part, what it is called and when it was. */
import type { Extraction } from "../extract/extraction.js";
import { type Head, readHead } from "./head.js";
import { oneLine, toPassages } from "./passages.js";
import type { Structured } from "./structured.js";
import { readAttributed } from "./transcript-attributed.js";
import { readCaptions } from "./transcript-captions.js";
import { divisionsOf } from "./transcript-divisions.js";
import { peopleOf } from "./transcript-people.js";
import { readTurns } from "./transcript-turns.js";

/** Reads a record of spoken words: oral evidence, an inquiry's hearing, captions. */
export function readTranscript(extraction: Extraction): Omit<Structured, "kind" | "confidence"> {
  const captions = extraction.blocks.some((block) => block.kind === "caption");
  if (!captions && extraction.blocks.some((block) => block.speaker !== null))
    return readAttributed(extraction);
  const people = peopleOf(extraction);
  const { parts, turnsBegin } = captions ? readCaptions(extraction, people) : readTurns(extraction, people);
  const head = readHead(extraction, turnsBegin ?? Number.POSITIVE_INFINITY);
  const numbers = parts.map((part) => Number.parseInt(part.question ?? "0", 10));
  return {
    title: titleOf(extraction, head),
    date: head.date,
    source: head.body?.value ?? extraction.metadata.site,
    passages: toPassages(extraction, parts),
    facts: {
      transcript: {
        chair: people.chair,
        witnesses: people.witnesses,
        membersPresent: people.membersPresent,
        participants: people.participants,
        divisions: divisionsOf(extraction),
        questions: numbers.reduce((highest, number) => Math.max(highest, number), 0),
      },
    },
    warnings:
      turnsBegin === null && !captions
        ? ["No speaker's label was found; the transcript was kept as paragraphs."]
        : [],
  };
}

const evidenceTitle =
  /^(?:(?:un)?corrected\s+)?(?:oral evidence|transcript)(?:\s+taken)?\s*:\s*(?<subject>.+)$/i;
const aboutTitle = /\b(?:inquiry|evidence|hearing|session|meeting|transcript|debate|phase|day)\b/i;

function titleOf(extraction: Extraction, head: Head): string | null {
  const subject = head.lines
    .map((line) => evidenceTitle.exec(line.text)?.groups?.subject)
    .find((found) => found !== undefined);
  if (subject !== undefined) return oneLine(subject);
  const body = head.body;
  const heading = head.lines.find((line) => line.block.kind === "heading" && line.start !== body?.start);
  const about = head.lines.find((line) => line.start !== body?.start && isTitleLike(line.text));
  const found = heading ?? (about && aboutTitle.test(about.text) ? about : undefined);
  return extraction.metadata.title ?? (found ? oneLine(found.text) : (body?.value ?? null));
}

function isTitleLike(line: string): boolean {
  return line.length <= 150 && /^[\p{Lu}\d]/u.test(line) && !/[.;:]$/.test(line);
}
