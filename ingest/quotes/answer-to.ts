/** From a judgement to what is told of it. */

import type { Span } from "../../storage/model/fold.js";
import { type Placement, placesOf, searched } from "../../storage/model/quote/placement.js";
import { isGap, type Sought } from "../../storage/model/quote/sought.js";
import { isWord } from "../../storage/model/quote/tokens.js";
import type { Judged, Judgement, Verdict } from "../../storage/model/quote/verdict.js";
import type { Answer, Match } from "./answer.js";
import type { Found, Hunt } from "./search-places.js";
import { witnesses } from "./spliced.js";
import { touchedBy } from "./standing.js";
import type { Stretch } from "./stored-texts.js";

/** Places told of one quotation. */
const mostMatches = 8;
/** So few words stand anywhere by chance. */
const tooFew = 3;
/** Words that every text holds. */
const everywhere = new Set(
  `a an the this that these those of to in on at by for from with as and or but not no is are was were be been it its he she they we
you i his her their our my me him them us do does did have has had will would can could shall should may might must so if there
here what which who when where how all any some more most very just than then also only into out up down about over`.split(
    /\s+/,
  ),
);

/** True for quotations of which nobody can say that they are anybody's words. */
export function isTooShort({ tokens }: Sought): boolean {
  const words = tokens.filter((token) => !isGap(token) && isWord(token));
  return words.length <= tooFew || words.every(({ key }) => everywhere.has(key));
}

/** Gives the frozen text of a version from the vault; null when there is none, or when its bytes are missing or changed. */
export type TextReader = (document: string, version: number) => Promise<string | null>;

/** The answer to a quotation; the place that decides is looked at once more in the frozen text. */
export async function answerTo(read: TextReader, hunt: Hunt, judgement: Judgement): Promise<Answer> {
  const { asked } = hunt;
  if (isTooShort(hunt.sought)) return shortAnswer(hunt);
  const notes: string[] = [];
  if (judgement.verdict === "spliced" && judgement.pieces.length > 0)
    return {
      ...asked,
      verdict: "spliced",
      differences: [],
      matches: piecesAsMatches(hunt, judgement),
      notes,
    };
  const places = judgement.places.map((place) => matchOf(place as Found));
  const matches = distinct(places).slice(0, mostMatches);
  const [first] = matches;
  if (!first) return { ...asked, verdict: judgement.verdict, differences: [], matches, notes };
  const proven = await provenBy(read, asked.quote, first);
  if (proven.grade !== first.grade && proven.grade === "altered")
    return { ...asked, verdict: "altered", differences: proven.differences, matches: [proven], notes };
  const isPrint = judgement.verdict === "verbatim" || judgement.verdict === "typography";
  const verdict: Verdict =
    isPrint && proven.grade !== "elided" ? (proven.grade as Verdict) : judgement.verdict;
  if (verdict !== "misattributed" && judgement.places[0]?.standing.isClaimed === false && first.attribution)
    notes.push(`It is printed as the words of ${first.attribution}.`);
  return {
    ...asked,
    verdict,
    differences: proven.differences,
    matches: [proven, ...matches.slice(1)],
    notes,
  };
}

/** The same place found in two stretches is one. */
function distinct(matches: readonly Match[]): Match[] {
  return [
    ...new Map(matches.toReversed().map((match) => [`${match.document} ${match.start}`, match])).values(),
  ].reverse();
}

function matchOf({ placement, stretch, standing }: Found): Match {
  const touched = touchedBy(stretch, placement);
  const voices = new Set(touched.map(({ attribution }) => attribution));
  return {
    ...placeIn(stretch, placement.start, placement.end),
    attribution: voices.size === 1 ? (touched[0]?.attribution ?? null) : null,
    grade: placement.grade,
    differences: placement.differences.map((each) => ({
      ...each,
      start: each.start + stretch.offset,
      end: each.end + stretch.offset,
    })),
    parts: partsFrom(placement, stretch.offset),
    secondary: standing.isSecondary,
  };
}

/** Where the parts stand in the version's text. */
function partsFrom({ parts }: Placement, offset: number): Span[] | null {
  return parts?.parts.map(({ start, end }) => ({ start: start + offset, end: end + offset })) ?? null;
}

function placeIn(stretch: Stretch, from: number, to: number) {
  const { document, version, title, kind, offset, where, passages } = stretch;
  const [start, end] = [from + offset, to + offset];
  const passage = passages.find((each) => each.end > start);
  return {
    ...{ document, version, title, kind, start, end },
    page: passage?.page ?? null,
    text: where.text.slice(from, to),
    passage: passage?.start ?? start,
  };
}

/** Text taken on both sides of a place when it is looked at again. */
const around = 300;

/** The match as the frozen text has it, letter for letter. */
async function provenBy(read: TextReader, quote: string, match: Match): Promise<Match> {
  const text = await read(match.document, match.version);
  if (text === null) return match;
  const from = Math.max(0, match.start - around);
  const again = placesOf(quote, searched(text.slice(from, match.end + around)));
  const placement =
    again.find((each) => each.start + from === match.start && each.end + from === match.end) ?? again[0];
  if (!placement) return { ...match, grade: "altered", parts: null };
  const [start, end] = [placement.start + from, placement.end + from];
  const differences = placement.differences.map((each) => ({
    ...each,
    start: each.start + from,
    end: each.end + from,
  }));
  const parts = partsFrom(placement, from);
  return { ...match, start, end, text: text.slice(start, end), grade: placement.grade, differences, parts };
}

/** One match a piece, in the order of the quotation. */
function piecesAsMatches(hunt: Hunt, { pieces }: Judgement): Match[] {
  const texts = witnesses(hunt);
  return pieces.flatMap((piece): Match[] => {
    const stretch = texts[piece.text];
    if (!stretch) return [];
    const place = placeIn(stretch, piece.start, piece.end);
    const passage = stretch.passages.find((each) => each.end > place.start);
    const attribution = passage?.attribution ?? null;
    return [{ ...place, attribution, grade: "typography", differences: [], parts: null, secondary: false }];
  });
}

/** Too few words to judge: only where they stand, and never that somebody said them who is not printed there. */
function shortAnswer({ asked, found }: Hunt): Answer {
  const exact = found.filter(
    ({ placement: { grade }, standing }) => grade !== "altered" && !standing.isItself,
  );
  const fits = exact.filter(({ standing }) => standing.isClaimed !== false) as (Found & Judged)[];
  const places = exact.length === 1 ? "one place" : `${exact.length} places`;
  const notes = [
    exact.length === 0
      ? "Too short to be judged; these words were not found as they are."
      : `Too short to be judged: these words stand in ${places} that were looked at, and may in more.`,
  ];
  const [best] = fits.sort(
    (one, other) =>
      Number(one.placement.grade !== "verbatim") - Number(other.placement.grade !== "verbatim") ||
      one.standing.order - other.standing.order,
  );
  if (!best) {
    if (exact.length > 0) notes.push(`None of them is printed as the words of ${asked.speaker}.`);
    return { ...asked, verdict: "not held", differences: [], matches: [], notes };
  }
  const matches = distinct(fits.map(matchOf)).slice(0, mostMatches);
  const verdict = best.standing.isSecondary ? "secondary" : (best.placement.grade as Verdict);
  return { ...asked, verdict, differences: matches[0]?.differences ?? [], matches, notes };
}
