/** Whether the archive holds the very text that is being checked: it is no witness for its own quotations. */
import type { Span } from "../../storage/model/fold.js";
import { isWord, tokensOf } from "../../storage/model/quote/tokens.js";

/** Words of one sample, and how many samples are taken. */
const sampleWords = 8;
const samples = 16;
/** Share of the samples that a copy holds: it may have been cut, or corrected here and there. */
const share = 0.6;

/** A test for texts: true for those that hold most of what `text` says between its quotations. */
export function copyOf(text: string, quotations: readonly Span[]): (other: string) => boolean {
  const phrases = ownPhrases(text, quotations);
  return (other) => {
    if (phrases.length < 3) return false;
    const words = keysOf(other);
    const held = phrases.filter((phrase) => words.includes(phrase)).length;
    return held >= phrases.length * share;
  };
}

/** Runs of words from outside the quotations, spread over the text. */
function ownPhrases(text: string, quotations: readonly Span[]): string[] {
  const phrases: string[] = [];
  let at = 0;
  for (const span of [...quotations, { start: text.length, end: text.length }]) {
    const words = tokensOf(text.slice(at, Math.max(at, span.start))).filter(isWord);
    for (let from = 0; from + sampleWords <= words.length; from += sampleWords)
      phrases.push(
        ` ${words
          .slice(from, from + sampleWords)
          .map(({ key }) => key)
          .join(" ")} `,
      );
    at = Math.max(at, span.end);
  }
  const step = Math.max(1, phrases.length / samples);
  return Array.from(
    { length: Math.min(samples, phrases.length) },
    (_, index) => phrases[Math.floor(index * step)] ?? "",
  );
}

function keysOf(text: string): string {
  const keys = tokensOf(text)
    .filter(isWord)
    .map(({ key }) => key);
  return ` ${keys.join(" ")} `;
}
