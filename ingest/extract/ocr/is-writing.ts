/** Which lines that a recognizer gives are writing, and which are ornaments, stains and strokes that it took for some. */
import type { SeenLine, SeenWord } from "./hocr.js";

/** A line less sure than this is a stain, a stroke or a picture, whatever it looks like. */
const leastConfidence = 30;
/** One word as sure as this makes its line writing, whatever its letters are; signs alone must be surer. */
const sureOfWord = 60;
const sureOfSigns = 90;
/** Without such a word, so many letters must stand in parts that could be words. */
const leastLetters = 4;

/**
 * False for a line in which nothing was read. A faint line stays when figures or letters in it could be words, of any
 * language: only one without a single word read half surely, and made of signs and of letters thrown together, goes.
 */
export function isWriting(line: SeenLine): boolean {
  if (meanConfidence([line]) < leastConfidence) return false;
  const isSure = ({ text, confidence }: SeenWord) =>
    confidence >= (/[\p{L}\p{N}]/u.test(text) ? sureOfWord : sureOfSigns);
  if (line.words.some(isSure)) return true;
  const parts = line.words.map(({ text }) => text.replace(/^[\p{P}\p{S}]+|[\p{P}\p{S}]+$/gu, ""));
  const letters = parts.filter(couldBeWord).reduce((sum, part) => sum + part.length, 0);
  return letters >= leastLetters || parts.some((part) => /^\d[\d.,:/-]*$|\p{Lo}/u.test(part));
}

/** Letters of one case, but for the first; in Latin ones at least one vowel. */
function couldBeWord(part: string): boolean {
  const plain = part.normalize("NFD").replace(/[\p{M}’'-]/gu, "");
  if (!/^(?:\p{L}\p{Ll}+|\p{Lu}{2,})$/u.test(plain) || /(.)\1\1/u.test(plain)) return false;
  return !/\p{Script=Latin}/u.test(plain) || /[aeiouyæøœ]/i.test(plain);
}

/** The mean confidence of words, weighed by their length; 0 of nothing. */
export function meanConfidence(lines: readonly SeenLine[]): number {
  const words = lines.flatMap((line) => line.words);
  const letters = words.reduce((sum, word) => sum + word.text.length, 0);
  const sum = words.reduce((total, word) => total + word.confidence * word.text.length, 0);
  return letters === 0 ? 0 : sum / letters;
}
