/** The signs at the beginning of a line that say that something new begins, and those at the end that it ended. */
import type { Line } from "./lines.js";

export const bullet = /^\s*([•●▪◦‣∙·])(?:\s+|$)/;
export const enumerated = /^\s*(\(?(?:\d{1,3}|[a-z]|[ivxl]{1,5})\)|(?:[a-z]|[ivxl]{1,5})\.)\s+\S/i;
const numbered = /^\s*(?:\d+(?:\.\d+)+\.?|\d{1,3}\.)\s+\S/;
export const question = /^\s*Q\.?\s?\d+\b/;
/** Closing quotation marks may follow. */
export const sentenceEnd = /[.!?:;…]["”’')\]]*\s*$/;

/** A bullet, a number, a letter or a question's number stands before the words. */
export function isMarked(line: Line): boolean {
  return [bullet, enumerated, numbered, question].some((pattern) => pattern.test(line.text));
}

/** `Name:` in bold, with or without a question number before it. */
export function isSpeaker(line: Line): boolean {
  const pieces = line.pieces.filter((piece) => piece.text.trim() !== "" && !/^\s*Q?\d+\s*$/.test(piece.text));
  return pieces[0]?.bold === true && /^[^:]{2,70}:\s*$/.test(pieces[0].text) && !line.bold;
}

/** A label well in front of the words: `THE CHAIR:`, `Present:`. */
export function isLabelled(line: Line): boolean {
  return line.wordsX > line.x && /^[^:]{1,40}:\s/.test(line.text);
}

/** The mark or number of a note begins the line: raised, or hanging in front of small type. */
export function isNoteStart(line: Line, body: number): boolean {
  if (line.pieces[0]?.mark) return true;
  return smallNumber(line, body) !== null && line.wordsX > line.x;
}

/** The number with which a line in smaller type than running text begins. */
export function smallNumber(line: Line, body: number): string | null {
  return line.size < 0.92 * body && !line.boxed
    ? (/^\s*(\d{1,4})[.)]?\s+\S/.exec(line.text)?.[1] ?? null)
    : null;
}

export function beginsBold(line: Line): boolean {
  return line.pieces.find((piece) => !piece.mark && piece.text.trim() !== "")?.bold ?? false;
}

export function endsBold(line: Line): boolean {
  return line.pieces.findLast((piece) => !piece.mark && piece.text.trim() !== "")?.bold ?? false;
}

/** The first word of the line below would have fitted behind this line. */
export function hadRoom(line: Line, below: Line): boolean {
  const word = /^\S*/.exec(below.text)?.[0].length ?? 0;
  const letter = (line.end - line.x) / Math.max(line.text.length, 1);
  return line.end + (word + 2) * letter + line.size < line.right;
}
