/**
 * From the parts a parser has marked to passages that keep the archive's promise: in order, without overlap,
 * together holding every character that is not white space.
 */
import type { Page, Passage, PassageKind } from "../../storage/model/passage.js";
import type { Block, Extraction } from "../extract/extraction.js";

/** What a parser says of a span; what it leaves out is unknown. */
export interface Part
  extends Partial<Pick<Passage, "attribution" | "role" | "question" | "clause" | "time" | "column">> {
  line?: string | null | undefined;
  start: number;
  end: number;
  kind: PassageKind;
  /** 1 to 6 for headings. */
  level?: number | null;
}

/**
 * Longest passage, in UTF-16 code units. The search engine drops text past 65,535 word positions of a field
 * in silence; a span this long stays far below, whatever its punctuation.
 */
export const longestPassage = 6_000;

/** The part a block is when no parser knows better. */
export function partOf(block: Block): Part {
  return {
    start: block.start,
    end: block.end,
    kind: block.kind === "list-item" ? "paragraph" : block.kind,
    level: block.level,
    attribution: block.speaker,
    time: block.time,
  };
}

/**
 * Makes passages of `parts`. Text that no part holds becomes paragraphs, white space at the edges is left
 * out, what is too long is divided at a sentence; headings and pages are filled in.
 */
export function toPassages(extraction: Extraction, parts: readonly Part[]): Passage[] {
  const { text, pages } = extraction;
  const pageAt = pageFinder(pages);
  const headings: { text: string; level: number }[] = [];
  const passages: Passage[] = [];
  for (const part of inOrder(text, parts).flatMap((whole) => divided(text, whole))) {
    const level = part.level ?? 1;
    if (part.kind === "heading") while ((headings.at(-1)?.level ?? 0) >= level) headings.pop();
    passages.push({
      start: part.start,
      end: part.end,
      page: pageAt(part.start),
      pageEnd: pageAt(part.end - 1),
      kind: part.kind,
      heading: headings.at(-1)?.text ?? null,
      attribution: part.attribution ?? null,
      person: null,
      role: part.role ?? null,
      question: part.question ?? null,
      clause: part.clause ?? null,
      time: part.time ?? null,
      column: part.column ?? null,
      line: part.line ?? null,
    });
    if (part.kind === "heading") headings.push({ text: oneLine(text.slice(part.start, part.end)), level });
  }
  return passages;
}

/** White space runs as one space, none at the ends. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** Finds the number of the page an offset stands on; null for formats without pages. */
export function pageFinder(pages: readonly Page[]): (offset: number) => number | null {
  const filled = pages.filter((page) => page.end > page.start);
  return (offset) => {
    let low = 0;
    let high = filled.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((filled[middle]?.end ?? 0) > offset) high = middle;
      else low = middle + 1;
    }
    return filled[low]?.number ?? null;
  };
}

function inOrder(text: string, parts: readonly Part[]): Part[] {
  const ordered: Part[] = [];
  let cursor = 0;
  const add = (part: Part): void => {
    const whole = trimmed(text, { ...part, start: Math.max(part.start, cursor) });
    if (whole === null) return;
    ordered.push(whole);
    cursor = whole.end;
  };
  for (const part of parts.toSorted((one, other) => one.start - other.start)) {
    if (part.start > cursor) add({ start: cursor, end: part.start, kind: "paragraph" });
    add(part);
  }
  add({ start: cursor, end: text.length, kind: "paragraph" });
  return ordered;
}

function trimmed(text: string, part: Part): Part | null {
  let { start, end } = part;
  while (start < end && isWhite(text, start)) start += 1;
  while (end > start && isWhite(text, end - 1)) end -= 1;
  return start < end ? { ...part, start, end } : null;
}

function isWhite(text: string, at: number): boolean {
  return /\s/.test(text.charAt(at));
}

function divided(text: string, part: Part): Part[] {
  const pieces: Part[] = [];
  let rest: Part | null = part;
  while (rest !== null && rest.end - rest.start > longestPassage) {
    const cut: number = rest.start + placeToCut(text.slice(rest.start, rest.start + longestPassage));
    const piece = trimmed(text, { ...rest, end: cut });
    if (piece) pieces.push(piece);
    rest = trimmed(text, { ...rest, start: cut });
  }
  return rest === null ? pieces : [...pieces, rest];
}

/** After the last sentence, else the last word, else before half a surrogate pair. */
function placeToCut(window: string): number {
  const half = window.length / 2;
  const sentence = [...window.matchAll(/[.!?…]["”’')\]]{0,3}(?=\s)/gu)].at(-1);
  if (sentence && sentence.index > half) return sentence.index + sentence[0].length;
  const word = window.search(/\s\S*$/u);
  if (word > half) return word;
  return /[\uD800-\uDBFF]$/.test(window) ? window.length - 1 : window.length;
}
