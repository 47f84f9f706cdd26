/**
 * Checks quotations against the archive. The index is asked where to look; the verdict comes from the stored text, and
 * the place that decides it is held against the frozen text in the vault.
 */

import type { PlaceQuery } from "../../storage/index/search-index.js";
import type { Span } from "../../storage/model/fold.js";
import type { DocumentState } from "../../storage/model/kind.js";
import { soughtIn } from "../../storage/model/quote/sought.js";
import { judge } from "../../storage/model/quote/verdict.js";
import { VaultDamaged, VaultMissing } from "../../storage/vault/vault.js";
import { frozenText } from "../cite.js";
import type { Answer, Asked } from "./answer.js";
import { answerTo, isTooShort, type TextReader } from "./answer-to.js";
import { firstQueries, wideQueries } from "./candidate-queries.js";
import { copyOf } from "./same-text.js";
import {
  type Desk,
  type Found,
  type Hunt,
  look,
  lookNearer,
  type Search,
  startHunt,
} from "./search-places.js";
import { missingWords, piecesFor } from "./spliced.js";

export interface CheckOptions {
  /** Documents the asker may see. */
  states: readonly DocumentState[];
  /** The text the quotations stand in, and where: a copy of it in the archive proves nothing. */
  within?: { text: string; spans: readonly Span[] };
  /** Milliseconds after which what has not been looked at is answered `not checked`. */
  patience?: number;
}

const usualPatience = 20_000;
/** Documents that may be the text itself. */
const mostCopies = 3;

export interface QuotationsChecked {
  /** One to each quotation, in their order. */
  answers: Answer[];
  /** Documents that are the text itself or a copy of it; they were left out as witnesses. */
  copies: string[];
}

/** Checks quotations, all together. Throws IndexUnavailable. */
export async function checkQuotations(
  desk: Desk,
  asked: readonly Asked[],
  { states, within, patience = usualPatience }: CheckOptions,
): Promise<QuotationsChecked> {
  const search: Search = { desk, states, until: Date.now() + patience, transcripts: new Map() };
  const read = readOnce(desk);
  const hunts = asked.map(startHunt);
  await look(search, hunts, ({ sought, asked: { speaker } }) => firstQueries(sought, speaker));
  const copies = new Set<string>();
  const nearer = async (some: readonly Hunt[]) => {
    for (const hunt of some) {
      for (const each of hunt.found) each.standing.isItself = copies.has(each.stretch.document);
      if (!isCertain(hunt)) await lookNearer(search, hunt);
      for (const each of hunt.found) each.standing.isItself = copies.has(each.stretch.document);
    }
  };
  // Who is a copy follows from what stands where, and how far is looked from who is a copy: until nothing changes.
  for (let known = -1; known < copies.size; ) {
    known = copies.size;
    await nearer(hunts);
    for (const copy of within ? await copiesAmong(read, hunts, within) : []) copies.add(copy);
  }
  const open = hunts.filter((hunt) => !isSettled(hunt) && !isTooShort(hunt.sought));
  await look(search, open, ({ sought }) => wideQueries(sought));
  await nearer(open);
  const missing = new Map(open.map((hunt) => [hunt, isSettled(hunt) ? [] : missingWords(hunt)]));
  const patchy = open.filter((hunt) => (missing.get(hunt) ?? []).length > 0);
  await look(search, patchy, (hunt) => (missing.get(hunt) ?? []).flatMap(queriesForPart));
  await nearer(patchy);
  const answers: Answer[] = [];
  for (const hunt of hunts) {
    const isLate = Date.now() > search.until && !isSettled(hunt);
    answers.push(await answered(read, hunt, isLate));
  }
  return { answers, copies: [...copies] };
}

/** Judges by what can be proven: a document whose frozen text is missing or changed in the vault is no witness. */
async function answered(read: TextReader, hunt: Hunt, isLate: boolean): Promise<Answer> {
  const notes: string[] = [];
  for (;;) {
    const judgement = judge(hunt.found, () => piecesFor(hunt));
    const stretch = (judgement.places[0] as Found | undefined)?.stretch;
    if (stretch && (await read(stretch.document, stretch.version)) === null) {
      leaveOut(hunt, stretch.document);
      notes.push(
        `The kept text of “${stretch.title}” (${stretch.document}) is missing or changed in the vault; it was left out. A fixity check tells more.`,
      );
    } else if (judgement.verdict === "not held" && (isLate || notes.length > 0))
      return { ...hunt.asked, verdict: "not checked", differences: [], matches: [], notes };
    else {
      const answer = await answerTo(read, hunt, judgement);
      return { ...answer, notes: [...answer.notes, ...notes] };
    }
  }
}

function leaveOut(hunt: Hunt, document: string): void {
  hunt.found = hunt.found.filter(({ stretch }) => stretch.document !== document);
  hunt.stretches = hunt.stretches.filter((stretch) => stretch.document !== document);
}

/** Gives the frozen text of a version, and reads it once however many quotations stand in it. */
function readOnce(desk: Desk): TextReader {
  const texts = new Map<string, Promise<string | null>>();
  return (document, version) => {
    const key = `${document} ${version}`;
    const text = texts.get(key) ?? frozenText(desk, document, version).catch(nullWhenLost);
    texts.set(key, text);
    return text;
  };
}

function nullWhenLost(error: unknown): null {
  if (error instanceof VaultMissing || error instanceof VaultDamaged) return null;
  throw error;
}

/** Settled by words that one voice says: no words that only come near can change what is answered. */
function isCertain(hunt: Hunt): boolean {
  return hunt.found.some((each) => settles(each) && !each.standing.hasMixedVoices);
}

/** What of a quotation stands in nothing that was looked through may stand elsewhere, and be looked for by itself. */
function queriesForPart(words: string): PlaceQuery[] {
  const sought = soughtIn(words);
  return [...firstQueries(sought, null), ...wideQueries(sought)];
}

/** The words stand in a document that is no report of them, and whoever is said to have said them said them. */
function isSettled({ found }: Hunt): boolean {
  return found.some(settles);
}

function settles({ placement: { grade }, standing }: Found): boolean {
  return grade !== "altered" && !standing.isSecondary && !standing.isItself && standing.isClaimed !== false;
}

/** Documents that hold most of the quotations exactly, and of the text around them too. */
async function copiesAmong(
  read: TextReader,
  hunts: readonly Hunt[],
  { text, spans }: { text: string; spans: readonly Span[] },
): Promise<Set<string>> {
  const held = new Map<string, { version: number; count: number }>();
  for (const { found } of hunts) {
    const exact = found.filter(({ placement: { grade } }) => grade === "verbatim" || grade === "typography");
    for (const [document, version] of new Map(
      exact.map(({ stretch }) => [stretch.document, stretch.version]),
    ))
      held.set(document, { version, count: (held.get(document)?.count ?? 0) + 1 });
  }
  const isCopy = copyOf(text, spans);
  const likely = [...held].sort(([, one], [, other]) => other.count - one.count).slice(0, mostCopies);
  const copies = new Set<string>();
  for (const [document, { version, count }] of likely) {
    if (count < hunts.length / 2) continue;
    const other = await read(document, version);
    if (other !== null && isCopy(other)) copies.add(document);
  }
  return copies;
}
