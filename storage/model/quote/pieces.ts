/** A quotation put together from several places: which words of it stand where, run by run. */
import type { Searched } from "./placement.js";
import { isGap, soughtIn } from "./sought.js";
import { isWord, type Token } from "./tokens.js";

export interface Piece {
  /** Half-open, in the quotation less white space at its ends. */
  quoteStart: number;
  quoteEnd: number;
  /** Index of the text it stands in, and where in it. */
  text: number;
  start: number;
  end: number;
  words: number;
}

export interface Pieced {
  pieces: Piece[];
  /** Share of the words of the quotation that stand in the pieces. */
  covered: number;
}

/** Fewer words stand in many places by chance. */
const fewestWords = 4;
/** Words by which runs are looked up. */
const seedWords = 3;
const mostPieces = 6;

/** The fewest long runs of the quotation's words that `texts` hold; each is taken as far as it goes. */
export function piecesOf(quotation: string, texts: readonly Searched[]): Pieced {
  const { tokens } = soughtIn(quotation);
  const parts = partsBetweenGaps(tokens);
  const index = seedIndex(texts, parts);
  const pieces: Piece[] = [];
  let [all, covered] = [0, 0];
  for (const words of parts) {
    all += words.length;
    const runs = words.map((_, at) => longestRun(words, at, index));
    const chosen = longestFirst(runs, 0, words.length, words.length).slice(0, mostPieces - pieces.length);
    for (const { at, run, length } of chosen) {
      const piece = pieceOf(words, at, run, length, index);
      if (piece) pieces.push(piece);
      covered += length;
    }
  }
  return { pieces, covered: all === 0 ? 0 : covered / all };
}

function partsBetweenGaps(tokens: readonly Token[]): Token[][] {
  const parts: Token[][] = [[]];
  for (const token of tokens) {
    if (isGap(token)) parts.push([]);
    else if (isWord(token)) parts.at(-1)?.push(token);
  }
  return parts.filter((part) => part.length > 0);
}

interface Seeds {
  words: Token[][];
  /** Where each run of `seedWords` words begins: text and index of its first word. */
  places: Map<string, [text: number, at: number][]>;
}

const mostPlaces = 50;

/** Only runs of words that the quotation has one after another are looked up: the rest of a text is passed over. */
function seedIndex(texts: readonly Searched[], parts: readonly (readonly Token[])[]): Seeds {
  const places: Seeds["places"] = new Map();
  const firsts = new Set<string>();
  for (const part of parts)
    for (let at = 0; at + seedWords <= part.length; at++) {
      places.set(seedAt(part, at), []);
      firsts.add(part[at]?.key ?? "");
    }
  const words = texts.map(({ tokens }) => wordsIn(tokens));
  words.forEach((list, text) => {
    for (let at = 0; at + seedWords <= list.length; at++) {
      if (!firsts.has(list[at]?.key ?? "")) continue;
      const known = places.get(seedAt(list, at));
      if (known && known.length < mostPlaces) known.push([text, at]);
    }
  });
  return { words, places };
}

/** One text is looked through for many quotations. */
const wordLists = new WeakMap<readonly Token[], Token[]>();

function wordsIn(tokens: readonly Token[]): Token[] {
  const known = wordLists.get(tokens);
  if (known) return known;
  const words = tokens.filter(isWord);
  wordLists.set(tokens, words);
  return words;
}

function seedAt(words: readonly Token[], at: number): string {
  let seed = words[at]?.key ?? "";
  for (let next = at + 1; next < at + seedWords; next++) seed += ` ${words[next]?.key}`;
  return seed;
}

/** Where a run of the quotation's words stands: text and index of its first word there. */
interface Run {
  text: number;
  from: number;
  length: number;
}

/** The longest run from `at` on; of equals, the one of the earlier text. */
function longestRun(words: readonly Token[], at: number, index: Seeds): Run | null {
  let best: Run | null = null;
  for (const [text, from] of index.places.get(seedAt(words, at)) ?? []) {
    const list = index.words[text] ?? [];
    let length = 0;
    while (at + length < words.length && words[at + length]?.key === list[from + length]?.key) length += 1;
    if (length > (best?.length ?? 0)) best = { text, from, length };
  }
  return best;
}

interface Chosen {
  at: number;
  run: Run;
  length: number;
}

/** The longest run within `[from, to)`, and the same again on both sides of it; in order. */
function longestFirst(runs: readonly (Run | null)[], from: number, to: number, all: number): Chosen[] {
  let best: Chosen | null = null;
  for (let at = from; at < to; at++) {
    const run = runs[at];
    const length = Math.min(run?.length ?? 0, to - at);
    if (run && length > (best?.length ?? 0)) best = { at, run, length };
  }
  const isWholePart = best !== null && best.length === all;
  if (best === null || (best.length < fewestWords && !isWholePart)) return [];
  const end = best.at + best.length;
  return [...longestFirst(runs, from, best.at, all), best, ...longestFirst(runs, end, to, all)];
}

function pieceOf(
  words: readonly Token[],
  at: number,
  { text, from }: Run,
  length: number,
  index: Seeds,
): Piece | null {
  const list = index.words[text] ?? [];
  const [first, last] = [list[from], list[from + length - 1]];
  const [quoted, quotedLast] = [words[at], words[at + length - 1]];
  if (!first || !last || !quoted || !quotedLast) return null;
  const [quoteStart, quoteEnd] = [quoted.start, quotedLast.end];
  return { quoteStart, quoteEnd, text, start: first.start, end: last.end, words: length };
}
