/** Where the words of a search stand inside one version, told by its stored text. */

import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import type { PassageRow } from "../../storage/catalogue/reading-tables.js";
import { mapOf } from "../../storage/catalogue/searched-map.js";
import type { Span } from "../../storage/model/fold.js";
import { readSearch } from "../../storage/model/query/forgive.js";
import { matchQuery, placesToMark } from "../../storage/model/query/match.js";
import { necessaryWords } from "../../storage/model/query/necessary.js";
import type { Query } from "../../storage/model/query/query.js";
import { textWordsOf } from "../../storage/model/query/quick-words.js";
import { looseMarks, merged, wordIn } from "./marked.js";
import { wordIndex } from "./ranking/pool.js";
import { parted, wordsAsked } from "./ranking/words-asked.js";

/** Where the words stand in a version. */
export interface WordsInside {
  /** Where the passages begin that hold all of the words or, failing that, the most of them; in text order. */
  starts: readonly number[];
  /** Where the words stand in one of these passages. */
  marksOf(passage: Pick<PassageRow, "start" | "text">): Span[];
}

/** `passages`: all of the version, in text order. */
export async function wordsInside(
  catalogue: Catalogue,
  words: string,
  passages: readonly Pick<PassageRow, "start" | "text">[],
): Promise<WordsInside> {
  const nowhere = { starts: [], marksOf: () => [] };
  const { query } = readSearch(words);
  if (query === null) return nowhere;
  const { loose, strict } = parted(query);
  const asked = (await wordsAsked({ catalogue, map: await mapOf(catalogue) }, loose)).words;
  const index = wordIndex(asked);
  const heldBy = counter(index, strict);
  const found = passages.map(({ start, text }) => ({ start, held: heldBy(text) }));
  const most = found.reduce((most, { held }) => Math.max(most, held), 0);
  if (most === 0) return nowhere;
  const enough = Math.min(most, asked.length + (strict === null ? 0 : 1));
  const starts = found.filter(({ held }) => held >= enough).map(({ start }) => start);
  const matching = new Set(starts);
  return {
    starts,
    marksOf({ start, text }) {
      if (!matching.has(start)) return [];
      const words = textWordsOf(text);
      return merged([...looseMarks(words, index), ...(strict ? placesToMark(strict, words) : [])]);
    },
  };
}

/** Text that folds letter by letter: Latin letters without accents, figures, and signs that are no part of a word. */
const plainText = /^[\x20-\x7e\n\t‘’“”–—…£]*$/;
const plainWord = /^[a-z]{2,}$/;
/** Letters at the end of a stem in which the forms of a word may differ: `studi` and `study`. */
const unsteadyEnd = 2;

/** Counts how many of the words asked for a text has; what must hold to the letter counts as one. */
function counter(index: ReadonlyMap<string, number>, strict: Query | null): (text: string) => number {
  const known = new Map<string, number | null>();
  const wordOf = (word: string) => {
    const before = known.get(word);
    if (before !== undefined) return before;
    const found = wordIn(word, index) ?? null;
    known.set(word, found);
    return found;
  };
  const loose = (words: readonly string[]) => {
    const held = new Set<number>();
    for (const word of words) {
      const one = wordOf(word);
      if (one !== null) held.add(one);
    }
    return held.size;
  };
  const look = quickLook([...index.keys()], strict);
  return (text) => {
    const isPlain = look !== null && plainText.test(text);
    if (isPlain && !look.test(text)) return 0;
    if (isPlain && strict === null) return loose(text.toLowerCase().match(/[a-z0-9]+/g) ?? []);
    const words = textWordsOf(text);
    // What is asked of the document besides its words was decided when it was found.
    const holds = strict !== null && (matchQuery(strict, words, () => true)?.length ?? 0) > 0;
    return loose(words.words) + (holds ? 1 : 0);
  };
}

/** Plain texts without any of this hold none of the words; null when that cannot be told in a moment. */
function quickLook(words: readonly string[], strict: Query | null): RegExp | null {
  const needed = strict === null ? [] : necessaryWords(strict);
  if (needed === null) return null;
  const beginnings = words.map((word) => word.slice(0, Math.max(word.length - unsteadyEnd, 1)));
  const all = [...new Set([...beginnings, ...needed])];
  return all.length > 0 && all.every((word) => plainWord.test(word)) ? new RegExp(all.join("|"), "i") : null;
}
