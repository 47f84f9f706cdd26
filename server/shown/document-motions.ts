/** The motions of one version for its page: the outline above the text, and the panels in it. */
import type { PassageRow } from "../../storage/catalogue/reading-tables.js";
import { factsSchema } from "../../storage/model/facts/facts.js";
import type { MotionFacts } from "../../storage/model/facts/motion-facts.js";
import type { DocumentContext } from "../../views/contexts.js";
import type { HeldVersion } from "../held-version.js";
import { type MotionPanels, motionOutline, motionPanels } from "./motions.js";

/** What was read of motions; undefined in a document of another kind. */
export function motionFactsOf({ version }: HeldVersion): MotionFacts | undefined {
  return factsSchema.parse(JSON.parse(version.facts)).motion;
}

/** `item` is the one asked for; empty when none was. */
export function motionsShown(
  held: HeldVersion,
  rows: readonly PassageRow[],
  item: string,
): { motions: DocumentContext["motions"]; panels: MotionPanels } {
  const facts = motionFactsOf(held);
  const from = { document: held.document.id, version: held.version.number, rows };
  return {
    motions: motionOutline(from, facts, item),
    panels: motionPanels(from, facts, new Map()),
  };
}
