/**
 * How well a passage answers, by BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) over stems,
 * for the passage and again for its surroundings; with something for words that stand together as they were asked, and
 * for those in its headings.
 */
import type { Held } from "./scored-text.js";
import type { WordAsked } from "./words-asked.js";

/** How soon further occurrences of a word count little, and how much length counts against a text. */
export const saturation = 1.2;
export const lengthWeight = 0.75;

/** BM25 of a text for the words, given how often each stands in it; `average` is the usual length. */
export function bm25(
  words: readonly WordAsked[],
  counts: readonly number[],
  length: number,
  average: number,
): number {
  const norm = saturation * (1 - lengthWeight + (lengthWeight * length) / average);
  return words.reduce((sum, { weight }, index) => {
    const count = counts[index] ?? 0;
    return count === 0 ? sum : sum + (weight * count * (saturation + 1)) / (count + norm);
  }, 0);
}

/** How often each of `size` words stands in texts. */
export function countsOf(texts: readonly Held[], size: number): number[] {
  const counts = new Array<number>(size).fill(0);
  for (const { places } of texts) for (const { word } of places) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** Words apart from each other by at most this many places still stand together. */
const together = 3;
const togetherShare = 0.35;

/** What words asked for side by side are worth where they stand side by side in the text, each pair once. */
export function nearness(words: readonly WordAsked[], { places }: Held): number {
  const pairs = new Map<number, number>();
  places.forEach(({ at, word }, index) => {
    for (let next = index + 1; next < places.length; next += 1) {
      const other = places[next];
      if (!other || other.at - at > together) break;
      if (other.word !== word + 1 && word !== other.word + 1) continue;
      const first = Math.min(word, other.word);
      const closeness = (other.word === word + 1 ? 1 : 0.6) / (other.at - at);
      pairs.set(first, Math.max(pairs.get(first) ?? 0, closeness));
    }
  });
  let worth = 0;
  for (const [first, closeness] of pairs)
    worth += togetherShare * closeness * Math.min(words[first]?.weight ?? 0, words[first + 1]?.weight ?? 0);
  return worth;
}

/** Words that a title has, about. */
const usualName = 8;

/** What the words that a title or heading names are worth; a text that is only called a title, being long, tells less. */
export function named(words: readonly WordAsked[], { places, length }: Held): number {
  const there = new Set(places.map(({ word }) => word));
  const worth = [...there].reduce((sum, index) => sum + (words[index]?.weight ?? 0), 0);
  return length <= usualName ? worth : (worth * usualName) / length;
}
