/** Turns of real hearings beside those marked by hand: who speaks, and which question it is. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Extraction } from "../../ingest/extract/extraction.js";
import { extractFile } from "../../ingest/extract/extractors.js";
import { structure } from "../../ingest/structure/structure.js";
import type { Passage } from "../../storage/model/passage.js";
import { sharedFolder } from "../project-root.js";

const folder = join(sharedFolder, "corpus", "02_inquiry_transcripts", "oral_evidence_layout");

export const hearings = [
  "pohi-phase-2-2022-10-26",
  "pohi-phase-3-2023-02-22",
  "pohi-phase-3-2023-02-27",
] as const;
export const hearingFormats = {
  html: "text/html",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  pdf: "application/pdf",
} as const;
export type HearingFormat = keyof typeof hearingFormats;

export interface Turn {
  q: number | null;
  speaker: string;
  text: string;
}

export interface TurnScore {
  /** F1 of turns with the right speaker and words, and of numbered questions with the right number and words. */
  speakers: number;
  questions: number;
  extraction: Extraction;
  passages: Passage[];
}

/** Reads one hearing in one format and scores it. */
export async function scoreHearing(hearing: string, format: HearingFormat): Promise<TurnScore> {
  const name = `${hearing}.${format}`;
  const extraction = await extractFile({ path: join(folder, name), name, mediaType: hearingFormats[format] });
  const { passages } = structure(extraction, { name, mediaType: hearingFormats[format] });
  const truth: Turn[] = JSON.parse(readFileSync(join(folder, `${hearing}.truth.json`), "utf8")).turns;
  const turns = turnsOf(extraction.text, passages);
  return {
    speakers: f1(spoken(truth), spoken(turns)),
    questions: f1(asked(truth), asked(turns)),
    extraction,
    passages,
  };
}

/** The turns that the passages make: a label begins one, what follows without a label belongs to it. */
function turnsOf(text: string, passages: readonly Passage[]): Turn[] {
  const turns: Turn[] = [];
  for (const { start, end, attribution } of passages) {
    if (attribution === null) continue;
    const words = text.slice(start, end);
    const label = words.indexOf(`${attribution}:`);
    const number = /^Q(\d+)/.exec(words)?.[1];
    const last = turns.at(-1);
    if (label >= 0 && label < 12) {
      const said = words.slice(label + attribution.length + 1);
      turns.push({ q: number === undefined ? null : Number(number), speaker: attribution, text: said });
    } else if (last) last.text += words;
    else turns.push({ q: null, speaker: attribution, text: words });
  }
  return turns;
}

function spoken(turns: readonly Turn[]): string[] {
  return turns.map((turn) => `${turn.speaker}: ${bare(turn.text)}`);
}

function asked(turns: readonly Turn[]): string[] {
  return turns.filter((turn) => turn.q !== null).map((turn) => `${turn.q} ${bare(turn.text)}`);
}

/** Letters and digits only: formats differ in white space and line-break hyphens. */
function bare(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, "").toLowerCase();
}

function f1(truth: readonly string[], found: readonly string[]): number {
  const left = new Map<string, number>();
  for (const key of truth) left.set(key, (left.get(key) ?? 0) + 1);
  let right = 0;
  for (const key of found) {
    const count = left.get(key) ?? 0;
    if (count > 0) right += 1;
    left.set(key, count - 1);
  }
  return (2 * right) / (truth.length + found.length);
}
