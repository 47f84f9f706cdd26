/** Citing by the words: a quote as the W3C TextQuoteSelector gives it, found in the stored text or refused. */
import type { Difference } from "../../storage/model/quote/difference.js";
import { type Grade, type Placement, placesOf, searched } from "../../storage/model/quote/placement.js";
import { wordsOf } from "../../storage/model/quote/tokens.js";
import type { QuotedParts } from "../../storage/model/quoted-parts.js";
import { NotCitable } from "../cite.js";

/** W3C Web Annotation, TextQuoteSelector, with the start of a TextPositionSelector; all but `exact` may be missing. */
export interface QuoteSelector {
  exact: string;
  prefix?: string;
  suffix?: string;
  /** About where it begins, in UTF-16 code units of the version's text. */
  start?: number;
}

/** Where the words stand, from the first to the last of them, and how the quotation agrees with them. */
export interface StandingQuote {
  start: number;
  end: number;
  grade: Exclude<Grade, "altered">;
  differences: Difference[];
  /** Where words are left out or put in; else null. */
  quoted: QuotedParts | null;
}

/** Fewer of the words than this are no nearest words. */
const nearEnough = 0.4;
/** Characters of the surroundings that are compared. */
const around = 80;

/**
 * Finds the quote in the text, across passages and pages, its ellipses and brackets read as the editor's. Of several
 * places the one with the surroundings asked for is taken, then the one nearest to `start`, then the first.
 * Throws NotCitable, with the nearest words, when its words do not stand there.
 */
export function standingQuote(text: string, selector: QuoteSelector): StandingQuote {
  const places = placesOf(selector.exact, searched(text));
  const exact = places.filter(({ grade }) => grade !== "altered");
  const [best] = exact.sort(
    (one, other) =>
      surroundings(text, other, selector) - surroundings(text, one, selector) ||
      distance(one, selector) - distance(other, selector),
  );
  if (!best) throw new NotCitable(refusal(text, places[0]));
  const { grade, differences, parts } = best;
  // What an editor's bracket at an end stands for is no part of the words.
  const start = parts?.parts[0]?.start ?? best.start;
  const end = parts?.parts.at(-1)?.end ?? best.end;
  return { start, end, grade: grade as StandingQuote["grade"], differences, quoted: parts };
}

/** How many of prefix and suffix stand where they are said to, compared by their words. */
function surroundings(
  text: string,
  { start, end }: Placement,
  { prefix = "", suffix = "" }: QuoteSelector,
): number {
  const before = wordsOf(text.slice(Math.max(0, start - prefix.length - around), start));
  const after = wordsOf(text.slice(end, end + suffix.length + around));
  const [wanted, wantedAfter] = [wordsOf(prefix), wordsOf(suffix)];
  return (
    Number(wanted !== "" && ` ${before}`.endsWith(` ${wanted}`)) +
    Number(wantedAfter !== "" && `${after} `.startsWith(`${wantedAfter} `))
  );
}

function distance({ start }: Placement, { start: wanted }: QuoteSelector): number {
  return wanted === undefined ? start : Math.abs(start - wanted);
}

function refusal(text: string, nearest: Placement | undefined): string {
  if (!nearest || nearest.agreement < nearEnough)
    return "These words do not stand in this version. Copy them from its text, in their order.";
  const words = text.slice(nearest.start, nearest.end).replace(/\s+/g, " ");
  const changes = [...new Set(nearest.differences.map(({ kind }) => kind))].join(", ");
  return `These words do not stand in this version. The nearest that do: “${words}” (what differs: ${changes}).`;
}
