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
import { mayAgree } from "./may-agree.js";
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

/** A quotation made ready once, to be looked for in many texts. */
export interface Wanted {
  /** Its ellipses and brackets read as the editor's. */
  edited: Sought;
  /** The same read as the text's own; null when there are none. */
  literal: Sought | null;
}

export function wantedIn(quotation: string): Wanted {
  const edited = soughtIn(quotation);
  return { edited, literal: isEdited(edited) ? soughtIn(quotation, "literal") : null };
}

/**
 * Where the quotation agrees best with the text: every place where all its words stand in their order, or else the
 * one that comes nearest. Empty when nothing of it stands there, when both are too long to be compared, or when less of it agrees
 * than `least` (Dice, 0 to 1; of quotations with editor's marks nothing is passed over).
 */
export function placesOf(wanted: string | Wanted, where: Searched, least = 0): Placement[] {
  const { edited, literal } = typeof wanted === "string" ? wantedIn(wanted) : wanted;
  if (edited.tokens.length === 0) return [];
  if (literal === null) return placesOfSought(edited, where, least);
  // Ellipses and brackets may be the text's own.
  const asPrinted = placesOfSought(literal, where, least).filter(({ grade }) => isPrint(grade));
  return asPrinted.length > 0 ? asPrinted : placesOfSought(edited, where, 0);
}

/**
 * Only the places where all words stand in their order, which is told without comparing all with all. Null where that must
 * be done to say more.
 */
export function sequencePlaces({ edited, literal }: Wanted, where: Searched): Placement[] | null {
  if (literal !== null) return null;
  const places = inSequence(edited, where, joinedFor(edited, where));
  return places.length > 0 ? places : null;
}

function isPrint(grade: Grade): boolean {
  return grade === "verbatim" || grade === "typography";
}

interface Joined {
  quoted: readonly Token[];
  stands: readonly Token[];
}

function joinedFor(sought: Sought, where: Searched): Joined {
  return {
    quoted: joinedAs(sought.tokens, where.tokens, sought.quote),
    stands: joinedAs(where.tokens, sought.tokens, where.text),
  };
}

function placesOfSought(sought: Sought, where: Searched, least: number): Placement[] {
  const joined = joinedFor(sought, where);
  const places = inSequence(sought, where, joined);
  if (places.length > 0) return places;
  if (least > 0 && !mayAgree(joined.quoted, joined.stands, least)) return [];
  return [placedIn(sought, joined.quoted, where.text, joined.stands, undefined, least)].filter(
    (one) => one !== null,
  );
}

function inSequence(sought: Sought, where: Searched, { quoted, stands }: Joined): Placement[] {
  if (sought.tokens.some(isGap)) return [];
  return sequencesIn(quoted, stands, mostSites)
    .map(([from, to]) => placedIn(sought, quoted, where.text, stands.slice(from, to), stands[to]))
    .filter((one) => one !== null);
}

/** `next`: the token of the text after those of `stands`, when these are not all of it. Null when less agrees than `least`. */
function placedIn(
  sought: Sought,
  quoted: readonly Token[],
  text: string,
  stands: readonly Token[],
  next?: Token,
  least = 0,
): Placement | null {
  const aligned = align(quoted, stands);
  const steps = aligned?.steps ?? [];
  const touched = steps.flatMap(({ t }) => (t === null ? [] : [t]));
  const [first, last] = [stands[touched[0] ?? -1], stands[touched.at(-1) ?? -1]];
  const agreement = agreementOf(quoted, stands, steps);
  if (!first || !last || agreement.words === 0 || agreement.agreement < least) return null;
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
