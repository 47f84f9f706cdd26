import { eld } from "eld/small";

/** Enough for a sure answer, and little enough to cost nothing. */
const sampleLength = 20_000;
const leastLength = 40;

/** The language of a text (ISO 639-1), or null when it is too short or the answer is not reliable. */
export function languageOf(text: string): string | null {
  const sample = text.slice(0, sampleLength);
  if (sample.trim().length < leastLength) return null;
  const answer = eld.detect(sample);
  return answer.language !== "" && answer.isReliable() ? answer.language : null;
}
