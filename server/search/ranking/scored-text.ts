/** Where in a passage the words asked for stand, as ranking needs it. */
import { eachWord } from "../../../storage/model/query/quick-words.js";

/** What of a text is asked for: which of the words stand where in it, and how long it is. */
export interface Held {
  length: number;
  /** For each place in the text that holds a word asked for: the place, and the index of the word. */
  places: { at: number; word: number }[];
}

/** Finds words asked for, given by all of their forms with their index, in a text. Linear. */
export function finderOf(index: ReadonlyMap<string, number>): (text: string) => Held {
  // Most words are not asked for: their length and first letter say so, without making a string of each.
  const firstOfLength = new Int32Array(longestFiltered + 1);
  for (const form of index.keys()) {
    const length = lengthOf(form.length);
    firstOfLength[length] = (firstOfLength[length] ?? 0) | (1 << (form.charCodeAt(0) & 31));
  }
  const isLikely = (length: number, first: number) =>
    ((firstOfLength[lengthOf(length)] ?? 0) & (1 << (first & 31))) !== 0;
  return (text) => {
    const places: Held["places"] = [];
    let length = 0;
    eachWord(text, (words, start, end) => {
      if (isLikely(end - start, words.charCodeAt(start))) {
        const word = index.get(words.slice(start, end));
        if (word !== undefined) places.push({ at: length, word });
      }
      length += 1;
    });
    return { length, places };
  };
}

const longestFiltered = 31;

function lengthOf(length: number): number {
  return Math.min(length, longestFiltered);
}
