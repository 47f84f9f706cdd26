/** The best passages of a search, in order: candidates of the engine and of the stored words, weighed on their text. */
import type { Catalogue } from "../../../storage/catalogue/catalogue.js";
import type { PassageRow } from "../../../storage/catalogue/reading-tables.js";
import type { Cell, FoundPassage } from "../../../storage/catalogue/searched-cells.js";
import { passagesOf } from "../../../storage/catalogue/searched-cells.js";
import {
  allOf,
  atPlaces,
  bestRows,
  type Condition,
  type Loose,
} from "../../../storage/catalogue/searched-match.js";
import { storedPassages } from "../../../storage/catalogue/searched-texts.js";
import type { Corpus } from "../../../storage/catalogue/vocabulary.js";
import { type EngineMissing, heardInTime } from "../../../storage/index/patience.js";
import type { Candidate, CandidateSearch, SearchIndex } from "../../../storage/index/search-index.js";
import { bm25, countsOf, named, nearness } from "./score.js";
import { type Held, heldIn } from "./scored-text.js";
import { surroundings } from "./surroundings.js";
import type { WordAsked } from "./words-asked.js";
import { rarest } from "./words-asked.js";

export interface Ranked extends FoundPassage {
  score: number;
}

/** Candidates asked of the engine for the whole query and for each word, and of the stored words. */
const forQuery = 200;
const forWord = 100;
const forStored = 200;
/** Words each asked of the engine alone, and words of which the stored words are asked together. */
const wordsAlone = 10;
const wordsTogether = 40;
/** Passages that the words asked together may stand in, all counted: what can be weighed in a moment. */
const mostPostings = 150_000;
/** Candidates whose text is weighed. */
const mostWeighed = 300;
/** Of passages found, so many that the stored words are not asked which are the best of them. */
const mostCounted = 60_000;

export interface RankedSearch {
  words: readonly WordAsked[];
  corpus: Corpus;
  /** What the engine is asked: the words as written. */
  asked: string;
  within: Omit<CandidateSearch, "words" | "limit">;
  /** What answers, narrowed; a passage on none of these sides is not listed. */
  condition: Condition;
  cells: readonly Cell[];
  /** The words that alone make what answers, when nothing else does. */
  alone: Loose | null;
}

/** The best passages that answer, best first: by the stored words alone when the engine is missing. */
export async function bestPassages(
  { catalogue, index }: { catalogue: Catalogue; index: SearchIndex },
  search: RankedSearch,
): Promise<{ ranked: Ranked[]; engineMissing: EngineMissing | null }> {
  const { words, corpus, within, asked, condition, cells } = search;
  const known = words.filter(({ passages }) => passages > 0);
  const together = rarest(known, mostPostings).slice(0, wordsTogether);
  const single = together.slice(0, wordsAlone);
  const { answer, missing } = await heardInTime(
    index.candidates([
      { ...within, words: asked, limit: forQuery },
      ...(words.length > 1
        ? single.map(({ word }) => ({ ...within, words: `${word} `, limit: forWord }))
        : []),
    ]),
  );
  const lists = answer ?? [];
  const sides = new Map(cells.map((cell) => [cell.side, cell]));
  const places = chosenPlaces(lists, single);
  const loose = search.alone ?? { words: together.map(({ forms }) => forms), every: false };
  const isSmall = cells.reduce((sum, { count }) => sum + count, 0) <= mostCounted;
  const [near, best] = await Promise.all([
    passagesOf(catalogue, allOf([atPlaces(places), condition]), places.length),
    single.length > 0 && isSmall
      ? passagesOf(catalogue, bestRows(loose, search.alone === null ? condition : null, forStored), forStored)
      : [],
  ]);
  const found = new Map(
    [...best, ...near].map((passage) => [`${passage.document} ${passage.start}`, passage]),
  );
  const candidates = [...found.values()].filter(({ side }) => sides.has(side)).slice(0, mostWeighed);
  return { ranked: await weighed(catalogue, words, corpus, candidates, sides), engineMissing: missing };
}

