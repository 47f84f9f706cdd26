/**
 * Which words seen on a page are which of its version's text: so that words chosen on the image of a page can be cited
 * by their offsets, and words found in the text can be shown on the image. Pure, and in step with the length of the page.
 *
 * The file has the words of a page in its own order, with running heads among them, broken at the ends of lines, and as
 * pieces of words; the text has them in reading order, joined. What both have alike are long runs of the same letters
 * and figures: those are found first, the longest that begin at each place, and what lies between two of them is
 * filled in where it is the same.
 */
import type { Span } from "./fold.js";

/**
 * Letters and figures that a run must have to be found wherever it stands. Sentences come first: a running head that
 * shares a word with one must not take it away.
 */
const sentence = 28;
const seed = 8;

/** Letters and figures, each with where it came from. */
interface Letters {
  text: string;
  from: number[];
}

/**
 * For each of `words`, in the order of the file, where it stands in `text`: a range of it in UTF-16 code units, without
 * white space at its ends. Null for words that are not in the text: running heads, page numbers, what was misread.
 * `own` is the stretch of the text that is known to stand on the page, where `text` reaches beyond it.
 */
export function wordsInText(words: readonly string[], text: string, own?: Span): (Span | null)[] {
  const seen = lettersOf(words, (index) => index);
  const stored = lettersOf([text], (_index, at) => at);
  const isOwn = (place: number) => {
    const at = stored.from[place] ?? 0;
    return own === undefined || (at >= own.start && at < own.end);
  };
  const placeIn = matched(seen.text, stored.text, isOwn);
  const spans: (Span | null)[] = words.map(() => null);
  placeIn.forEach((to, at) => {
    if (to < 0) return;
    const word = seen.from[at] ?? 0;
    const place = stored.from[to] ?? 0;
    const known = spans[word];
    // Letters of one word that stand far apart in the text were not all found rightly: the first few count.
    if (!known) spans[word] = { start: place, end: place + widthAt(text, place) };
    else if (place >= known.start && place - known.end <= longestGap)
      known.end = Math.max(known.end, place + widthAt(text, place));
  });
  return spans.map((span, index) => span && withSigns(span, words[index] ?? "", text));
}

/** Inside a word stand at most so many other signs: a hyphen, an apostrophe, a break of a line. */
const longestGap = 4;

function lettersOf(parts: readonly string[], placeOf: (index: number, at: number) => number): Letters {
  const letters: string[] = [];
  const from: number[] = [];
  parts.forEach((part, index) => {
    for (let at = 0; at < part.length; ) {
      const width = widthAt(part, at);
      const plain = part.slice(at, at + width).normalize("NFKC");
      if (/[\p{L}\p{N}]/u.test(plain))
        for (const letter of plain.match(/[\p{L}\p{N}]/gu) ?? []) {
          letters.push(letter);
          for (let unit = 0; unit < letter.length; unit++) from.push(placeOf(index, at));
        }
      at += width;
    }
  });
  return { text: letters.join(""), from };
}

function widthAt(text: string, at: number): number {
  const code = text.codePointAt(at) ?? 0;
  return code > 0xffff ? 2 : 1;
}

/** For each letter of `seen`, its place in `stored`, or -1. Each letter of `stored` is given once. */
function matched(seen: string, stored: string, isOwn: (place: number) => boolean): Int32Array {
  const placeIn = new Int32Array(seen.length).fill(-1);
  const taken = new Uint8Array(stored.length);
  const starts = new Map<string, number[]>();
  for (let at = 0; at + seed <= stored.length; at++) {
    const key = stored.slice(at, at + seed);
    const others = starts.get(key);
    if (others) others.push(at);
    else starts.set(key, [at]);
  }
  for (const least of [sentence, seed]) {
    let expected = 0;
    for (let at = 0; at + seed <= seen.length; ) {
      const places = starts.get(seen.slice(at, at + seed)) ?? [];
      const isOpen = (placeIn[at] ?? -1) < 0;
      const run = isOpen ? bestRun(seen, at, stored, places, { placeIn, taken, expected }) : null;
      // A few letters beyond the page are like these by chance.
      if (run === null || run.length < least || (least === seed && !isOwn(run.place))) {
        at += 1;
        continue;
      }
      take(placeIn, taken, at, run.place, run.length);
      at += run.length;
      expected = run.place + run.length;
    }
  }
  fillGaps(seen, stored, placeIn, taken);
  return placeIn;
}

