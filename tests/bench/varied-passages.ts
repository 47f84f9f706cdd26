/**
 * Passages without end, no two alike, for archives larger than any text at hand. Each is one to four sentences of real
 * speech, drawn anywhere; one word in eight is changed for another drawn by how often it is said, and one in forty for a
 * new word joined from the halves of two: so the vocabulary goes on growing with the archive, as real ones do.
 */
import { type Random, randomFrom } from "../eval/random.js";
import { realParagraphs } from "./made-documents.js";

const changedShare = 1 / 8;
const newShare = 1 / 40;
const mostSentences = 4;

/** The same passages, in the same order, for the same seed. */
export function* variedPassages(seed: number): Generator<string> {
  const random = randomFrom(seed);
  const sentences = realParagraphs().flatMap((paragraph) => paragraph.split(/(?<=[.?!]) /));
  const words = sentences.flatMap((sentence) => sentence.match(/\p{L}{3,}/gu) ?? []);
  for (;;) {
    const some = Array.from({ length: 1 + random.int(mostSentences) }, () => random.pick(sentences));
    yield some.join(" ").replace(/\p{L}{3,}/gu, (word) => changed(word, words, random));
  }
}

function changed(word: string, words: readonly string[], random: Random): string {
  if (random.chance(newShare)) {
    const [one, other] = [random.pick(words), random.pick(words)];
    return (one.slice(0, Math.ceil(one.length / 2)) + other.slice(other.length >> 1)).toLowerCase();
  }
  return random.chance(changedShare) ? random.pick(words) : word;
}
