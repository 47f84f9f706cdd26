/** Where a word or phrase stands among the words of a text. */
import type { Term } from "./query.js";
import type { TextWords } from "./words.js";

/** The first and the last word of a place, counted in words of the text, both included. */
export interface Run {
  first: number;
  last: number;
}

/** Every place of a term, in text order; they may overlap. Linear in the text. */
export function occurrences({ words, prefix }: Pick<Term, "words" | "prefix">, text: TextWords): Run[] {
  const whole = prefix ? words.slice(0, -1) : words;
  const beginning = prefix ? (words.at(-1) ?? "") : null;
  const starts = whole.length === 0 ? text.words.keys() : runs(whole, text);
  const found: Run[] = [];
  for (const first of starts) {
    const last = first + words.length - 1;
    if (beginning === null || text.words[last]?.startsWith(beginning)) found.push({ first, last });
  }
  return found;
}

/** Where these words stand side by side, by the place of the first. */
function runs(sought: readonly string[], { words, places }: TextWords): readonly number[] {
  const [first = ""] = sought;
  if (sought.length === 1) return places.get(first) ?? [];
  if (!sought.every((word) => places.has(word))) return [];
  // Knuth, Morris and Pratt: no text is so repetitive that it takes longer.
  const fallback = fallbacks(sought);
  const found: number[] = [];
  let matched = 0;
  words.forEach((word, index) => {
    while (matched > 0 && word !== sought[matched]) matched = fallback[matched - 1] ?? 0;
    if (word === sought[matched]) matched += 1;
    if (matched < sought.length) return;
    found.push(index - sought.length + 1);
    matched = fallback[matched - 1] ?? 0;
  });
  return found;
}

/** For each word, how many of the words up to it are also the first of all. */
function fallbacks(sought: readonly string[]): number[] {
  const fallback = [0];
  let matched = 0;
  for (const word of sought.slice(1)) {
    while (matched > 0 && word !== sought[matched]) matched = fallback[matched - 1] ?? 0;
    if (word === sought[matched]) matched += 1;
    fallback.push(matched);
  }
  return fallback;
}
