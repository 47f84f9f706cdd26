/** The words that a note is about: given by position, by themselves, or both; found in the stored text or refused. */
import { longestCitation, type Quote, quoteAt } from "../../storage/model/citation.js";
import { exactPlace } from "../../storage/model/quote/exact-place.js";
import { NotCitable } from "../cite.js";
import { type QuoteSelector, standingQuote } from "./cite-quote.js";

export interface Meant {
  quote: Required<Pick<QuoteSelector, "exact" | "prefix" | "suffix">> | null;
  /** Half-open, in UTF-16 code units of the text. */
  position: { start: number; end: number } | null;
}

/**
 * The words as they stand in the text. A position is believed when the words stand there; else the words are looked
 * for. Throws NotCitable, with the nearest words, when they do not stand in the text.
 */
export function wordsMeant(text: string, { quote, position }: Meant): Quote {
  const length = quote ? quote.exact.length : (position?.end ?? 0) - (position?.start ?? 0);
  if (length > longestCitation)
    throw new NotCitable(`A note is about at most ${longestCitation} characters; ${length} came.`);
  const there = position && quoteAt(text, position.start, position.end);
  if (there && (!quote || there.exact === quote.exact.trim())) return there;
  if (!quote)
    throw new NotCitable(
      `No words stand at ${position?.start}–${position?.end}: the text has ${text.length} characters.`,
    );
  const near = position ? { start: position.start } : {};
  const { start, end } = exactPlace(text, quote) ?? standingQuote(text, { ...quote, ...near });
  const found = quoteAt(text, start, end);
  if (!found) throw new NotCitable("These words do not stand in this version.");
  return found;
}
