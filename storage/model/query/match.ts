/** Whether a text is what a query asks for, and by which of its words. */
import type { Span } from "../fold.js";
import type { Query, Term } from "./query.js";
import type { TextWords } from "./words.js";

/**
 * The places in the original text that make it answer `query`, in text order, which may overlap; none when it answers
 * by what it does not say; null when it does not answer. Linear in the text for each term.
 */
export function matchQuery(query: Query, text: TextWords): Span[] | null {
  const found = placesOf(query, text);
  return found?.sort((one, other) => one.start - other.start || one.end - other.end) ?? null;
}

/** True for a query that also a text without any words answers, as `NOT police`: it asks for no words at all. */
export function asksForNothing(query: Query): boolean {
  return matchQuery(query, { words: [], places: new Map(), span: () => ({ start: 0, end: 0 }) }) !== null;
}

function placesOf(query: Query, text: TextWords): Span[] | null {
  switch (query.is) {
    case "term": {
      const spans = occurrences(query, text);
      return spans.length > 0 ? spans : null;
    }
    case "not":
      return placesOf(query.of, text) ? null : [];
    case "all": {
      const each: Span[][] = [];
      for (const part of query.of) {
        const found = placesOf(part, text);
        if (!found) return null;
        each.push(found);
      }
      return each.flat();
    }
    case "any": {
      const each = query.of.flatMap((part) => {
        const found = placesOf(part, text);
        return found ? [found] : [];
      });
      return each.length > 0 ? each.flat() : null;
    }
  }
}

function occurrences({ words, prefix }: Term, text: TextWords): Span[] {
  const whole = prefix ? words.slice(0, -1) : words;
  const beginning = prefix ? (words.at(-1) ?? "") : null;
  const starts = whole.length === 0 ? text.words.keys() : runs(whole, text);
  const spans: Span[] = [];
  for (const start of starts) {
    const last = start + words.length - 1;
    if (beginning === null || text.words[last]?.startsWith(beginning)) spans.push(text.span(start, last));
  }
  return spans;
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
