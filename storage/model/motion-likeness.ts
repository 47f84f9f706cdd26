/**
 * Whether two records can be of one motion, told by their words: runs of three words ("shingles"), each as a number,
 * and of those the least few as a sketch, by which alike texts find one another without being compared in pairs
 * (Broder, "On the resemblance and containment of documents", 1997).
 */
import { fold } from "./fold.js";

/** Words of a run; runs kept as a sketch. */
const run = 3;
const sketchSize = 24;
/** In UTF-16 code units: of a longer motion, its beginning is compared. */
const longest = 20_000;

/** The runs of words in `text`, each as a 32-bit number (FNV-1a); empty for a text of fewer than three words. */
export function shinglesOf(text: string): Set<number> {
  const words = wordsOf(text.slice(0, longest));
  const shingles = new Set<number>();
  for (let at = 0; at + run <= words.length; at++) shingles.add(hash(words.slice(at, at + run).join(" ")));
  return shingles;
}

/** The least numbers of a set: two texts that share many runs share many of these. */
export function sketchOf(shingles: ReadonlySet<number>): number[] {
  return [...shingles].sort((one, other) => one - other).slice(0, sketchSize);
}

function wordsOf(text: string): string[] {
  return (
    fold(text, "words")
      .folded.toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

function hash(words: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < words.length; at++) value = Math.imul(value ^ words.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** How much of the shorter set stands in the other, 0 to 1; 0 where one is empty. */
export function containment(one: ReadonlySet<number>, other: ReadonlySet<number>): number {
  const [less, more] = one.size <= other.size ? [one, other] : [other, one];
  if (less.size === 0) return 0;
  let shared = 0;
  for (const each of less) if (more.has(each)) shared += 1;
  return shared / less.size;
}

/** What is compared of a record of a motion. */
export interface MotionLikeness {
  /** As printed; null where the record names none. */
  body: string | null;
  title: string | null;
  reference: string | null;
  /** A partial date. */
  day: string | null;
  /** The words moved; empty where they are not given. */
  text: string;
}

const generic =
  /^(?:the|of|and|a|an|in|on|for|to|city|county|borough|district|town|parish|council|full|meeting|minutes|committee|london|royal|metropolitan|motion|notice|draft|agenda|shire|authority|board)$/;

/** The words of a name or title that tell it from others: no articles, no words that every council has. */
export function tellingWords(words: string | null): Set<string> {
  return new Set(wordsOf(words ?? "").filter((word) => !generic.test(word)));
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let sum = 0;
  for (const word of one) if (other.has(word)) sum += 1;
  return sum;
}

/** A record made ready to be compared with many others. */
export interface Comparable extends Pick<MotionLikeness, "reference" | "day"> {
  body: ReadonlySet<string>;
  title: ReadonlySet<string>;
  shingles: ReadonlySet<number>;
}

/** Takes the words of a record apart, once for all comparisons. */
export function comparable({ body, title, reference, day, text }: MotionLikeness): Comparable {
  return { body: tellingWords(body), title: tellingWords(title), reference, day, shingles: shinglesOf(text) };
}

/** Two names cannot be of one body when each has words of its own and they share none. */
function bodiesDiffer(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size > 0 && other.size > 0 && shared(one, other) === 0;
}

/** A reference that no other body gives to another motion: `S3M-4110`, `EDM 1187`; "Motion 3" is none. */
const distinctive = /^(?:S\d{1,2}M-\d+(?:\.\d+)*|EDM\s+\d+)$/i;
/** A motion may be lodged or printed this many days before it is decided. */
const furthestDays = 70;

function daysApart(one: string, other: string): number {
  return Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000;
}

/**
 * True when two records are of one motion, as far as their words can tell. Held back rather than generous: bodies must
 * not differ and days not be far apart, and then the words moved are mostly the same, or on one day the titles are.
 */
export function isSameMotion(one: Comparable, other: Comparable): boolean {
  if (bodiesDiffer(one.body, other.body)) return false;
  if (one.reference && one.reference === other.reference && distinctive.test(one.reference)) return true;
  const known = one.day?.length === 10 && other.day?.length === 10 ? daysApart(one.day, other.day) : null;
  if (known !== null && known > furthestDays) return false;
  const least = Math.min(one.shingles.size, other.shingles.size);
  const alike = containment(one.shingles, other.shingles);
  if (least >= 8 && alike >= (known === 0 ? 0.4 : 0.6)) return true;
  if (known !== 0) return false;
  const same = shared(one.title, other.title);
  const titlesAlike = same >= 1 && same / Math.max(one.title.size, other.title.size) >= 0.75;
  // Under one title a meeting may decide several things: their words, where both are given, must not speak against it.
  return titlesAlike && (least < 8 || alike >= 0.25);
}