/** The places most of the lists agree on, each list weighed by what its word tells. */
function chosenPlaces(lists: readonly Candidate[][], words: readonly WordAsked[]): Candidate[] {
  const scores = new Map<string, { place: Candidate; score: number }>();
  lists.forEach((list, index) => {
    const weight =
      index === 0 ? words.reduce((sum, word) => sum + word.weight, 1) : (words[index - 1]?.weight ?? 1);
    list.forEach((place, rank) => {
      const key = `${place.document} ${place.start}`;
      const known = scores.get(key) ?? { place, score: 0 };
      known.score += weight / (1 + rank / 50);
      scores.set(key, known);
    });
  });
  return [...scores.values()]
    .sort((one, other) => other.score - one.score)
    .slice(0, mostWeighed)
    .map(({ place }) => place);
}

const titleShare = 0.35;
const headingShare = 0.15;
const speakerShare = 0.5;
const surroundingShare = 0.9;

async function weighed(
  catalogue: Catalogue,
  words: readonly WordAsked[],
  corpus: Corpus,
  candidates: readonly FoundPassage[],
  sides: ReadonlyMap<number, Cell>,
): Promise<Ranked[]> {
  const index = wordIndex(words);
  const texts = new Map(
    (await storedPassages(catalogue, candidates)).map((row) => [`${row.document} ${row.start}`, row]),
  );
  const names = new Map<string, number>();
  const worth = (text: string | null, share: number) => {
    if (text === null) return 0;
    const known = names.get(text) ?? named(words, heldIn(text, index));
    names.set(text, known);
    return share * known;
  };
  const scored = candidates.flatMap((passage) => {
    const row = texts.get(`${passage.document} ${passage.start}`);
    if (!row) return [];
    const held = heldIn(row.text, index);
    const own = bm25(words, countsOf([held], words.length), held.length, corpus.averageWords);
    const score =
      own +
      nearness(words, held) +
      worth(sides.get(passage.side)?.document.title ?? null, titleShare) +
      worth(row.heading, headingShare) +
      worth(row.attribution, speakerShare);
    return [{ passage, row, held, score }];
  });
  scored.sort(byScore);
  const around = await surroundings(catalogue, scored, index);
  const size = words.length;
  for (const each of scored) {
    const texts: Held[] = around.get(keyOf(each.row)) ?? [each.held];
    const length = texts.reduce((sum, text) => sum + text.length, 0);
    each.score += surroundingShare * bm25(words, countsOf(texts, size), length, corpus.averageWords * 4);
  }
  return damped(scored.sort(byScore).map(({ passage, score }) => ({ ...passage, score })));
}

function byScore(one: { score: number; row: PassageRow }, other: { score: number; row: PassageRow }): number {
  // Equals in a settled order, so that the same question has the same answer on every day and every rebuild.
  return other.score - one.score || (keyOf(one.row) < keyOf(other.row) ? -1 : 1);
}

function keyOf({ document, start }: PassageRow): string {
  return `${document} ${start}`;
}

/** How much less each further passage of a document counts in a list of passages. */
const furtherShare = 0.75;

function damped(ranked: readonly Ranked[]): Ranked[] {
  const seen = new Map<string, number>();
  return ranked
    .map((passage) => {
      const before = seen.get(passage.document) ?? 0;
      seen.set(passage.document, before + 1);
      return { ...passage, score: passage.score * furtherShare ** Math.min(before, 3) };
    })
    .sort((one, other) => other.score - one.score);
}

/** Words asked for by each of their forms and by their stem. */
export function wordIndex(words: readonly WordAsked[]): Map<string, number> {
  const index = new Map<string, number>();
  words.forEach(({ forms, stem, word }, at) => {
    for (const form of [word, stem, ...forms]) if (!index.has(form)) index.set(form, at);
  });
  return index;
}
