/** The answer to "are these the words?", made from the places where they were looked at. */
import type { Piece } from "./pieces.js";
import type { Grade, Placement } from "./placement.js";

export const verdicts = [
  "verbatim",
  "typography",
  "elided",
  "altered",
  "spliced",
  "misattributed",
  "secondary",
  "not held",
] as const;
export type Verdict = (typeof verdicts)[number];

/** What is known of a place besides its words. */
export interface Standing {
  /** Several people say the words between them, and nothing in them shows where one ends and another begins. */
  hasMixedVoices: boolean;
  /** Whether the claimed speaker is among them; null when either is not known. */
  isClaimed: boolean | null;
  /** The words stand there between quotation marks, as somebody else's. */
  isSecondary: boolean;
  /** The document is the very text that is checked, or a copy of it. */
  isItself: boolean;
  /** Of equals, the lower goes first: the record before those who report of it. */
  order: number;
}

export interface Judged {
  placement: Placement;
  standing: Standing;
}

/** Pieces of a quotation, and whether they stand together as one would quote them. */
export interface Pieces {
  pieces: readonly Piece[];
  covered: number;
  /** Some follow another from a different document, far off, out of order or said by somebody else. */
  areApart: boolean;
}

export interface Judgement {
  verdict: Verdict;
  /** The places that made it so, the telling one first. */
  places: Judged[];
  pieces: readonly Piece[];
}

/** Below it, words are no longer nearly the same. See `tests/eval/quotations.ts` for how it was chosen. */
export const nearly = 0.62;
/** So near that words printed otherwise elsewhere are still an altered form of these. */
const veryNearly = 0.75;
/** Share of the words that pieces must hold to be called the whole quotation. */
const nearlyAll = 0.88;
/** By so much more of the words do pieces hold than the nearest place, that the place is only one of them. */
const manyMore = 0.2;
/** Words quoted that have nothing in the text, in one run: beyond it they may come from elsewhere. */
const longMiss = 4;
/** Words of the text left out of a quotation in one run, without a mark. */
const longSkip = 7;

const isExact = ({ placement: { grade } }: Judged) => grade !== "altered";
const rank: Record<Grade, number> = { verbatim: 0, typography: 1, elided: 2, altered: 3 };

/** Judges by the places found; `pieces` is asked only when no place holds the whole. */
export function judge(judged: readonly Judged[], pieces: () => Pieces): Judgement {
  const elsewhere = judged.filter(({ standing }) => !standing.isItself).toSorted(byWorth);
  const primary = elsewhere.filter(({ standing }) => !standing.isSecondary);
  const secondary = elsewhere.filter(({ standing }) => standing.isSecondary);
  const exact = primary.filter(isExact);
  if (exact.length > 0) return judgedExact(exact, elsewhere);
  const near = primary.filter(isNear);
  const [nearest] = near;
  const apart = piecesInstead(nearest, pieces);
  if (apart) return { verdict: "spliced", places: near.slice(0, 1), pieces: apart.pieces };
  const quoted = secondary.filter(isExact);
  if (nearest && (quoted.length === 0 || goesBefore(nearest, quoted)))
    return {
      verdict: nearest.standing.hasMixedVoices ? "spliced" : "altered",
      places: [...near, ...quoted],
      pieces: [],
    };
  if (quoted.length > 0) return { verdict: "secondary", places: quoted, pieces: [] };
  const nearlyQuoted = secondary.filter(isNear);
  if (nearlyQuoted.length > 0) return { verdict: "altered", places: nearlyQuoted, pieces: [] };
  return { verdict: "not held", places: [], pieces: [] };
}

/** A record that has the words very nearly so goes before reports that have them exactly; before another record it does not. */
function goesBefore({ placement, standing }: Judged, quoted: readonly Judged[]): boolean {
  const isReport = quoted.every((each) => each.standing.order > standing.order);
  return placement.agreement >= veryNearly && isReport;
}

/** The pieces, when they stand apart and hold what no single place does; null when one place may be all of it. */
function piecesInstead(nearest: Judged | undefined, pieces: () => Pieces): Pieces | null {
  const least = nearest === undefined || isPatchy(nearest) ? 0 : nearest.placement.held + manyMore;
  if (least > 1) return null;
  const patched = pieces();
  return patched.areApart && patched.covered >= Math.max(nearlyAll, least) ? patched : null;
}

function judgedExact(exact: readonly Judged[], all: readonly Judged[]): Judgement {
  const places = [...exact, ...all.filter((each) => isExact(each) && each.standing.isSecondary)];
  const right = exact.filter((each) => each.standing.isClaimed !== false && !each.standing.hasMixedVoices);
  const [best] = right;
  if (best) return { verdict: best.placement.grade as Verdict, places: moved(best, places), pieces: [] };
  const [wrong] = exact.filter((each) => !each.standing.hasMixedVoices);
  if (wrong) return { verdict: "misattributed", places: moved(wrong, places), pieces: [] };
  return { verdict: "spliced", places, pieces: [] };
}

function moved(first: Judged, places: readonly Judged[]): Judged[] {
  return [first, ...places.filter((each) => each !== first)];
}

function isNear({ placement: { grade, agreement, words } }: Judged): boolean {
  return grade === "altered" && agreement >= nearly && words >= 3;
}

/** So much is missing in one run that it may have been put together. */
function isPatchy({ placement: { longestMiss, longestSkip } }: Judged): boolean {
  return longestMiss >= longMiss || longestSkip > longSkip;
}

/** Better agreement first; then who is claimed to have said it. */
function byWorth(one: Judged, other: Judged): number {
  return (
    rank[one.placement.grade] - rank[other.placement.grade] ||
    Number(other.standing.isClaimed === true) - Number(one.standing.isClaimed === true) ||
    other.placement.agreement - one.placement.agreement ||
    one.standing.order - other.standing.order ||
    one.placement.differences.length - other.placement.differences.length
  );
}
