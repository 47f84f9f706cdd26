/** The engine reads the first ten words of a query and drops the rest in silence: choose which ten. */

/** Words the engine reads of one query (milli, DEFAULT_WORDS_LIMIT). */
const wordsRead = 10;

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;

/**
 * The query to send. Up to ten words it goes as typed. Of more, quoted phrases that fit are kept whole and the longest
 * other words fill the rest, in the order typed: long words are rare ones, and rare ones tell passages apart.
 */
export function queryToSend(typed: string): string {
  if ((typed.match(wordPattern)?.length ?? 0) <= wordsRead) return typed;
  const pieces = piecesOf(typed);
  const chosen = new Set<Piece>();
  let room = wordsRead;
  for (const piece of pieces.toSorted(byWeight)) {
    if (piece.words > room) continue;
    chosen.add(piece);
    room -= piece.words;
  }
  // The last word is read as a beginning of words unless white space follows; here it is not what is being typed.
  return `${pieces
    .filter((piece) => chosen.has(piece))
    .map((piece) => piece.text)
    .join(" ")} `;
}

interface Piece {
  text: string;
  words: number;
  isPhrase: boolean;
}

function piecesOf(typed: string): Piece[] {
  const pieces: Piece[] = [];
  const seen = new Set<string>();
  const add = (text: string, isPhrase: boolean) => {
    const words = text.match(wordPattern)?.length ?? 0;
    if (words === 0 || seen.has(text.toLowerCase())) return;
    seen.add(text.toLowerCase());
    pieces.push({ text, words, isPhrase });
  };
  for (const [part, phrase] of typed.matchAll(/"([^"]+)"|[^"]+/g)) {
    if (phrase !== undefined) add(part, true);
    else for (const word of part.match(/(?:(?<!\S)-)?[\p{L}\p{M}\p{N}]+/gu) ?? []) add(word, false);
  }
  return pieces;
}

/** Phrases first, since they were asked for to the letter, then the longest words. */
function byWeight(one: Piece, other: Piece): number {
  return Number(other.isPhrase) - Number(one.isPhrase) || other.text.length - one.text.length;
}
