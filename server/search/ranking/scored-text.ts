/** A passage's words as they are ranked: by stem, quickly, without the way back to the print. */
import { foldForWords, wordsOf } from "../../../storage/model/query/words.js";

/** Texts in which lower case and a look at the letters give the words that folding gives. */
const plain = /^[\n\x20-\x7e\u00a3\u20ac\u2010-\u2026]*$/;
/** The comma of `15,000`, which a fold leaves out. */
const grouping = /(?<=(?:^|\D)\d{1,3}),(?=\d{3}(?!\d))/g;
const plainWord = /[0-9]+(?:\.[0-9]+)+|[a-z0-9]+/g;

/** The words of a text in their order, folded. */
export function quickWords(text: string): readonly string[] {
  if (!plain.test(text)) return wordsOf(foldForWords(text)).words;
  return text.toLowerCase().replace(grouping, "").match(plainWord) ?? [];
}

/** What of a text is asked for: which of the words stand where in it, and how long it is. */
export interface Held {
  length: number;
  /** For each place in the text that holds a word asked for: the place, and the index of the word. */
  places: { at: number; word: number }[];
}

/** Finds words asked for, given by all of their forms with their index, in a text. Linear. */
export function heldIn(text: string, index: ReadonlyMap<string, number>): Held {
  const words = quickWords(text);
  const places: Held["places"] = [];
  words.forEach((word, at) => {
    const found = index.get(word);
    if (found !== undefined) places.push({ at, word: found });
  });
  return { length: words.length, places };
}
