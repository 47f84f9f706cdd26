/** Lines in reading order to blocks: paragraphs, headings and list items, over column and page breaks. */
import type { Draft, Piece } from "./assemble.js";
import { jointOf, type Vocabulary, vocabularyOf } from "./hyphenation.js";
import type { Line } from "./pdf-lines.js";
import { type Typography, typography } from "./pdf-typography.js";

/** A block still in lines. */
interface Group {
  lines: Line[];
  /** In small type at the foot of its column. */
  note: boolean;
}

const bullet = /^\s*([•●▪◦‣∙·–—-])(?:\s+|$)/;
const enumerated = /^\s*(\(?(?:\d{1,3}|[a-z]|[ivxl]{1,5})\)|(?:[a-z]|[ivxl]{1,5})\.)\s+\S/i;
const numbered = /^\s*(?:\d+(?:\.\d+)+\.?|\d{1,3}\.)\s+\S/;
const question = /^\s*Q\.?\s?\d+\b/;
const sentenceEnd = /[.!?:;…]["”’')\]]*\s*\d{0,3}\s*$/;
const longestHeading = 220;

/** Blocks in reading order. A paragraph that runs over a page break is one block. */
export function blocksOf(lines: Line[]): Draft[] {
  const type = typography(lines);
  const vocabulary = vocabularyOf(lines.map((line) => line.text));
  const groups = joinedOver(groupsOf(lines, type), type);
  return groups.map((group) => draftOf(group, type, vocabulary));
}

function groupsOf(lines: Line[], type: Typography): Group[] {
  const groups: Group[] = [];
  for (const line of lines) {
    const open = groups.at(-1);
    if (open && !startsBlock(open.lines, line, type)) open.lines.push(line);
    else groups.push({ lines: [line], note: false });
  }
  return markNotes(groups, type);
}

function startsBlock(block: Line[], line: Line, type: Typography): boolean {
  const previous = block.at(-1) as Line;
  if (line.column !== previous.column) return true;
  if (Math.abs(line.size - previous.size) > 0.12 * previous.size) return true;
  if (line.y - previous.y > 1.3 * type.leading(line.size) || line.y < previous.y) return true;
  if (line.bold !== previous.bold && lastBold(previous) !== firstBold(line)) return true;
  if (isSpeaker(line) && !previous.bold) return true;
  return opensByMark(block, line) || opensByIndent(block, line) || previousEnded(previous, line);
}

function firstBold(line: Line): boolean {
  return line.pieces.find((piece) => piece.text.trim() !== "")?.bold ?? false;
}

function lastBold(line: Line): boolean {
  return line.pieces.findLast((piece) => piece.text.trim() !== "")?.bold ?? false;
}

/** `Name:` in bold, with or without a question number before it. */
function isSpeaker(line: Line): boolean {
  const pieces = line.pieces.filter((piece) => piece.text.trim() !== "" && !/^\s*Q?\d+\s*$/.test(piece.text));
  return pieces[0]?.bold === true && /^[^:]{2,70}:\s*$/.test(pieces[0].text) && !line.bold;
}

function opensByMark(block: Line[], line: Line): boolean {
  const previous = block.at(-1) as Line;
  if (bullet.test(line.text) && !/^\s*[–—-]/.test(line.text)) return true;
  const marked = [bullet, enumerated, numbered, question].some((pattern) => pattern.test(line.text));
  if (!marked) return false;
  return (
    line.x < previous.x - 0.5 * line.size ||
    sentenceEnd.test(previous.text) ||
    line.wordsX > line.x ||
    question.test(line.text)
  );
}

function opensByIndent(block: Line[], line: Line): boolean {
  const first = block[0] as Line;
  const previous = block.at(-1) as Line;
  const step = 0.8 * line.size;
  const body = block.length > 1 ? previous.x : first.wordsX;
  if (Math.abs(line.x - body) <= step) return false;
  if (isCentred(previous, line)) return false;
  // The second line of a block may go back from an indented first line, or in from a hanging one.
  if (block.length === 1 && line.x < body)
    return line.x < line.left + step ? sentenceEnd.test(previous.text) && isShort(previous) : false;
  if (line.x > body) return block.length > 1 || sentenceEnd.test(previous.text) || isShort(previous);
  return true;
}

function isCentred(above: Line, below: Line): boolean {
  return (
    Math.abs((above.x + above.end) / 2 - (below.x + below.end) / 2) < 2 && above.x > above.left + above.size
  );
}

/** The first word below would have fitted: the line above ended because its paragraph did. */
function previousEnded(previous: Line, line: Line): boolean {
  if (!isShort(previous, line)) return false;
  return sentenceEnd.test(previous.text)
    ? /^[^\p{Ll}]/u.test(line.text)
    : previous.end < middle(previous) && !/^\p{Ll}/u.test(line.text);
}

function middle(line: Line): number {
  return line.left + 0.6 * (line.right - line.left);
}

function isShort(line: Line, below?: Line): boolean {
  const word = /^\S*/.exec(below?.text ?? "")?.[0].length ?? 8;
  const letter = (line.end - line.x) / Math.max(line.text.length, 1);
  return line.end + (word + 2) * letter + line.size < line.right;
}

/** Notes are groups in small type with nothing larger below them in their column. */
function markNotes(groups: Group[], type: Typography): Group[] {
  let below: number | null = null;
  for (const group of groups.toReversed()) {
    const line = group.lines[0] as Line;
    const small = line.size < 0.92 * type.body;
    group.note = small && below !== line.column && line.y > (line.right - line.left) * 0.2;
    if (!small) below = line.column;
  }
  return groups;
}

/** Joins a paragraph that goes on in the next column or on the next page, past the notes between. */
function joinedOver(groups: Group[], type: Typography): Group[] {
  const joined: Group[] = [];
  for (const group of groups) {
    const index = joined.findLastIndex((one) => !one.note);
    const open = joined[index];
    if (!group.note && open && continues(open, group, type)) {
      open.lines.push(...group.lines);
      // The notes of the page before stay on it: they come before the paragraph that leaves it.
      joined.push(...joined.splice(index, 1));
    } else joined.push(group);
  }
  return joined;
}

function continues(open: Group, group: Group, type: Typography): boolean {
  const last = open.lines.at(-1) as Line;
  const first = group.lines[0] as Line;
  if (last.column === first.column || first.page - last.page > 1) return false;
  if (
    Math.abs(last.size - first.size) > 0.06 * last.size ||
    isHeading(open.lines, type) ||
    isHeading(group.lines, type)
  )
    return false;
  if (
    [bullet, enumerated, numbered, question].some((pattern) => pattern.test(first.text)) ||
    isSpeaker(first)
  )
    return false;
  if (last.bold !== first.bold && lastBold(last) !== firstBold(first)) return false;
  if (/^["“‘'(]?\p{Ll}/u.test(first.text)) return true;
  return !sentenceEnd.test(last.text) && !isShort(last, first);
}

function isHeading(lines: Line[], type: Typography): boolean {
  const text = lines.map((line) => line.text).join(" ");
  if (text.length > longestHeading || lines.length > 4 || !/\p{L}/u.test(text)) return false;
  const size = (lines[0] as Line).size;
  if (size > 1.12 * type.body) return true;
  return (
    lines.every((line) => line.bold) &&
    size > 0.95 * type.body &&
    lines.length < 4 &&
    !/[.;,:]\s*$/.test(text)
  );
}

function draftOf(group: Group, type: Typography, vocabulary: Vocabulary): Draft {
  const pieces = runningPieces(group.lines, vocabulary);
  const first = group.lines[0] as Line;
  if (isHeading(group.lines, type)) return { kind: "heading", level: type.level(first), pieces };
  const indented = group.lines.every((line) => line.x > line.left + 1.5 * line.size);
  const marker = bullet.exec(first.text)?.[1];
  if (marker !== undefined && !/^[-–—]/.test(marker))
    return { kind: "list-item", marker, indented, pieces: withoutMarker(pieces, marker) };
  return { kind: enumerated.test(first.text) ? "list-item" : "paragraph", indented, pieces };
}

function withoutMarker(pieces: Piece[], marker: string): Piece[] {
  const index = pieces.findIndex((piece) => piece.text.includes(marker));
  return pieces.map((piece, at) =>
    at === index ? { ...piece, text: piece.text.replace(marker, "") } : piece,
  );
}

/** The pieces of lines as running text: divided words are joined, other lines get a space between them. */
function runningPieces(lines: Line[], vocabulary: Vocabulary): Piece[] {
  const pieces: Piece[] = [];
  let previous: Line | null = null;
  for (const line of lines) {
    const last = pieces.at(-1);
    if (previous && last) {
      const joint = jointOf(previous.text, line.text, vocabulary);
      last.text = last.text.trimEnd();
      if (joint === "space") last.text += " ";
      if (joint === "drop-hyphen") last.text = last.text.slice(0, -1);
    }
    pieces.push(...line.pieces.map((piece) => ({ ...piece })));
    previous = line;
  }
  return pieces;
}
