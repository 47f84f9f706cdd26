/** The quotations of a text that is to be checked, with whoever is said to say them. */

import { longestCitation } from "../../storage/model/citation.js";
import type { Facts } from "../../storage/model/facts/facts.js";
import type { Span } from "../../storage/model/fold.js";
import { quotationSpans } from "../../storage/model/quote/quotation-spans.js";
import { speakersOf } from "./speaker-cue.js";

export interface QuotationIn extends Span {
  speaker: string | null;
}

/**
 * Every direct quotation, in order. `facts` are used when the text was read as an article; otherwise what stands between
 * quotation marks. Longer ones than a citation may be are cut there.
 */
export function quotationsIn(text: string, facts: Facts = {}): QuotationIn[] {
  const direct = (facts.article?.quotations ?? []).filter(({ kind }) => kind === "direct");
  if (direct.length > 0)
    return direct.map(({ start, end, speaker, person }) => ({
      start,
      end: Math.min(end, start + longestCitation),
      speaker: person?.value ?? speaker?.value ?? null,
    }));
  const spans = quotationSpans(text);
  const speakers = speakersOf(text, spans);
  return spans.map(({ start, end }, index) => ({
    start,
    end: Math.min(end, start + longestCitation),
    speaker: speakers[index] ?? null,
  }));
}
