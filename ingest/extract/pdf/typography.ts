/** What a document's type says: which size is running text, how its paragraphs are parted, how headings rank. */
import type { Line } from "./lines.js";
import { sentenceEnd } from "./marks.js";
import { commonest } from "./page.js";

export interface Typography {
  /** Size of running text. */
  body: number;
  /** Width of its lines. */
  measure: number;
  /** Paragraphs are parted by space, so that a short line does not mean the end of one. */
  spaced: boolean;
  /** Lines are set to the full measure. */
  justified: boolean;
  /** Usual distance between the baselines of a paragraph in this size. */
  leading(size: number): number;
  /** 1 to 6, by size, then weight. */
  level(line: Line): number;
}

/** Two lines of the same size, one below the other. */
interface Step {
  above: Line;
  below: Line;
  distance: number;
}

/** Steps up to this many leadings are inside a paragraph; larger ones part two. */
export const paragraphGap = 1.3;
/** Above this, type is larger than running text. */
export const largerType = 1.12;
/** A size that makes a rank of headings is met on at least this share of the pages. */
const leastHeadingPages = 0.02;

export function typography(lines: Line[]): Typography {
  const body = commonest(lines.map((line) => [half(line.size), line.text.length])) ?? 10;
  const steps = stepsOf(lines);
  const leadings = leadingsOf(steps);
  const leading = (size: number) => leadings.get(half(size)) ?? size * 1.3;
  const running = lines.filter((line) => half(line.size) === body);
  const full = running.filter((line) => line.text.length > 40 && !line.tabular);
  return {
    body,
    measure: quantile(
      full.map((line) => line.end - line.x),
      0.9,
    ),
    spaced: isSpaced(
      steps.filter((step) => half(step.below.size) === body),
      leading,
    ),
    justified: full.filter((line) => line.end > line.right - 0.3 * line.size).length > 0.5 * full.length,
    leading,
    level: levels(lines, body),
  };
}

function half(size: number): number {
  return Math.round(size * 2) / 2;
}

function quantile(values: number[], share: number): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
}

function stepsOf(lines: Line[]): Step[] {
  const steps: Step[] = [];
  for (const [index, below] of lines.entries()) {
    const above = lines[index - 1];
    if (!above || above.column !== below.column || half(above.size) !== half(below.size)) continue;
    const distance = below.y - above.y;
    if (distance > 0.5 * below.size && distance < 3.5 * below.size) steps.push({ above, below, distance });
  }
  return steps;
}

/** A line is full when it ends so near to the margin, as a share of the measure. */
const fullEdge = 0.12;
/** So many full lines that break off inside a sentence tell the leading by themselves. */
const enoughRunning = 2;
/** Without them, lines further apart than so many times their size are not taken for one paragraph. */
const widestLeading = 1.5;

/**
 * For each size the usual step inside a paragraph. A full line that breaks off inside a sentence is surely inside one;
 * in a conversation of short turns the commonest step of all is the one between paragraphs.
 */
function leadingsOf(steps: Step[]): Map<number, number> {
  const bySize = new Map<number, Step[]>();
  for (const step of steps) {
    const size = half(step.below.size);
    const same = bySize.get(size);
    if (same) same.push(step);
    else bySize.set(size, [step]);
  }
  return new Map([...bySize].map(([size, all]) => [size, leadingOf(all, size)]));
}

function leadingOf(steps: readonly Step[], size: number): number {
  const running = steps.filter(
    ({ above }) =>
      above.end > above.right - fullEdge * (above.right - above.left) && !sentenceEnd.test(above.text),
  );
  const weighed = (of: readonly Step[]) =>
    commonest(of.map(({ above, distance }) => [half(distance), above.text.length > 30 ? 3 : 1])) ??
    size * 1.3;
  if (running.length >= enoughRunning) return weighed(running);
  return Math.min(weighed(steps), Math.max(widestLeading * size, smallest(steps)));
}

function smallest(steps: readonly Step[]): number {
  return steps.reduce((least, { distance }) => Math.min(least, half(distance)), Number.POSITIVE_INFINITY);
}

/** Whether most lines that end a sentence well before the margin are followed by a gap. */
function isSpaced(steps: Step[], leading: (size: number) => number): boolean {
  const ends = steps.filter(
    ({ above }) =>
      /[.!?]["”’)]?\s*$/.test(above.text) && above.end < above.right - 0.3 * (above.right - above.left),
  );
  const parted = ends.filter(({ below, distance }) => distance > paragraphGap * leading(below.size));
  return parted.length > 0.6 * ends.length;
}

/** Larger sizes rank higher, then bold, then italics; a size used on few pages shares the rank of the next. */
function levels(lines: Line[], body: number): (line: Line) => number {
  const pages = new Map<number, Set<number>>();
  for (const line of lines.filter((one) => one.size > largerType * body)) {
    const size = Math.round(line.size);
    pages.set(size, (pages.get(size) ?? new Set()).add(line.page));
  }
  const few = Math.max(2, (lines.at(-1)?.page ?? 1) * leastHeadingPages);
  const sizes = [...pages].filter(([, on]) => on.size >= few).map(([size]) => size);
  return (line) => {
    const higher = sizes.filter((size) => size > Math.round(line.size)).length;
    const smaller = line.size > largerType * body || line.bold ? 1 : 2;
    return Math.min(higher + smaller, 6);
  };
}
