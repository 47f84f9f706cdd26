/** The quotations of a text that is to be checked, with whoever is said to say them. */
import { longestCitation } from "../../storage/model/citation.js";
import type { Quotation } from "../../storage/model/facts/article-facts.js";
import type { Facts } from "../../storage/model/facts/facts.js";
import type { Span } from "../../storage/model/fold.js";
import { blockSchema } from "../../storage/model/layout.js";
import { paragraphSpans, quotationSpans } from "../../storage/model/quote/quotation-spans.js";
import { isWord, tokensOf } from "../../storage/model/quote/tokens.js";
import { languageOf } from "../extract/language.js";
import { readQuotations } from "../structure/article-quotations.js";
import { paragraphsOf } from "../structure/article-sentences.js";
import { withUsualMarks } from "./usual-marks.js";

export interface QuotationIn extends Span {
  speaker: string | null;
}

/** Words of a quotation that is no title and no single word, where nothing else tells. */
const fewestWords = 3;

/**
 * Every direct quotation, in order. `facts` are used when the text was read as an article; otherwise it is read as one
 * here. That reading knows English: a text in another language, and one in which it finds none, as one of titles and single
 * words, is taken by its marks alone. Longer ones than a citation may be are cut there.
 */
export function quotationsIn(pasted: string, facts: Facts = {}): QuotationIn[] {
  const text = withUsualMarks(pasted);
  const known = (facts.article?.quotations ?? []).filter(isDirect);
  const read = known.length > 0 ? known : readHere(text);
  if (read.length === 0) return byMarks(text).map((span) => ({ ...cut(span), speaker: null }));
  return read.map((each) => ({ ...cut(each), speaker: each.person?.value ?? each.speaker?.value ?? null }));
}

function readHere(text: string): Quotation[] {
  if (isUnspaced(text) || (languageOf(text) ?? "en") !== "en") return [];
  return readQuotations(text, paragraphsOf(text, paragraphsAsBlocks(text)), null).filter(isDirect);
}

/** Mostly of letters that stand without spaces between words; short texts say no more of their language. */
function isUnspaced(text: string): boolean {
  const start = text.slice(0, 2_000);
  const unspaced =
    start.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)?.length ?? 0;
  return unspaced * 2 > (start.match(/\p{L}/gu)?.length ?? 0);
}

/** What stands between marks; single words and titles only when there is nothing else. */
function byMarks(text: string): Span[] {
  const spans = quotationSpans(text).map((span) => trimmed(text, span));
  const told = spans.filter(
    ({ start, end }) => tokensOf(text.slice(start, end)).filter(isWord).length >= fewestWords,
  );
  return told.length > 0 ? told : spans;
}

function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  return { start: from, end: from + words.trim().length };
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
