/**
 * Where a quotation stands in a text, and how it agrees with it. The judgement is made on these characters and on
 * nothing else.
 */
import type { QuotedParts } from "../quoted-parts.js";
import { type Agreement, agreementOf } from "./agreement.js";
import { align } from "./align.js";
import { joinedAs } from "./compounds.js";
import { type Difference, isChange, isEdit } from "./difference.js";
import { differencesOf } from "./differences.js";
import { differencesAtEnds } from "./ends.js";
import { withMovedIn } from "./order.js";
import { partsIn } from "./parts.js";
import { sequencesIn } from "./sequences.js";
import { isEdited, isGap, type Sought, soughtIn } from "./sought.js";
import { type Token, tokensOf } from "./tokens.js";

/** The best first. */
export const grades = ["verbatim", "typography", "elided", "altered"] as const;
export type Grade = (typeof grades)[number];

export interface Placement extends Agreement {
  grade: Grade;
  /** Half-open, in UTF-16 code units of the text. */
  start: number;
  end: number;
  differences: Difference[];
  /** Of a quotation with marks of whoever quotes, the parts that stand there; null for every other, and when altered. */
  parts: QuotedParts | null;
}

/** A text cut up once, to be looked through for many quotations. */
export interface Searched {
  text: string;
  tokens: Token[];
}

export function searched(text: string): Searched {
  return { text, tokens: tokensOf(text) };
}

/** Tokens on each side of a place in which words that were moved are looked for. */
const beside = 40;
/** Sites of one text that are judged each by itself, of words that stand in it many times. */
const mostSites = 20;

/**
 * Where the quotation agrees best with the text: every place where all its words stand in their order, or else the
 * one that comes nearest. Empty when nothing of it stands there, or when both are too long to be compared.
 */
export function placesOf(quotation: string, where: Searched): Placement[] {
  const edited = soughtIn(quotation);
  if (edited.tokens.length === 0) return [];
  const placed = placesOfSought(edited, where);
  if (!isEdited(edited)) return placed;
  // Ellipses and brackets may be the text's own.
  const literal = placesOfSought(soughtIn(quotation, "literal"), where).filter(({ grade }) => isPrint(grade));
  return literal.length > 0 ? literal : placed;
}

function isPrint(grade: Grade): boolean {
  return grade === "verbatim" || grade === "typography";
}

function placesOfSought(sought: Sought, where: Searched): Placement[] {
  const quoted = joinedAs(sought.tokens, where.tokens, sought.quote);
  const stands = joinedAs(where.tokens, sought.tokens, where.text);
  const sites = sought.tokens.some(isGap) ? [] : sequencesIn(quoted, stands, mostSites);
  if (sites.length === 0) return [placedIn(sought, quoted, where.text, stands)].filter((one) => one !== null);
  return sites
    .map(([from, to]) => placedIn(sought, quoted, where.text, stands.slice(from, to), stands[to]))
    .filter((one) => one !== null);
}

/** `next`: the token of the text after those of `stands`, when these are not all of it. */
function placedIn(
  sought: Sought,
  quoted: readonly Token[],
  text: string,
  stands: readonly Token[],
  next?: Token,
): Placement | null {
  const aligned = align(quoted, stands);
  const steps = aligned?.steps ?? [];
  const touched = steps.flatMap(({ t }) => (t === null ? [] : [t]));
  const [first, last] = [stands[touched[0] ?? -1], stands[touched.at(-1) ?? -1]];
  const agreement = agreementOf(quoted, stands, steps);
  if (!first || !last || agreement.words === 0) return null;
  const after = stands[(touched.at(-1) ?? 0) + 1] ?? next;
  const ends = differencesAtEnds(sought, text, { start: first.start, end: last.end }, after);
  const compared = { sought, quoted, text, stands, steps };
  const [from, to] = [touched[0] ?? 0, (touched.at(-1) ?? 0) + 1];
  const around = {
    before: stands.slice(Math.max(0, from - beside), from),
    after: stands.slice(to, to + beside),
  };
  const differences = [...ends.before, ...withMovedIn(differencesOf(compared), around), ...ends.after];
  const judged = graded(sought, text, ends, differences);
  return { ...agreement, ...judged, parts: judged.grade === "elided" ? partsIn(compared, judged) : null };
}

function graded(
  { quote }: Sought,
  text: string,
  { start, end }: { start: number; end: number },
  found: readonly Difference[],
): Pick<Placement, "grade" | "start" | "end" | "differences"> {
  if (text.slice(start, end) === quote) return { grade: "verbatim", start, end, differences: [] };
  const differences = found.length > 0 ? [...found] : [spacing(quote, text, start, end)];
  const grade = differences.some(isChange) ? "altered" : differences.some(isEdit) ? "elided" : "typography";
  return { grade, start, end, differences };
}

/** All tokens are the same: what lies between them is not. Told from the first place to the last that differs. */
function spacing(quote: string, text: string, start: number, end: number): Difference {
  const stands = text.slice(start, end);
  const visible = (words: string) => words.replace(/\p{Default_Ignorable_Code_Point}/gu, "");
  const kind = visible(quote) === visible(stands) ? "invisible characters" : "spaces";
  const shorter = Math.min(quote.length, stands.length);
  let [same, alike] = [0, 0];
  while (same < shorter && quote[same] === stands[same]) same += 1;
  while (alike < shorter - same && quote.at(-1 - alike) === stands.at(-1 - alike)) alike += 1;
  const [quoteEnd, textEnd] = [quote.length - alike, end - alike];
  return {
    kind,
    quoteStart: same,
    quoteEnd,
    quoted: quote.slice(same, quoteEnd),
    start: start + same,
    end: textEnd,
    stands: text.slice(start + same, textEnd),
  };
}
