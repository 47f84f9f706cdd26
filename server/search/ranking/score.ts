/**
 * How well a passage answers, by BM25 (Robertson and Zaragoza, The Probabilistic Relevance Framework, 2009) over stems,
 * for the passage and again for its document; with something for words that stand together as they were asked, and
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

/** How often each of `size` words stands in a text. */
export function countsOf({ places }: Held, size: number): number[] {
  const counts = new Array<number>(size).fill(0);
  for (const { word } of places) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
}

/** Words this much further from each other than they were asked still stand together. */
const together = 2;
const togetherShare = 0.35;
const inReverse = 0.6;
/** Words that tell less are passed over when the next is looked for: `action for children`. */
const tellsLittle = 1;

/** What words asked for side by side are worth where they stand side by side in the text, each pair once. */
export function nearness(words: readonly WordAsked[], { places }: Held): number {
  const next = words.map((_, index) => nextTelling(words, index));
  const pairs = new Map<number, { of: number; closeness: number }>();
  const note = (first: number, second: number, closeness: number) => {
    const key = first * words.length + second;
    if (closeness <= (pairs.get(key)?.closeness ?? 0)) return;
    const of = Math.min(words[first]?.weight ?? 0, words[second]?.weight ?? 0);
    pairs.set(key, { of, closeness });
  };
  const isPair = (one: number, other: number) => other === one + 1 || other === next[one];
  places.forEach(({ at, word }, index) => {
    for (let following = index + 1; following < places.length; following += 1) {
      const other = places[following];
      const apart = (other?.at ?? 0) - at;
      const asked = Math.abs((other?.word ?? 0) - word);
      if (!other || apart > together + longestGap) break;
      if (apart > together + asked) continue;
      if (isPair(word, other.word)) note(word, other.word, 1 / (1 + Math.abs(apart - asked)));
      else if (isPair(other.word, word)) note(other.word, word, inReverse / apart);
    }
  });
  return [...pairs.values()].reduce((sum, { of, closeness }) => sum + togetherShare * of * closeness, 0);
}

const longestGap = 3;

function nextTelling(words: readonly WordAsked[], index: number): number {
  for (let next = index + 1; next <= index + longestGap; next += 1)
    if ((words[next]?.weight ?? 0) >= tellsLittle) return next;
  return index + 1;
}

/** Words that a title has, about. */
const usualName = 8;

/** What the words that a title or heading names are worth; a text that is only called a title, being long, tells less. */
export function named(words: readonly WordAsked[], { places, length }: Held): number {
  const there = new Set(places.map(({ word }) => word));
  const worth = [...there].reduce((sum, index) => sum + (words[index]?.weight ?? 0), 0);
  return length <= usualName ? worth : (worth * usualName) / length;
}
