/** Plain text of transcripts whose lines are numbered in the margin, from 1 again on every page. */
import { most } from "../../../storage/model/extremes.js";
import { joinLines, type Vocabulary } from "../hyphenation.js";

export interface NumberedParagraph {
  text: string;
  /** As printed, of its first line. */
  line: string | null;
}

export interface NumberedText {
  paragraphs: NumberedParagraph[];
  /** What stood in the margin and between the pages. */
  margin: string[];
}

interface NumberedLine {
  number: string | null;
  /** Columns before its words, the number and its gap left out. */
  indent: number;
  words: string;
}

const numberForm = /^[ \t]{0,14}(\d{1,2})(?: +(?=\S)|\s*$)/;
/** Fewest numbered lines, and the shares that must be numbered and must count on from the line before. */
const leastLines = 10;
const numberedShare = 0.7;
const countingShare = 0.9;
const mostLeftOut = 3;
/** Numbers with one space behind them may be those of a list, unless so many lines begin turns or go on with a sentence. */
const spokenShare = 0.25;
/** A line set in further than others by so many columns begins a paragraph; by so many it is centred. */
const deeper = 3;
const centred = 14;
const opens = /^(?:[QA][.:]?\s{1,8}\S|\(\d|\p{Lu}[\p{L}.'’ -]{1,60}:\s)/u;

/** The paragraphs of numbered lines, without the numbers; null when the lines are not numbered. */
export function numberedText(lines: readonly string[], vocabulary: Vocabulary): NumberedText | null {
  const filled = lines.filter((line) => line.trim() !== "");
  const read = filled.map(lineOf);
  const numbers = read.flatMap(({ number }) => (number === null ? [] : [Number(number)]));
  const counting = numbers.filter(
    (number, index) => index === 0 || number === 1 || countsOn(numbers[index - 1] ?? 0, number),
  );
  const isNumbered =
    numbers.length >= leastLines &&
    numbers.length >= filled.length * numberedShare &&
    counting.length >= numbers.length * countingShare &&
    (isApart(read) || goOn(read)) &&
    most(numbers) >= leastLines;
  return isNumbered ? joined(read, vocabulary) : null;
}

/** Numbers of empty lines may be left out with them. */
function countsOn(before: number, number: number): boolean {
  return number > before && number <= before + mostLeftOut + 1;
}

function isApart(lines: readonly NumberedLine[]): boolean {
  const numbered = lines.filter(({ number }) => number !== null);
  const apart = numbered.filter(({ indent, words }) => words === "" || indent >= 2).length;
  return apart >= numbered.length * countingShare;
}

function goOn(lines: readonly NumberedLine[]): boolean {
  const spoken = lines.filter(({ words }) => opens.test(words) || /^\p{Ll}/u.test(words)).length;
  return spoken >= lines.length * spokenShare;
}

function lineOf(line: string): NumberedLine {
  const number = numberForm.exec(line);
  // Text begins in a column of its own, some way after the numbers.
  const rest = number ? line.slice(number[0].length) : line;
  const gap = number ? /\s*$/.exec(number[0])?.[0].length : undefined;
  return {
    number: number?.[1] ?? null,
    indent: gap ?? line.length - line.trimStart().length,
    words: rest.trim(),
  };
}

function joined(lines: readonly NumberedLine[], vocabulary: Vocabulary): NumberedText {
  const found: NumberedText = { paragraphs: [], margin: [] };
  const gaps = lines
    .filter(({ number, words }) => number !== null && words !== "")
    .map(({ indent }) => indent);
  const edge = gaps.reduce((least, gap) => Math.min(least, gap), Number.POSITIVE_INFINITY);
  const hanging = usual(gaps.filter((gap) => gap > edge && gap < edge + centred)) ?? edge;
  let open: NumberedParagraph | null = null;
  for (const [index, { number, indent, words }] of lines.entries()) {
    if (number !== null) found.margin.push(number);
    if (words === "") continue;
    const isCentred = number === null || indent >= edge + centred;
    const begins =
      open === null ||
      isCentred ||
      /^\(.*\)$/.test(open.text) ||
      opens.test(words) ||
      indent >= hanging + deeper;
    if (begins || open === null) {
      open = { text: words, line: number };
      found.paragraphs.push(open);
    } else open.text = joinLines(open.text, words, vocabulary);
    const next = lines[index + 1];
    // What is centred is whole; a line without a number is none of the transcript's.
    if (isCentred && next !== undefined) open = null;
  }
  return found;
}

function usual(values: readonly number[]): number | null {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted((one, other) => other[1] - one[1])[0]?.[0] ?? null;
}
