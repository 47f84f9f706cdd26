/** A text as the words that queries are held against, each with the way back to where it is printed. */
import { type Folded, fold, type Span } from "../fold.js";

export interface TextWords {
  /** In their order, folded. */
  words: readonly string[];
  /** Where each word stands in `words`. */
  places: ReadonlyMap<string, readonly number[]>;
  /** What words `first` to `last`, both included, take up of the original, in UTF-16 code units. */
  span(first: number, last: number): Span;
}

/**
 * Runs of letters and digits; numbers keep their point, so that 3 is not found in 3.5. Scripts written without spaces
 * give a word a character, so that a word of theirs is found inside a sentence.
 */
const spaceless = ["Han", "Hiragana", "Katakana", "Thai", "Lao", "Khmer", "Myanmar"]
  .map((script) => `\\p{Script=${script}}`)
  .join("");
const letter = "[\\p{L}\\p{N}\\p{M}]";
const word = new RegExp(
  `[${spaceless}]\\p{M}*|\\p{N}+(?:\\.\\p{N}+)+|(?:(?![${spaceless}])${letter})+`,
  "gu",
);

/** Folds a text so that its words can be taken; done once for all queries it is held against. */
export function foldForWords(text: string): Folded {
  return fold(text, "words");
}

/** The words of a folded text. Linear. */
export function wordsOf(folded: Folded): TextWords {
  const words: string[] = [];
  const starts: number[] = [];
  const places = new Map<string, number[]>();
  for (const { 0: found, index } of folded.folded.matchAll(word)) {
    const known = places.get(found);
    if (known) known.push(words.length);
    else places.set(found, [words.length]);
    words.push(found);
    starts.push(index);
  }
  return {
    words,
    places,
    span: (first, last) =>
      folded.spanOf(starts[first] ?? 0, (starts[last] ?? 0) + (words[last]?.length ?? 0)),
  };
}
