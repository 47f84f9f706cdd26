/** Lines of one column to groups, each a block, by space, type, indents and signs. */
import type { Line } from "./lines.js";
import {
  beginsBold,
  bullet,
  endsBold,
  hadRoom,
  isLabelled,
  isMarked,
  isNoteStart,
  isSpeaker,
  question,
  sentenceEnd,
  smallNumber,
} from "./marks.js";
import { paragraphGap, type Typography } from "./typography.js";

/** A block still in lines. */
export interface Group {
  lines: Line[];
  /** In small type at the foot of its column. */
  note: boolean;
}

/** Groups in reading order; none goes over a column or page break yet. */
export function groupsOf(lines: Line[], type: Typography): Group[] {
  const groups: Group[] = [];
  const isNumberOfNote = noteNumbers(lines, type.body);
  for (const line of lines) {
    const open = groups.at(-1);
    if (open && !startsGroup(open.lines, line, type) && !isNumberOfNote(line)) open.lines.push(line);
    else groups.push({ lines: [line], note: false });
  }
  return withNotes(groups, type);
}

/**
 * Notes whose number does not hang in front of them are known by the marks on their page: the number is that of a
 * mark, and higher than that of the note above.
 */
function noteNumbers(lines: Line[], body: number): (line: Line) => boolean {
  const marked = new Map<number, Set<string>>();
  for (const { page, pieces } of lines)
    for (const piece of pieces)
      if (piece.mark)
        for (const label of piece.text.split(","))
          marked.set(page, (marked.get(page) ?? new Set()).add(label.trim()));
  let above = { column: 0, number: 0 };
  return (line) => {
    const label = smallNumber(line, body);
    const number = Number(label);
    if (label === null || !marked.get(line.page)?.has(label)) return false;
    if (above.column === line.column && number <= above.number) return false;
    above = { column: line.column, number };
    return true;
  };
}

function startsGroup(group: Line[], line: Line, type: Typography): boolean {
  const previous = group.at(-1) as Line;
  if (line.column !== previous.column || isParted(previous, line, type)) return true;
  if (previous.tabular || line.cells) return true;
  if (line.tabular && (sentenceEnd.test(previous.text) || hadRoom(previous, line))) return true;
  if (line.bold !== previous.bold && endsBold(previous) !== beginsBold(line)) return true;
  if (isSpeaker(line) && !previous.bold) return true;
  if (isNoteStart(line, type.body)) return true;
  return opensByMark(previous, line) || opensByIndent(group, line) || previousEnded(previous, line, type);
}

/** By space, or by another size of type. */
function isParted(above: Line, below: Line, type: Typography): boolean {
  if (Math.abs(below.size - above.size) > 0.12 * above.size) return true;
  return below.y - above.y > paragraphGap * type.leading(below.size) || below.y < above.y;
}

function opensByMark(previous: Line, line: Line): boolean {
  if (bullet.test(line.text) || question.test(line.text) || isLabelled(line)) return true;
  if (!isMarked(line)) return false;
  const hangs = line.x < previous.x - 0.5 * line.size || line.wordsX > line.x;
  return hangs || sentenceEnd.test(previous.text);
}

function opensByIndent(group: Line[], line: Line): boolean {
  const previous = group.at(-1) as Line;
  const step = 0.8 * line.size;
  const body = group.length > 1 ? previous.x : previous.wordsX;
  if (Math.abs(line.x - body) <= step || isCentred(previous, line)) return false;
  const ended = sentenceEnd.test(previous.text);
  // The second line of a block may go back from an indented first line.
  if (line.x < body) return group.length > 1 || (ended && hadRoom(previous, line));
  return ended || group.length > 1 || hadRoom(previous, line);
}

function isCentred(above: Line, below: Line): boolean {
  const middles = Math.abs((above.x + above.end) / 2 - (below.x + below.end) / 2);
  return middles < 2 && above.x > above.left + above.size;
}

/** Where space does not part paragraphs, a line that stops early does; and lines that are no sentences always. */
function previousEnded(previous: Line, line: Line, type: Typography): boolean {
  if (/^\p{Ll}/u.test(line.text) || !hadRoom(previous, line)) return false;
  const filled = (previous.end - previous.left) / (previous.right - previous.left);
  if (!sentenceEnd.test(previous.text)) return filled < 0.6;
  return !type.spaced && (type.justified || filled < 0.8);
}

/** Notes are groups in small type with nothing larger below them in their column. */
function withNotes(groups: Group[], type: Typography): Group[] {
  let below: number | null = null;
  for (const group of groups.toReversed()) {
    const line = group.lines[0] as Line;
    group.note =
      line.size < 0.92 * type.body && below !== line.column && !line.cells && line.boxed === undefined;
    if (!group.note) below = line.column;
  }
  return groups;
}
