/** The words of all passages: which forms of a word there are, and how many passages hold each. */
import { sql } from "kysely";
import type { Catalogue } from "./catalogue.js";
import type { SearchedMap } from "./searched-map.js";

/** Forms of one word looked at: more have only their stem in common. */
const mostForms = 40;

/** The words that some passage holds with these stems, by stem; also those that only unseen passages hold. */
export async function formsOf(
  catalogue: Catalogue,
  stems: readonly string[],
): Promise<Map<string, string[]>> {
  const forms = new Map<string, string[]>(stems.map((stem) => [stem, []]));
  if (stems.length === 0) return forms;
  const { rows } = await sql<{ word: string; stem: string }>`select word, stem from searched_word
    where stem in (select value from json_each(${JSON.stringify(stems)})) order by word`.execute(catalogue);
  for (const { word, stem } of rows) {
    const known = forms.get(stem);
    if (known && known.length < mostForms) known.push(word);
  }
  return forms;
}

/** Words that some passage holds, or held once, and that begin so. */
export async function wordsBeginning(catalogue: Catalogue, beginning: string): Promise<string[]> {
  const rows = await catalogue
    .selectFrom("searched_word")
    .select("word")
    .where("word", ">=", beginning)
    .where("word", "<", `${beginning}\u{10ffff}`)
    .orderBy("word")
    .limit(mostForms)
    .execute();
  return rows.map(({ word }) => word);
}

/** What ranking weighs words by. */
export interface Corpus {
  passages: number;
  /** Words a passage has, on average. */
  averageWords: number;
}

interface Remembered {
  /** What the map was when the words were counted. */
  passages: number;
  wordsRevision: number;
  /** Passages that hold a word in their text. */
  counts: Map<string, number>;
}

/** Words whose counts are remembered. */
const mostCounts = 100_000;
/** Small archives change under the eyes of whoever fills them, and are counted in no time. */
const small = 10_000;
/** Of larger ones, the share that may be new or gone before words are counted again. */
const driftShare = 0.01;
/** Characters of an English word with what divides it from the next. */
const charactersPerWord = 5.9;

const remembered = new WeakMap<SearchedMap, Remembered>();

/** How large the archive is, drafts included. */
export function corpusOf({ places, characters }: SearchedMap): Corpus {
  const passages = places.count;
  return { passages, averageWords: passages === 0 ? 1 : Math.max(1, wordsIn(characters / passages)) };
}

/** Words in so many characters, about. */
export function wordsIn(characters: number): number {
  return characters / charactersPerWord;
}

/** In how many passages each of `words` stands, drafts included; of a large archive, as of not long ago. */
export async function passagesWith(
  catalogue: Catalogue,
  map: SearchedMap,
  words: readonly string[],
): Promise<Map<string, number>> {
  const { counts } = memoryOf(map);
  const fresh = [...new Set(words)].filter((word) => !counts.has(word));
  if (fresh.length > 0) {
    const { rows } = await sql<{ term: string; doc: number }>`
      select term, doc from searched_counts
      where col = 'text' and term in (select value from json_each(${JSON.stringify(fresh)}))`.execute(
      catalogue,
    );
    for (const word of fresh) counts.set(word, 0);
    for (const { term, doc } of rows) counts.set(term, doc);
  }
  return new Map(words.map((word) => [word, counts.get(word) ?? 0]));
}

function memoryOf(map: SearchedMap): Remembered {
  const passages = map.places.count;
  const known = remembered.get(map);
  if (known && isGood(known, map) && known.counts.size < mostCounts) return known;
  const fresh = { passages, wordsRevision: map.wordsRevision, counts: new Map<string, number>() };
  remembered.set(map, fresh);
  return fresh;
}

function isGood({ passages, wordsRevision }: Remembered, map: SearchedMap): boolean {
  if (wordsRevision === map.wordsRevision) return true;
  return passages >= small && Math.abs(map.places.count - passages) < passages * driftShare;
}
