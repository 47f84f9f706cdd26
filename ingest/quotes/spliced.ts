/** Whether a quotation was put together from several places. */
import { piecesOf } from "../../storage/model/quote/pieces.js";
import type { Pieces } from "../../storage/model/quote/verdict.js";
import type { Hunt } from "./search-places.js";
import { orderOfKind } from "./standing.js";
import type { Stretch } from "./stored-texts.js";

/** Characters that may lie between two parts with a mark of omission between them, and without one. */
const farWithMark = 2_500;
const farWithout = 40;

/** Stretches in which pieces are looked for: all that were looked through, the record before those who report of it. */
export function witnesses({ stretches, found }: Hunt): Stretch[] {
  const itself = new Set(
    found.filter(({ standing }) => standing.isItself).map(({ stretch }) => stretch.document),
  );
  return stretches
    .filter(({ document }) => !itself.has(document))
    .toSorted((one, other) => orderOfKind[one.kind] - orderOfKind[other.kind]);
}

/** The pieces of a quotation in all that was looked through for it. */
export function piecesFor(hunt: Hunt): Pieces {
  const { asked, sought } = hunt;
  const texts = witnesses(hunt);
  const { pieces, covered } = piecesOf(
    asked.quote,
    texts.map(({ where }) => where),
  );
  const areApart = pieces.some((piece, index) => {
    const before = pieces[index - 1];
    const [from, to] = [texts[before?.text ?? -1], texts[piece.text]];
    if (!before || !from || !to) return false;
    const between = sought.quote.slice(before.quoteEnd, piece.quoteStart);
    const far = /…|\.\s?\.|\[/.test(between) ? farWithMark : farWithout;
    if (from.document !== to.document || from.version !== to.version) return true;
    const [end, start] = [from.offset + before.end, to.offset + piece.start];
    return start < end || start - end > far || voiceAt(from, end - 1) !== voiceAt(to, start);
  });
  return { pieces, covered, areApart };
}

/** Fewer words than this are not looked for by themselves. */
const fewestMissing = 4;

/** The longest runs of words that no piece holds, of a quotation of which some piece stands somewhere; at most two. */
export function missingWords(hunt: Hunt): string[] {
  const { quote } = hunt.sought;
  const { pieces } = piecesOf(
    quote,
    witnesses(hunt).map(({ where }) => where),
  );
  if (pieces.length === 0) return [];
  const ends = [0, ...pieces.flatMap(({ quoteStart, quoteEnd }) => [quoteStart, quoteEnd]), quote.length];
  const between = ends.flatMap((from, index) =>
    index % 2 === 0 ? [quote.slice(from, ends[index + 1])] : [],
  );
  const count = (words: string) => words.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;
  return between
    .filter((words) => count(words) >= fewestMissing)
    .sort((one, other) => other.length - one.length)
    .slice(0, 2);
}

function voiceAt({ passages }: Stretch, at: number): string | null {
  return passages.find(({ start, end }) => start <= at && at < end)?.attribution ?? null;
}
