/** The words of a text, quickly, without the way back to the print. */
import { foldForWords, type TextWords, wordsOf } from "./words.js";

/** Texts in which lower case and a look at the letters give the words that folding gives. */
const plain = /^[\n\x20-\x7e\u00a3\u20ac\u2010-\u2026]*$/;
/** The comma of `15,000`, which a fold leaves out. */
const grouping = /(?<=(?:^|\D)\d{1,3}),(?=\d{3}(?!\d))/g;
const maybeGrouped = /\d,\d/;

/** The words of a text in their order, folded. */
export function quickWords(text: string): readonly string[] {
  const found: string[] = [];
  eachWord(text, (words, start, end) => found.push(words.slice(start, end)));
  return found;
}

/** A word: what stands in `words` from `start` to `end`. */
export type Visit = (words: string, start: number, end: number) => void;

/** Visits the words of a text in their order, folded. */
export function eachWord(text: string, visit: Visit): void {
  if (plain.test(text)) {
    const lower = text.toLowerCase();
    eachPlainWord(maybeGrouped.test(lower) ? lower.replace(grouping, "") : lower, visit);
  } else for (const word of wordsOf(foldForWords(text)).words) visit(word, 0, word.length);
}

/** Visits each word at its place in the text, in lower case; false, and none visited, where that takes a fold. */
function eachWordInPlace(text: string, visit: Visit): boolean {
  if (!plain.test(text) || maybeGrouped.test(text)) return false;
  eachPlainWord(text.toLowerCase(), visit);
  return true;
}

/** As `wordsOf` a folded text, with the way back to the print. */
export function textWordsOf(text: string): TextWords {
  const words: string[] = [];
  const starts: number[] = [];
  const places = new Map<string, number[]>();
  const isInPlace = eachWordInPlace(text, (lower, start, end) => {
    const word = lower.slice(start, end);
    const known = places.get(word);
    if (known) known.push(words.length);
    else places.set(word, [words.length]);
    words.push(word);
    starts.push(start);
  });
  if (!isInPlace) return wordsOf(foldForWords(text));
  return {
    words,
    places,
    span: (first, last) => ({
      start: starts[first] ?? 0,
      end: (starts[last] ?? 0) + (words[last]?.length ?? 0),
    }),
  };
}

/** `[0-9]+(\.[0-9]+)+|[a-z0-9]+`, letter by letter: a string for each word would take most of the time. */
function eachPlainWord(lower: string, visit: Visit): void {
  for (let at = 0; at < lower.length; ) {
    if (!isLetterOrDigit(lower.charCodeAt(at))) {
      at += 1;
      continue;
    }
    const end = endOfNumber(lower, at) ?? endOfWord(lower, at);
    visit(lower, at, end);
    at = end;
  }
}

/** The end of a number with a point in it; null when none stands there. */
function endOfNumber(text: string, start: number): number | null {
  const whole = endOfDigits(text, start);
  let end = whole;
  while (whole > start && text.charCodeAt(end) === point && isDigit(text.charCodeAt(end + 1)))
    end = endOfDigits(text, end + 1);
  return end > whole ? end : null;
}

function endOfDigits(text: string, start: number): number {
  let end = start;
  while (isDigit(text.charCodeAt(end))) end += 1;
  return end;
}

function endOfWord(text: string, start: number): number {
  let end = start;
  while (isLetterOrDigit(text.charCodeAt(end))) end += 1;
  return end;
}

const point = 0x2e;

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || isDigit(code);
}
