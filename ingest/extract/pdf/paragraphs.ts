/** Lines in reading order to blocks: paragraphs, headings, list items and rows, over column and page breaks. */
import type { Draft, Piece } from "../assemble.js";
import { jointOf, type Vocabulary, vocabularyOf } from "../hyphenation.js";
import { type Group, groupsOf } from "./groups.js";
import { type Line, leaders } from "./lines.js";
import {
  beginsBold,
  bullet,
  endsBold,
  enumerated,
  hadRoom,
  isMarked,
  isSpeaker,
  sentenceEnd,
  smallNumber,
} from "./marks.js";
import { withNotes } from "./notes.js";
import { largerType, type Typography, typography } from "./typography.js";

const longestHeading = 220;
const cellDivider = " | ";

/** Blocks in reading order. A paragraph that runs over a page break is one block. */
export function blocksOf(lines: Line[]): Draft[] {
  const type = typography(lines);
  const vocabulary = vocabularyOf(
    lines.flatMap((line) => (line.cells?.flat() ?? [line]).map(({ text }) => text)),
  );
  const groups = joinedOver(groupsOf(lines, type), type);
  const drafts = groups.map((group) => draftOf(group, type, vocabulary));
  return withNotes(groups, drafts);
}

/** Joins a paragraph that goes on in the next column or on the next page, past the notes between. */
function joinedOver(groups: Group[], type: Typography): Group[] {
  const joined: Group[] = [];
  for (const group of groups) {
    const index = joined.findLastIndex((one) => !one.note);
    const open = joined[index];
    const passable = open !== undefined && mayPass(open, joined.slice(index + 1));
    if (!group.note && passable && continues(open.lines, group.lines, type)) {
      for (const one of group.lines) open.lines.push(one);
      // The notes of the page before stay on it: they come before the paragraph that leaves it.
      for (const one of joined.splice(index, 1)) joined.push(one);
    } else joined.push(group);
  }
  return joined;
}

/**
 * The notes can only come before the paragraph if they stand on the page where it begins; a paragraph that has
 * already come over a page break stays divided at the next one.
 */
function mayPass(open: Group, notes: Group[]): boolean {
  const start = open.lines[0]?.page;
  return notes.every((note) => note.lines.every((line) => line.page === start));
}

