/** Where the words of a search stand inside one version, told by its stored text. */

import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import type { PassageRow } from "../../storage/catalogue/reading-tables.js";
import type { Span } from "../../storage/model/fold.js";
import { readSearch } from "../../storage/model/query/forgive.js";
import { matchQuery, placesToMark } from "../../storage/model/query/match.js";
import type { Query } from "../../storage/model/query/query.js";
import { foldForWords, type TextWords, wordsOf } from "../../storage/model/query/words.js";
import { looseMarks, merged, wordIn } from "./marked.js";
import { wordIndex } from "./ranking/pool.js";
import { parted, wordsAsked } from "./ranking/words-asked.js";

/** Marks by where their passage begins, in text order; only passages with all or, failing that, the most of the words. */
export async function marksInside(
  catalogue: Catalogue,
  words: string,
  passages: readonly PassageRow[],
): Promise<Map<number, Span[]>> {
  const { query } = readSearch(words);
  if (query === null) return new Map();
  const { loose, strict } = parted(query);
  const asked = (await wordsAsked(catalogue, loose)).words;
  const index = wordIndex(asked);
  const found = passages.map(({ start, text }) => {
    const words = wordsOf(foldForWords(text));
    return { start, words, held: heldBy(words, index, strict) };
  });
  const wanted = asked.length + (strict === null ? 0 : 1);
  const most = found.reduce((most, { held }) => Math.max(most, held), 0);
  if (most === 0) return new Map();
  const enough = Math.min(most, wanted);
  return new Map(
    found
      .filter(({ held }) => held >= enough)
      .map(({ start, words }) => [
        start,
        merged([...looseMarks(words, index), ...(strict ? placesToMark(strict, words) : [])]),
      ]),
  );
}

/** How many of the words asked for a text has; what must hold to the letter counts as one. */
function heldBy(text: TextWords, index: ReadonlyMap<string, number>, strict: Query | null): number {
  const loose = new Set(text.words.flatMap((word) => wordIn(word, index) ?? []));
  // What is asked of the document besides its words was decided when it was found.
  const holds = strict !== null && (matchQuery(strict, text, () => true)?.length ?? 0) > 0;
  return loose.size + (holds ? 1 : 0);
}
