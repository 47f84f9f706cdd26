/** Motions from a version's frozen facts into their tables. */
import { type Facts, factsSchema } from "../model/facts/facts.js";
import type { Motion } from "../model/facts/motion-facts.js";
import { fold } from "../model/fold.js";
import { shinglesOf, sketchOf } from "../model/motion-likeness.js";
import { addRows } from "./add-rows.js";
import type { CatalogueScope } from "./catalogue.js";
import type { MotionRow } from "./motion-tables.js";

/** In UTF-16 code units. */
const longestText = 20_000;

/** Words as they are compared: case, accents and marks do not count. */
export function foldedWords(words: string): string {
  return fold(words, "words").folded.toLowerCase();
}

/**
 * Writes the motions of a version, replacing what was there. `frozen` are its facts as they were frozen, perhaps by an
 * older parser; `textOf` gives the words of a span.
 */
export async function writeMotions(
  scope: CatalogueScope,
  at: { document: string; version: number },
  frozen: unknown,
  textOf: (start: number, end: number) => string,
): Promise<void> {
  for (const table of ["motion_sketch", "motion"] as const)
    await scope
      .deleteFrom(table)
      .where("document", "=", at.document)
      .where("version", "=", at.version)
      .execute();
  const facts = factsSchema.safeParse(frozen).data ?? {};
  const motions = facts.motion?.motions ?? [];
  const rows = motions.map((motion, position) => motionRow({ ...at, position }, motion, facts, textOf));
  await addRows(scope, "motion", rows);
  const sketches = rows.flatMap(({ position, text }) =>
    sketchOf(shinglesOf(text)).map((hash) => ({ ...at, position, hash })),
  );
  await addRows(scope, "motion_sketch", sketches);
}

function motionRow(
  at: { document: string; version: number; position: number },
  motion: Motion,
  facts: Facts,
  textOf: (start: number, end: number) => string,
): MotionRow {
  const { mover, title, reference, tally, text } = motion;
  const meeting = facts.motion?.meeting ?? null;
  const words = text === null ? "" : textOf(text.start, Math.min(text.end, text.start + longestText));
  return {
    ...at,
    start: motion.start,
    end: motion.end,
    title: title?.value ?? null,
    reference: reference?.value ?? null,
    mover: mover?.value ?? null,
    seconder: motion.seconder?.value ?? null,
    outcome: motion.outcome?.value ?? null,
    unanimous: motion.unanimous ? 1 : 0,
    votes_for: tally?.for?.value ?? null,
    votes_against: tally?.against?.value ?? null,
    votes_abstained: tally?.abstained?.value ?? null,
    provisional: facts.motion?.provisional ? 1 : 0,
    flags: motion.flags.length + motion.amendments.reduce((sum, one) => sum + one.flags.length, 0),
    amendments: motion.amendments.length,
    body: meeting?.body?.value ?? facts.source?.value ?? null,
    day: meeting?.date?.value ?? facts.date?.value ?? null,
    text: words,
    mover_folded: foldedWords(mover?.value ?? ""),
    searched: foldedWords([title?.value, reference?.value, words].filter(Boolean).join(" ")),
  };
}