function continues(open: Line[], group: Line[], type: Typography): boolean {
  const last = open.at(-1) as Line;
  const first = group[0] as Line;
  if (last.column === first.column || first.page - last.page > 1 || last.tabular || first.tabular)
    return false;
  if (Math.abs(last.size - first.size) > 0.06 * last.size || isHeading(open, type) || isHeading(group, type))
    return false;
  if (last.boxed !== first.boxed || isMarked(first) || isSpeaker(first)) return false;
  if (last.bold !== first.bold && endsBold(last) !== beginsBold(first)) return false;
  if (/^["“‘'(]?\p{Ll}/u.test(first.text))
    return !sentenceEnd.test(last.text) || last.end - last.x > 0.4 * type.measure;
  const full = last.end - last.left > 0.75 * Math.min(type.measure, last.right - last.left);
  return (
    !sentenceEnd.test(last.text) && full && !hadRoom(last, first) && last.end - last.left > 0.4 * type.measure
  );
}

function isHeading(lines: Line[], type: Typography): boolean {
  const text = lines.map((line) => line.text).join(" ");
  if (text.length > longestHeading || lines.length > 4 || !/\p{L}/u.test(text)) return false;
  if (isDoubtful(lines)) return false;
  const first = lines[0] as Line;
  if (first.size > largerType * type.body) return true;
  if (first.size < 0.95 * type.body || /[.;,:]\s*$/.test(text)) return false;
  if (lines.every((line, index) => line.bold || (index === 0 && isBoldBehindNumber(line))))
    return lines.length < 4;
  return lines.length === 1 && first.italic && first.end < middleOf(first) && /^[\p{Lu}\d]/u.test(text);
}

/** Less sure than this, large letters may be a picture that was read. */
const leastHeadingConfidence = 75;

/** Most of its letters were read by machine, and hardly. */
function isDoubtful(lines: Line[]): boolean {
  const letters = (pieces: Piece[]) => pieces.reduce((sum, piece) => sum + piece.text.trim().length, 0);
  const pieces = lines.flatMap((line) => line.pieces);
  const unsure = pieces.filter(({ doubt = 100 }) => doubt < leastHeadingConfidence);
  return letters(unsure) > 0.5 * letters(pieces);
}

/** The number of a heading need not be bold. */
function isBoldBehindNumber({ pieces }: Line): boolean {
  const [number, ...words] = pieces.filter((piece) => piece.text.trim() !== "");
  if (!number || words.length === 0 || !/^\s*(?:\d+(?:\.\d+)*|[A-Z])[.)]?\s*$/.test(number.text))
    return false;
  return words.every((piece) => piece.bold);
}

/** A heading in italics does not fill its line. */
function middleOf(line: Line): number {
  return line.left + 0.8 * (line.right - line.left);
}

function draftOf(group: Group, type: Typography, vocabulary: Vocabulary): Draft {
  const { lines } = group;
  const first = lines[0] as Line;
  if (first.cells) return { kind: "row", pieces: dividedPieces(first.cells, vocabulary) };
  const pieces = runningPieces(lines, vocabulary);
  const tabular = lines.some((line) => line.tabular);
  if (isHeading(lines, type) && !tabular) return { kind: "heading", level: type.level(first), pieces };
  const indented = lines.every((line) => line.x > line.left + 1.5 * line.size);
  const marker = markerOf(first, group, type);
  if (marker !== null) return { kind: "list-item", marker, indented, pieces: withoutMarker(pieces, marker) };
  if (tabular)
    return {
      kind: "row",
      pieces: pieces.map((piece) => ({ ...piece, text: piece.text.split(leaders).join(" ") })),
    };
  return { kind: enumerated.test(first.text) ? "list-item" : "paragraph", indented, pieces };
}

function dividedPieces(cells: Line[][], vocabulary: Vocabulary): Piece[] {
  const divided = cells.flatMap((lines) => [{ text: cellDivider }, ...runningPieces(lines, vocabulary)]);
  return divided.slice(1);
}

/** Bullets and the numbers of notes are no part of the words behind them, nor is the stop behind a number. */
function markerOf(first: Line, group: Group, type: Typography): string | null {
  const printed = bullet.exec(first.text)?.[1];
  if (printed !== undefined) return printed;
  const [lead] = first.pieces;
  if (lead?.mark) return lead.text.trim();
  return group.note ? smallNumber(first, type.body) : null;
}

function withoutMarker(pieces: Piece[], marker: string): Piece[] {
  const index = pieces.findIndex((piece) => piece.text.includes(marker));
  return pieces
    .map((piece, at) => (at === index ? { ...piece, text: behind(piece.text, marker) } : piece))
    .filter((piece) => !(piece.mark && piece.text.trim() === ""));
}

function behind(text: string, marker: string): string {
  const rest = text.slice(text.indexOf(marker) + marker.length);
  return /^\d+$/.test(marker) ? rest.replace(/^[.)]/, "") : rest;
}

/** The pieces of lines as running text: divided words are joined, other lines get a space between them. */
function runningPieces(lines: Line[], vocabulary: Vocabulary): Piece[] {
  const pieces: Piece[] = [];
  let previous: Line | null = null;
  for (const line of lines) {
    const last = pieces.findLast((piece) => !piece.mark);
    if (previous && last) {
      const joint = jointOf(previous.text, line.text, vocabulary);
      last.text = last.text.trimEnd();
      if (joint === "drop-hyphen") last.text = last.text.slice(0, -1);
      if (joint === "space") pieces.push({ text: " ", bold: last.bold ?? false });
    }
    for (const one of line.pieces.map((piece) => ({ ...piece }))) pieces.push(one);
    previous = line;
  }
  return pieces;
}
