/**
 * The engine reads the first ten terms of a query and drops the rest in silence: choose which ten. A term is a word, or
 * a quoted phrase of any length; but a phrase is cut at commas and full stops, and each part is a term (seen in 1.21).
 */

/** Terms the engine reads of one query (milli, DEFAULT_WORDS_LIMIT). */
const termsRead = 10;

const word = /[\p{L}\p{M}\p{N}]+/gu;
/** A hyphen before a word, not inside one, asks for passages without it. */
const signedWord = /(?:(?<!\S)-)?[\p{L}\p{M}\p{N}]+/gu;
const phraseCut = /[^\p{L}\p{M}\p{N}\s'’-]+/u;

interface Piece {
  text: string;
  terms: number;
  isPhrase: boolean;
}

/**
 * The query to send. Up to ten terms it goes as typed. Of more, quoted phrases are kept whole and the longest other
 * words fill the rest, in the order typed: long words are rare ones, and rare ones tell passages apart.
 */
export function queryToSend(typed: string): string {
  const pieces = piecesOf(typed);
  if (pieces.reduce((sum, piece) => sum + piece.terms, 0) <= termsRead) return typed;
  const chosen = chosenFrom(distinct(pieces));
  if (chosen.length === 0) return typed;
  // The last word is read as a beginning of words unless white space follows; here it is not what is being typed.
  return `${chosen.map((piece) => piece.text).join(" ")} `;
}

function piecesOf(typed: string): Piece[] {
  const pieces: Piece[] = [];
  for (const [part, phrase] of typed.matchAll(/"([^"]+)"|[^"]+/g)) {
    if (phrase === undefined) {
      for (const text of part.match(signedWord) ?? []) pieces.push({ text, terms: 1, isPhrase: false });
    } else {
      const terms = phrase.split(phraseCut).filter((each) => each.match(word) !== null).length;
      if (terms > 0) pieces.push({ text: part, terms, isPhrase: true });
    }
  }
  return pieces;
}

function distinct(pieces: readonly Piece[]): Piece[] {
  return [
    ...new Map(pieces.toReversed().map((piece) => [piece.text.toLowerCase(), piece])).values(),
  ].reverse();
}

function chosenFrom(pieces: readonly Piece[]): Piece[] {
  const chosen = new Set<Piece>();
  let room = termsRead;
  for (const piece of pieces.toSorted(byWeight)) {
    if (piece.terms > room) continue;
    chosen.add(piece);
    room -= piece.terms;
  }
  return pieces.filter((piece) => chosen.has(piece));
}

/** Phrases first, since they were asked for to the letter, then the longest words. */
function byWeight(one: Piece, other: Piece): number {
  return Number(other.isPhrase) - Number(one.isPhrase) || other.text.length - one.text.length;
}
