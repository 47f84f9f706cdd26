/** Transcripts of an inquiry whose mark-up sets speakers in bold: that is the truth of who speaks. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { extractFile } from "../../ingest/extract/extractors.js";
import { structure } from "../../ingest/structure/structure.js";
import { sharedFolder } from "../project-root.js";
import { placesOf } from "./letters.js";
import { type MarkedTurn, scoreTurns, type TurnMarks } from "./turn-score.js";

const folder = join(sharedFolder, "corpus", "02_inquiry_transcripts");

/** Scores every transcript of the folder, as it stands there. */
export async function scoreInquiries(): Promise<TurnMarks[]> {
  const scores: TurnMarks[] = [];
  for (const name of readdirSync(folder).filter((file) => file.endsWith(".rst"))) {
    const mediaType = "text/plain";
    const path = join(folder, name);
    const extraction = await extractFile({ path, name, mediaType });
    const { passages } = structure(extraction, { name, mediaType });
    const truth = placed(extraction.text, markedIn(readFileSync(path, "utf8")));
    scores.push(scoreTurns(name, extraction.text, passages, truth));
  }
  return scores;
}

export interface MarkedWords {
  /** Null for a heading or a note of the record. */
  speaker: string | null;
  /** Its first paragraph, the speaker’s name in front. */
  words: string;
}

/** The turns of a transcript in reStructuredText. */
export function markedIn(source: string): MarkedWords[] {
  const turns: MarkedWords[] = [];
  for (const block of source.split(/\n\s*\n/)) {
    if (/^\s*\.\. |^\s+<|^\s+\S/.test(block)) continue;
    const words = block.trim();
    const label = /^\*\*([^*]+)\*\*:/.exec(words)?.[1];
    const heading = /\n(?:=+|-+|\^+)$/.test(words);
    if (label !== undefined) turns.push({ speaker: label, words });
    else if (heading || /^\*[^*]+\*$/.test(words)) turns.push({ speaker: null, words });
  }
  return turns;
}

/** Finds the marked turns in the text that was taken from the file: each ends where the next begins. */
function placed(text: string, turns: readonly MarkedWords[]): MarkedTurn[] {
  const starts = placesOf(
    text,
    turns.map(({ words }) => plain(words)),
  );
  return turns.map(({ speaker }, index) => ({
    speaker,
    start: starts[index] ?? 0,
    end: starts[index + 1] ?? text.length,
  }));
}

/** A paragraph without its marks: links and abbreviations are their words. */
function plain(words: string): string {
  return words
    .replace(/`([^`<]*?)\s*<[^>`]*>`_{1,2}/g, "$1")
    .replace(/:[a-z]+:`([^`(]*?)\s*(?:\([^`]*\))?`/g, "$1")
    .replace(/\n(?:=+|-+|\^+)$/, "")
    .replace(/[*`|]/g, "");
}
