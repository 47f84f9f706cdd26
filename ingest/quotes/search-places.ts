/** Looking for quotations in the stored texts: candidates by the index, places by the text. */

import { whileAlive } from "../../storage/index/patience.js";
import type { PlaceQuery } from "../../storage/index/search-index.js";
import type { TranscriptFacts } from "../../storage/model/facts/transcript-facts.js";
import type { DocumentState } from "../../storage/model/kind.js";
import { type Placement, placesOf } from "../../storage/model/quote/placement.js";
import { isGap, type Sought, soughtIn } from "../../storage/model/quote/sought.js";
import type { Standing } from "../../storage/model/quote/verdict.js";
import type { Archive } from "../archive.js";
import type { Asked } from "./answer.js";
import { standingOf } from "./standing.js";
import { type Stretch, stretchAt, type Window, windowsOf } from "./stored-texts.js";

export type Desk = Pick<Archive, "catalogue" | "vault" | "index">;

/** A place of one quotation in one stretch. */
export interface Found {
  placement: Placement;
  standing: Standing;
  stretch: Stretch;
}

/** A quotation under way. */
export interface Hunt {
  asked: Asked;
  sought: Sought;
  found: Found[];
  /** Looked through so far; pieces of a spliced quotation are looked for in these. */
  stretches: Stretch[];
  seen: Set<string>;
}

export function startHunt(asked: Asked): Hunt {
  return { asked, sought: soughtIn(asked.quote), found: [], stretches: [], seen: new Set() };
}

/** Windows of one quotation that are read in one look. */
const mostWindows = 16;
const mostWindowsOfFew = 28;
/** Characters of a quotation that is short. */
const fewCharacters = 160;
/** Characters beyond the passage in which the rest of a quotation may stand; more when an ellipsis leaves words out. */
const besides = 400;
const besidesGap = 2_500;

/** Asks the index for every hunt at once, then looks through the stored text around what it names. */
export async function look(
  desk: Desk,
  hunts: readonly Hunt[],
  queriesFor: (hunt: Hunt) => PlaceQuery[],
  states: readonly DocumentState[],
  until: number,
): Promise<void> {
  const queries = hunts.map(queriesFor);
  const answers = await whileAlive(desk.index, desk.index.places(queries.flat(), { states }));
  const kept = new Map<string, Stretch | null>();
  let from = 0;
  for (const [index, hunt] of hunts.entries()) {
    const count = queries[index]?.length ?? 0;
    const windows = windowsOf(answers.slice(from, from + count), marginOf(hunt.sought));
    from += count;
    const most = hunt.sought.quote.length <= fewCharacters ? mostWindowsOfFew : mostWindows;
    for (const window of windows.slice(0, most)) {
      if (Date.now() > until) return;
      await lookAt(desk, hunt, window, states, kept);
    }
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

function marginOf({ quote, tokens, openStart, openEnd }: Sought): number {
  const isOpen = openStart || openEnd || tokens.some(isGap);
  return Math.round(quote.length * 1.3) + besides + (isOpen ? besidesGap : 0);
}

async function lookAt(
  desk: Desk,
  hunt: Hunt,
  window: Window,
  states: readonly DocumentState[],
  kept: Map<string, Stretch | null>,
): Promise<void> {
  const key = `${window.document} ${window.version} ${window.start} ${window.end}`;
  if (hunt.seen.has(key)) return;
  hunt.seen.add(key);
  const stretch = kept.get(key) ?? (await stretchAt(desk.catalogue, window, states));
  kept.set(key, stretch);
  if (stretch === null) return;
  hunt.stretches.push(stretch);
  for (const placement of placesOf(hunt.asked.quote, stretch.where)) {
    const facts = hunt.asked.speaker === null ? null : await transcriptFacts(desk, stretch);
    const standing = standingOf(stretch, placement, hunt.asked.speaker, facts);
    hunt.found.push({ placement, stretch, standing: { ...standing, isItself: false } });
  }
}

/** Tells who is printed as `Chair`; asked for only where that is printed. */
async function transcriptFacts(desk: Desk, stretch: Stretch): Promise<TranscriptFacts | null> {
  if (!stretch.passages.some(({ attribution }) => /chair/i.test(attribution ?? ""))) return null;
  const row = await desk.catalogue
    .selectFrom("version")
    .select("facts")
    .where("document", "=", stretch.document)
    .where("number", "=", stretch.version)
    .executeTakeFirst();
  return row ? ((JSON.parse(row.facts).transcript ?? null) as TranscriptFacts | null) : null;
}
