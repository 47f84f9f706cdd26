/** The quotations of a text that is to be checked, with whoever is said to say them. */
import { longestCitation } from "../../storage/model/citation.js";
import type { Quotation } from "../../storage/model/facts/article-facts.js";
import type { Facts } from "../../storage/model/facts/facts.js";
import type { Span } from "../../storage/model/fold.js";
import { blockSchema } from "../../storage/model/layout.js";
import { paragraphSpans, quotationSpans } from "../../storage/model/quote/quotation-spans.js";
import { readQuotations } from "../structure/article-quotations.js";
import { paragraphsOf } from "../structure/article-sentences.js";

export interface QuotationIn extends Span {
  speaker: string | null;
}

/**
 * Every direct quotation, in order. `facts` are used when the text was read as an article; otherwise it is read as one
 * here. A text in which that finds none, as one of titles and single words, is taken by its marks alone. Longer ones
 * than a citation may be are cut there.
 */
export function quotationsIn(text: string, facts: Facts = {}): QuotationIn[] {
  const known = (facts.article?.quotations ?? []).filter(isDirect);
  const read =
    known.length > 0
      ? known
      : readQuotations(text, paragraphsOf(text, paragraphsAsBlocks(text)), null).filter(isDirect);
  if (read.length === 0) return quotationSpans(text).map((span) => ({ ...cut(span), speaker: null }));
  return read.map((each) => ({ ...cut(each), speaker: each.person?.value ?? each.speaker?.value ?? null }));
}

function isDirect({ kind }: Quotation): boolean {
  return kind === "direct";
}

function cut({ start, end }: Span): Span {
  return { start, end: Math.min(end, start + longestCitation) };
}

function paragraphsAsBlocks(text: string) {
  return paragraphSpans(text)
    .filter(({ start, end }) => text.slice(start, end).trim() !== "")
    .map((span) => blockSchema.parse({ kind: "paragraph", ...span }));
}
