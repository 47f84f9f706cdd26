/**
 * Exact search. The engine gives every passage that may hold the words; the stored text decides which do.
 * Compared without case, accents, punctuation and white space, in the order asked for; no stemming, no typos.
 */
import type {
  Facet,
  FacetCount,
  IndexAnswer,
  IndexHit,
  IndexQuery,
  SearchIndex,
} from "../../storage/index/search-index.js";
import { facets } from "../../storage/index/search-index.js";
import { findFolded, fold, type Span } from "../../storage/model/fold.js";

/** Candidates taken from the engine in one call. */
const candidatesAtOnce = 1_000;
/** Words the engine reads of one query. */
const wordsRead = 10;

/** What must stand in a passage: each phrase whole, words in its order. */
export function phrasesOf(words: string): string[] {
  const phrases: string[] = [];
  const rest = words.replace(/["“”„«»]([^"“”„«»]*)["“”„«»]/gu, (_, phrase: string) => {
    phrases.push(phrase);
    return " ";
  });
  // Without quotation marks the whole question is the phrase.
  if (phrases.length === 0) return hasWords(words) ? [words] : [];
  return [...phrases, ...rest.split(/\s+/u)].filter(hasWords);
}

function hasWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Where all phrases stand in `text`, or null when one is missing. */
export function exactMarks(text: string, phrases: readonly string[]): Span[] | null {
  const folded = fold(text, "words");
  const marks: Span[] = [];
  for (const phrase of phrases) {
    const found = findFolded(folded, phrase, { wholeWords: true });
    if (found.length === 0) return null;
    marks.push(...found);
  }
  return marks.sort((one, other) => one.start - other.start);
}

/**
 * Words for the engine: those it is sure to cut as we do (see `foldedWhereOdd`), at most as many as it reads.
 * Words of other scripts are left to the stored text; with nothing else asked for, every passage is a candidate.
 */
function candidateWords(phrases: readonly string[]): string {
  const words = new Set(
    phrases.flatMap((phrase) => fold(phrase, "words").folded.match(/(?<!\S)[a-z0-9]+(?!\S)/g) ?? []),
  );
  return [...words]
    .sort((one, other) => other.length - one.length)
    .slice(0, wordsRead)
    .map((word) => `"${word}"`)
    .join(" ");
}

/** Every passage that holds the words, in the engine's order, cut to the page asked for. */
export async function searchExact(index: SearchIndex, query: IndexQuery): Promise<IndexAnswer> {
  const phrases = phrasesOf(query.words);
  if (phrases.length === 0) return { hits: [], total: 0, facets: {} };
  const found: IndexHit[] = [];
  for (let offset = 0; ; offset += candidatesAtOnce) {
    const candidates = await index.search({
      ...query,
      words: candidateWords(phrases),
      everyWord: true,
      limit: candidatesAtOnce,
      offset,
      withFacets: false,
      withMarks: false,
    });
    for (const { record } of candidates.hits) {
      const marks = exactMarks(record.text, phrases);
      if (marks) found.push({ record, marks });
    }
    if (candidates.hits.length < candidatesAtOnce) break;
  }
  return {
    hits: found.slice(query.offset, query.offset + query.limit),
    total: found.length,
    facets: query.withFacets ? countFacets(found) : {},
  };
}

const valuesOf: Record<Facet, (hit: IndexHit) => (string | number | null)[]> = {
  kind: ({ record }) => [record.kind],
  source: ({ record }) => [record.source],
  year: ({ record }) => [record.year],
  tag: ({ record }) => record.tags,
  speaker: ({ record }) => [record.attribution],
};

function countFacets(hits: readonly IndexHit[]): IndexAnswer["facets"] {
  const counted: IndexAnswer["facets"] = {};
  for (const facet of facets) {
    const counts = new Map<string, number>();
    for (const hit of hits) {
      for (const value of valuesOf[facet](hit)) {
        if (value !== null) counts.set(String(value), (counts.get(String(value)) ?? 0) + 1);
      }
    }
    counted[facet] = [...counts]
      .map(([value, count]): FacetCount => ({ value, count }))
      .sort((one, other) => other.count - one.count || one.value.localeCompare(other.value));
  }
  return counted;
}
