/** Looking for quotations in the stored texts: candidates by the index, places by the text. */

import { whileAlive } from "../../storage/index/patience.js";
import type { PlaceQuery } from "../../storage/index/search-index.js";
import type { TranscriptFacts } from "../../storage/model/facts/transcript-facts.js";
import type { DocumentState } from "../../storage/model/kind.js";
import {
  type Placement,
  placesOf,
  sequencePlaces,
  type Wanted,
  wantedIn,
} from "../../storage/model/quote/placement.js";
import { isGap, type Sought } from "../../storage/model/quote/sought.js";
import { nearly, type Standing } from "../../storage/model/quote/verdict.js";
import type { Archive } from "../archive.js";
import type { Asked } from "./answer.js";
import { standingOf } from "./standing.js";
import { type Stretch, stretchesAt, windowsOf } from "./stored-texts.js";

export type Desk = Pick<Archive, "catalogue" | "vault" | "index">;

/** What holds for all quotations that are checked together. */
export interface Search {
  desk: Desk;
  /** Documents the asker may see. */
  states: readonly DocumentState[];
  /** After this moment (milliseconds of the epoch) nothing more is looked at. */
  until: number;
  /** Facts of transcripts met, by document and version. */
  transcripts: Map<string, TranscriptFacts | null>;
}

/** A place of one quotation in one stretch. */
export interface Found {
  placement: Placement;
  standing: Standing;
  stretch: Stretch;
}

/** A quotation under way. */
export interface Hunt {
  asked: Asked;
  wanted: Wanted;
  sought: Sought;
  found: Found[];
  /** Looked through so far; pieces of a spliced quotation are looked for in these. */
  stretches: Stretch[];
  /** Those of them in which the words do not stand in sequence, and where nobody has looked yet how near they come. */
  unaligned: Stretch[];
  seen: Set<string>;
}

export function startHunt(asked: Asked): Hunt {
  const wanted = wantedIn(asked.quote);
  return { asked, wanted, sought: wanted.edited, found: [], stretches: [], unaligned: [], seen: new Set() };
}

/** Windows of one quotation that are read in one look. */
const mostWindows = 16;
const mostWindowsOfFew = 28;
/** Characters of a quotation that is short. */
const fewCharacters = 160;
/** Characters beyond the passage in which the rest of a quotation may stand; more when an ellipsis leaves words out. */
const besides = 400;
const besidesGap = 2_500;

/**
 * Asks the index for every hunt at once, then looks through the stored text around what it names for the very words in
 * sequence. How near the others come is a second question, `lookNearer`: most quotations are settled without it.
 */
export async function look(
  search: Search,
  hunts: readonly Hunt[],
  queriesFor: (hunt: Hunt) => PlaceQuery[],
): Promise<void> {
  const { desk, states, until } = search;
  const queries = hunts.map(queriesFor);
  if (queries.every((each) => each.length === 0)) return;
  const answers = await whileAlive(desk.index, desk.index.places(queries.flat(), { states }));
  let from = 0;
  for (const [index, hunt] of hunts.entries()) {
    const count = queries[index]?.length ?? 0;
    const windows = windowsOf(answers.slice(from, from + count), marginOf(hunt.sought));
    from += count;
    const most = hunt.sought.quote.length <= fewCharacters ? mostWindowsOfFew : mostWindows;
    const fresh = windows.slice(0, most).filter(({ document, version, start, end }) => {
      const key = `${document} ${version} ${start} ${end}`;
      const isFresh = !hunt.seen.has(key);
      hunt.seen.add(key);
      return isFresh;
    });
    if (Date.now() > until) return;
    for (const stretch of await stretchesAt(desk.catalogue, fresh, states)) {
      hunt.stretches.push(stretch);
      const placements = sequencePlaces(hunt.wanted, stretch.where);
      if (placements === null) hunt.unaligned.push(stretch);
      else await keep(search, hunt, stretch, placements);
    }
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
}

/** Looks how near the words come in the texts where they do not stand in sequence. */
export async function lookNearer(search: Search, hunt: Hunt): Promise<void> {
  for (const stretch of hunt.unaligned.splice(0)) {
    if (Date.now() > search.until) return;
    await keep(search, hunt, stretch, placesOf(hunt.wanted, stretch.where, nearly));
  }
  await new Promise<void>((resolve) => setImmediate(resolve));
}

function marginOf({ quote, tokens, openStart, openEnd }: Sought): number {
  const isOpen = openStart || openEnd || tokens.some(isGap);
  return Math.round(quote.length * 1.3) + besides + (isOpen ? besidesGap : 0);
}

async function keep(search: Search, hunt: Hunt, stretch: Stretch, placements: readonly Placement[]) {
  const { speaker } = hunt.asked;
  for (const placement of placements) {
    const facts = speaker === null ? null : await transcriptFacts(search, stretch);
    const standing = standingOf(stretch, placement, speaker, facts);
    hunt.found.push({ placement, stretch, standing: { ...standing, isItself: false } });
  }
}

/** Tells who is printed as `Chair`; asked for only where that is printed. */
async function transcriptFacts({ desk, transcripts }: Search, stretch: Stretch) {
  if (!stretch.passages.some(({ attribution }) => /chair/i.test(attribution ?? ""))) return null;
  const { document, version } = stretch;
  const known = transcripts.get(`${document} ${version}`);
  if (known !== undefined) return known;
  const row = await desk.catalogue
    .selectFrom("version")
    .select("facts")
    .where("document", "=", document)
    .where("number", "=", version)
    .executeTakeFirst();
  const facts = row ? ((JSON.parse(row.facts).transcript ?? null) as TranscriptFacts | null) : null;
  transcripts.set(`${document} ${version}`, facts);
  return facts;
}
