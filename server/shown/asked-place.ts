/** Where a reader is led who asks for a question of a transcript or an item of business. */
import type { HeldVersion } from "../held-version.js";
import { placesOf } from "../passage-places.js";
import type { Site } from "../site.js";
import { questionStart } from "./conversation.js";
import { motionFactsOf } from "./document-motions.js";
import { itemStart } from "./motions.js";
import { passageAt } from "./read-words.js";

/** Where the passage begins; null when nothing was asked for, or it is not there. */
export async function placeAsked(
  site: Site,
  held: HeldVersion,
  { question, item }: { question: string; item: string },
): Promise<number | null> {
  const start = item === "" ? null : itemStart(motionFactsOf(held), item);
  if (start === null && question === "") return null;
  const places = await placesOf(site.archive.catalogue, held);
  return start === null ? questionStart(places, question) : (passageAt(places, start)?.start ?? null);
}
