/**
 * Makes texts comparable and keeps the way back: every place in the folded text knows which characters of
 * the original it stands for. Exact search, citing and quotation checks all compare through this.
 */
import { type FoldRule, foldCharacter } from "./fold-character.js";

export type { FoldRule } from "./fold-character.js";

/** Half-open, in UTF-16 code units of the original. */
export interface Span {
  start: number;
  end: number;
}

export interface Folded {
  rule: FoldRule;
  folded: string;
  /**
   * Where the original character begins that this folded offset stands for; for `folded.length`, where the
   * last one ends.
   */
  toOriginal(offset: number): number;
  /** The first folded offset that stands for the original `offset` or something after it. */
  toFolded(offset: number): number;
  /** The whole original characters that folded `[start, end)` stands for; `start < end`. */
  spanOf(start: number, end: number): Span;
}

/**
 * Folds `text`: white space runs become one space, quotes, dashes and ellipsis plain, invisible characters
 * vanish; what else is forgiven is the rule's. Linear: about 0.1 s for a million characters.
 */
export function fold(text: string, rule: FoldRule = "text"): Folded {
  const output = new FoldedText(text.length);
  const tangles = new Map<string, FoldedCharacter[]>();
  for (let at = 0; at < text.length; ) {
    if (standsAlone(text, at)) {
      const inside = rule === "words" ? foldInsideNumber(text, at) : null;
      output.add(inside ?? foldAlone(text.charCodeAt(at), rule), at, at + 1);
      at += 1;
      continue;
    }
    const end = endOfTangle(text, at);
    for (const part of foldTangle(text.slice(at, end), rule, tangles))
      output.add(part.folded, at + part.start, at + part.end);
    at = end;
  }
  return output.finish(rule);
}

/** What code units that are a whole character fold to, as far as they were met. */
const alone: Record<FoldRule, string[]> = { typography: [], text: [], words: [] };

function foldAlone(code: number, rule: FoldRule): string {
  const known = alone[rule][code];
  if (known !== undefined) return known;
  const folded = foldCharacter(String.fromCharCode(code), rule);
  alone[rule][code] = folded;
  return folded;
}

/** A whole character of a tangle, what it folds to, and where it stands in the tangle. */
interface FoldedCharacter extends Span {
  folded: string;
}

/** Tangles remembered in one fold: words come again and again, and the segmenter is slow. */
const mostTangles = 50_000;

function foldTangle(
  tangle: string,
  rule: FoldRule,
  known: Map<string, FoldedCharacter[]>,
): FoldedCharacter[] {
  const before = known.get(tangle);
  if (before !== undefined) return before;
  // One code unit is one character: the segmenter, most of the time of a short text, is not asked.
  const segments = tangle.length === 1 ? [{ segment: tangle, index: 0 }] : [...graphemes.segment(tangle)];
  const characters = segments.map(({ segment, index }) => ({
    folded: foldCharacter(segment, rule),
    start: index,
    end: index + segment.length,
  }));
  if (known.size < mostTangles) known.set(tangle, characters);
  return characters;
}

export interface FindOptions {
  /** The words must not begin or end inside a longer word. */
  wholeWords?: boolean;
}

/**
 * Finds `needle` as written, folded by the haystack's own rule, white space at its ends ignored. Gives original
 * spans in order, without overlap, whose edges are whole characters: half a ligature gives the whole ligature.
 */
export function findFolded(haystack: Folded, needle: string, options: FindOptions = {}): Span[] {
  const sought = fold(needle, haystack.rule).folded.trim();
  const found: Span[] = [];
  if (sought === "") return found;
  for (let at = haystack.folded.indexOf(sought); at !== -1; at = haystack.folded.indexOf(sought, at)) {
    const end = at + sought.length;
    const span = haystack.spanOf(at, end);
    const free = span.start >= (found.at(-1)?.end ?? 0);
    if (free && !(options.wholeWords && cutsWord(haystack.folded, at, end))) {
      found.push(span);
      at = end;
    } else at += 1;
  }
  return found;
}

function cutsWord(text: string, start: number, end: number): boolean {
  return joined(text, start) || joined(text, end);
}