/** Most places at which the same letters begin that are tried. */
const mostTried = 40;

/** The longest run that begins here; of those alike, the one that goes on where the last one ended. */
function bestRun(
  seen: string,
  at: number,
  stored: string,
  places: readonly number[],
  { placeIn, taken, expected }: { placeIn: Int32Array; taken: Uint8Array; expected: number },
): { place: number; length: number } | null {
  let best: { place: number; length: number } | null = null;
  const away = (place: number) => Math.abs(place - expected);
  for (const place of places.slice(0, mostTried)) {
    let length = 0;
    while (
      at + length < seen.length &&
      (placeIn[at + length] ?? -1) < 0 &&
      seen[at + length] === stored[place + length] &&
      taken[place + length] === 0
    )
      length += 1;
    if (length < seed) continue;
    if (best === null || length > best.length || (length === best.length && away(place) < away(best.place)))
      best = { place, length };
  }
  return best;
}

function take(placeIn: Int32Array, taken: Uint8Array, at: number, place: number, length: number): void {
  for (let offset = 0; offset < length; offset++) {
    placeIn[at + offset] = place + offset;
    taken[place + offset] = 1;
  }
}

/**
 * Short stretches: the same letters at the beginning or at the end of what is left between two runs are the same words;
 * and what is left whole is looked for where the text has something left. Figures in between are passed over: the marks
 * of notes are printed on the page and are not in the text.
 */
function fillGaps(seen: string, stored: string, placeIn: Int32Array, taken: Uint8Array): void {
  const isSame = (at: number, place: number) => seen[at] === stored[place] && taken[place] === 0;
  for (let at = 0; at < seen.length; at++) {
    if ((placeIn[at] ?? -1) >= 0) continue;
    let end = at;
    while (end < seen.length && (placeIn[end] ?? -1) < 0) end += 1;
    const before = at === 0 ? 0 : (placeIn[at - 1] ?? 0) + 1;
    const stop = end;
    let from = at;
    for (let place = before; from < end; from++)
      if (isSame(from, place)) take(placeIn, taken, from, place++, 1);
      else if (!isFigure(seen[from])) break;
    const after = end === seen.length ? stored.length : (placeIn[end] ?? 0);
    for (let place = after - 1; end > from; end--)
      if (isSame(end - 1, place)) take(placeIn, taken, end - 1, place--, 1);
      else if (!isFigure(seen[end - 1])) break;
    if (end > from) placeLeft(seen.slice(from, end), from, stored, placeIn, taken);
    at = Math.max(at, stop);
  }
}

function isFigure(letter: string | undefined): boolean {
  return letter !== undefined && letter >= "0" && letter <= "9";
}

/** What is left and stands once in what is left of the text. */
function placeLeft(left: string, at: number, stored: string, placeIn: Int32Array, taken: Uint8Array): void {
  const isFree = (place: number) => taken.subarray(place, place + left.length).every((one) => one === 0);
  const free: number[] = [];
  for (
    let place = stored.indexOf(left);
    place >= 0 && free.length < 2;
    place = stored.indexOf(left, place + 1)
  )
    if (isFree(place)) free.push(place);
  const [only] = free;
  if (only !== undefined && free.length === 1) take(placeIn, taken, at, only, left.length);
}

/** The range with the signs that are printed with the word: `“watchlist,”`. */
function withSigns(span: Span, word: string, text: string): Span {
  const before = /^[^\p{L}\p{N}]*/u.exec(word)?.[0].length ?? 0;
  const after = /[^\p{L}\p{N}]*$/u.exec(word)?.[0].length ?? 0;
  let { start, end } = span;
  for (let left = before; left > 0 && isSign(text[start - 1]); left--) start -= 1;
  for (let left = after; left > 0 && isSign(text[end]); left--) end += 1;
  return { start, end };
}

function isSign(character: string | undefined): boolean {
  return character !== undefined && !/[\s\p{L}\p{N}]/u.test(character);
}
