/** A passage's words as they are ranked: by stem, quickly, without the way back to the print. */
import { stemOf } from "../../../storage/catalogue/stems.js";
import { foldForWords, wordsOf } from "../../../storage/model/query/words.js";

/** Texts in which lower case and a look at the letters give the words that folding gives. */
const plain = /^[\n\x20-\x7e\u00a3\u20ac\u2010-\u2026]*$/;
const numberWithSign = /\d[.,]\d/;

/** The words of a text in their order, folded. */
export function quickWords(text: string): readonly string[] {
  if (!plain.test(text) || numberWithSign.test(text)) return wordsOf(foldForWords(text)).words;
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}

/** What of a text is asked for: which of the words stand where in it, and how long it is. */
export interface Held {
  length: number;
  /** For each place in the text that holds a word asked for: the place, and the index of the word. */
  places: { at: number; word: number }[];
}

/** Finds words asked for, given by their forms and stems with their index, in a text. Linear. */
export function heldIn(text: string, index: ReadonlyMap<string, number>): Held {
  const words = quickWords(text);
  const places: Held["places"] = [];
  words.forEach((word, at) => {
    const found = index.get(word) ?? index.get(stemOf(word));
    if (found !== undefined) places.push({ at, word: found });
  });
  return { length: words.length, places };
}