/** True when the characters on both sides of `at` are letters or digits. */
function joined(text: string, at: number): boolean {
  return (
    /[\p{L}\p{N}]$/u.test(text.slice(Math.max(0, at - 2), at)) &&
    /^[\p{L}\p{N}]/u.test(text.slice(at, at + 2))
  );
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * True for characters that never join the one before: letters of the Latin script, general punctuation, kana
 * and unified ideographs. A fast path only; everything else is asked of the segmenter.
 */
function neverJoins(code: number): boolean {
  return (
    Number.isNaN(code) ||
    code < 0x300 ||
    (code >= 0x2010 && code <= 0x2027) ||
    (code >= 0x2030 && code <= 0x205e) ||
    (code >= 0x3041 && code <= 0x3096) ||
    (code >= 0x30a1 && code <= 0x30fa) ||
    (code >= 0x4e00 && code <= 0x9fff)
  );
}

function standsAlone(text: string, at: number): boolean {
  return neverJoins(text.charCodeAt(at)) && neverJoins(text.charCodeAt(at + 1));
}

/** Longest stretch given to the segmenter at once, so that a text without spaces stays linear. */
const longestTangle = 4_096;

function endOfTangle(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && !neverJoins(text.charCodeAt(end))) {
    end += 1;
    if (end - start >= longestTangle && /\s/u.test(text.charAt(end))) break;
  }
  return end;
}

const insideNumbers = new Set([".", ",", "\u00A0", "\u2009", "\u202F"]);

/** `15,000` → `15000`, `3.5` stays; null for a character that is not inside a number. */
function foldInsideNumber(text: string, at: number): string | null {
  const character = text.charAt(at);
  if (!insideNumbers.has(character)) return null;
  const before = text.slice(Math.max(0, at - 4), at);
  const after = text.slice(at + 1, at + 5);
  if (character === ".") return /\d$/.test(before) && /^\d/.test(after) ? "." : null;
  return /(?:^|\D)\d{1,3}$/.test(before) && /^\d{3}(?!\d)/.test(after) ? "" : null;
}

/** Grows in doubling typed arrays: a string grown by `+=` takes minutes on a long transcript. */
class FoldedText {
  private units: Uint16Array;
  private starts: Uint32Array;
  private ends: Uint32Array;
  private length = 0;

  constructor(expected: number) {
    const room = expected + 32;
    this.units = new Uint16Array(room);
    this.starts = new Uint32Array(room);
    this.ends = new Uint32Array(room);
  }

  add(folded: string, start: number, end: number): void {
    for (let index = 0; index < folded.length; index++) {
      const unit = folded.charCodeAt(index);
      if (unit === space && this.length > 0 && this.units[this.length - 1] === space) {
        this.ends[this.length - 1] = end;
        continue;
      }
      if (this.length === this.units.length) this.grow();
      this.units[this.length] = unit;
      this.starts[this.length] = start;
      this.ends[this.length] = end;
      this.length += 1;
    }
  }

  finish(rule: FoldRule): Folded {
    const { starts, ends, length } = this;
    const lastEnd = length === 0 ? 0 : (ends[length - 1] ?? 0);
    return {
      rule,
      folded: decode(this.units.subarray(0, length)),
      toOriginal: (offset) => (offset < length ? (starts[offset] ?? 0) : lastEnd),
      toFolded: (offset) => firstEndingAfter(ends, length, offset),
      spanOf: (start, end) => ({ start: starts[start] ?? lastEnd, end: ends[end - 1] ?? lastEnd }),
    };
  }

  private grow(): void {
    const room = this.units.length * 2;
    const grown = {
      units: new Uint16Array(room),
      starts: new Uint32Array(room),
      ends: new Uint32Array(room),
    };
    grown.units.set(this.units);
    grown.starts.set(this.starts);
    grown.ends.set(this.ends);
    Object.assign(this, grown);
  }
}

const space = 0x20;
/** Arguments a call may take are limited; this many are safe everywhere. */
const unitsPerCall = 8_192;

function decode(units: Uint16Array): string {
  const parts: string[] = [];
  for (let at = 0; at < units.length; at += unitsPerCall) {
    parts.push(String.fromCharCode(...units.subarray(at, at + unitsPerCall)));
  }
  return parts.join("");
}

function firstEndingAfter(ends: Uint32Array, length: number, offset: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
