/** A long text in pieces, each of which is read and sent by itself. Where they part follows from the text alone. */
import type { Passage } from "./passage.js";

/** Passages by their index, half-open, and the stretch of the text they take up. */
export interface TextPiece {
  from: number;
  to: number;
  /** Half-open, in UTF-16 code units of the version's text; the pieces of a text leave out none of it. */
  start: number;
  end: number;
}

type Placed = Pick<Passage, "start" | "end" | "page">;

/** A text of no more than this stays whole. */
const wholePassages = 400;
const wholeCharacters = 240_000;
/** A piece ends with the first of these that is full … */
const mostPassages = 160;
const mostCharacters = 60_000;
/** … but rather a little earlier, where a page begins: then it must be filled to this share. */
const leastShare = 0.6;

/** What begins before this stands in the first piece of every text, so that its address need not say where it is. */
export const alwaysFirst = 20_000;

/** `passages` in text order; one piece of nothing when there are none. */
export function piecesOf(passages: readonly Placed[]): TextPiece[] {
  const end = passages.at(-1)?.end ?? 0;
  if (passages.length <= wholePassages && end <= wholeCharacters)
    return [{ from: 0, to: passages.length, start: 0, end: Number.POSITIVE_INFINITY }];
  const pieces: TextPiece[] = [];
  let from = 0;
  for (const [index, passage] of passages.entries()) {
    const first = passages[from] as Placed;
    const filled = Math.max((index - from) / mostPassages, (passage.start - first.start) / mostCharacters);
    const turnsPage = passage.page !== null && passage.page !== passages[index - 1]?.page;
    const isFull = filled >= (turnsPage ? leastShare : 1);
    if (!isFull || (from === 0 && passage.start < alwaysFirst)) continue;
    pieces.push({ from, to: index, start: from === 0 ? 0 : first.start, end: passage.start });
    from = index;
  }
  const start = from === 0 ? 0 : (passages[from]?.start ?? 0);
  return [...pieces, { from, to: passages.length, start, end: Number.POSITIVE_INFINITY }];
}

/** The index of the piece in which the text at `offset` stands. */
export function pieceAt(pieces: readonly TextPiece[], offset: number): number {
  return Math.max(
    0,
    pieces.findLastIndex(({ start }) => start <= offset),
  );
}
