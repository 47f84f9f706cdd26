/** Captions: one passage a cue, so that each keeps its own time into the recording. */
import type { Extraction } from "../extract/extraction.js";
import { type Part, partOf } from "./passages.js";
import { allLeads, leadAt } from "./transcript-labels.js";
import { declaredNames, type People, roleOf } from "./transcript-people.js";
import { speakersOf } from "./transcript-speakers.js";
import type { ReadTurns } from "./transcript-turns.js";

/**
 * Reads cues. Who speaks is what the file says of the cue, else a speaker's label printed in it; a cue without
 * either goes on with the last printed label, but never with a file's voice, which holds for its cue alone.
 */
export function readCaptions(extraction: Extraction, people: People): ReadTurns {
  const speakers = speakersOf(extraction, allLeads(extraction), declaredNames(people));
  let last: string | null = null;
  const parts = extraction.blocks.map((block): Part => {
    if (block.kind !== "caption") return partOf(block);
    const lead = leadAt(extraction, block, block.start);
    const printed = lead?.name != null && speakers.has(lead.name) ? lead.name : null;
    if (printed !== null || startsWithDash(extraction.text, block.start)) last = printed;
    const attribution = block.speaker ?? printed ?? last;
    if (attribution === null) return partOf(block);
    return { ...partOf(block), kind: "speech", attribution, role: roleOf(attribution, people) };
  });
  return { parts, turnsBegin: extraction.blocks.find((block) => block.kind === "caption")?.start ?? null };
}

/** `- ` and `>> ` say that someone else speaks, not who. */
function startsWithDash(text: string, at: number): boolean {
  return /^(?:[-–—]\s|>>)/.test(text.slice(at, at + 3));
}
