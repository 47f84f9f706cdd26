/**
 * The direct quotations of a text: what stands between quotation marks, outermost ones only. A mark that is missing at
 * the end of a paragraph never swallows the text below it.
 */
import type { Span } from "../fold.js";
import { type QuotationMark, quotationMarksIn } from "./quotation-marks.js";

/** Every quotation in order, without overlap; spans leave the marks out. Linear. */
export function quotationSpans(text: string): Span[] {
  const spans: Span[] = [];
  const marks = quotationMarksIn(text);
  let next = 0;
  for (const paragraph of paragraphSpans(text)) {
    const inside: QuotationMark[] = [];
    for (; (marks[next]?.at ?? Number.POSITIVE_INFINITY) < paragraph.end; next++) {
      const mark = marks[next];
      if (mark) inside.push(mark);
    }
    for (const span of spansIn(text, paragraph, inside)) spans.push(span);
  }
  return spans.filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)));
}

/** The paragraphs of a text, which are parted by empty lines, or, in a text that has none, by line breaks. */
export function paragraphSpans(text: string): Span[] {
  const divider = /\n[^\S\n]*\n/.test(text) ? /\n[^\S\n]*\n\s*/g : /\n+/g;
  const paragraphs: Span[] = [];
  let start = 0;
  for (const match of text.matchAll(divider)) {
    paragraphs.push({ start, end: match.index });
    start = match.index + match[0].length;
  }
  paragraphs.push({ start, end: text.length });
  return paragraphs;
}

function spansIn(text: string, paragraph: Span, marks: readonly QuotationMark[]): Span[] {
  const spans: Span[] = [];
  for (let at = 0; at < marks.length; at++) {
    const open = marks[at];
    if (!open?.mayOpen) continue;
    const close = closing(text, marks, at);
    if (close !== null) {
      spans.push({ start: open.at + open.length, end: marks[close]?.at ?? paragraph.end });
      at = close;
    } else if (runsOn(text, paragraph, open)) {
      spans.push({ start: open.at + open.length, end: paragraph.end });
      break;
    }
  }
  return spans;
}

/** Index of the mark that ends what `marks[opened]` begins; null when the paragraph ends first. */
function closing(text: string, marks: readonly QuotationMark[], opened: number): number | null {
  const open = marks[opened] as QuotationMark;
  let depth = 0;
  let weak: number | null = null;
  for (let at = opened + 1; at < marks.length; at++) {
    const mark = marks[at] as QuotationMark;
    if (mark.family !== open.family) continue;
    const sign = text.charAt(mark.at);
    if (open.family === "corner" && !sameCorners(text.charAt(open.at), sign)) continue;
    if (open.family !== "single") {
      // A second opening mark of the same form: the first was never closed, or quotations are nested alike.
      const opensAgain = !mark.isStraight && mark.mayOpen && sign === text.charAt(open.at) && sign !== "”";
      if (opensAgain) depth += 1;
      else if (mark.mayClose && depth > 0) depth -= 1;
      else if (mark.mayClose) return at;
      continue;
    }
    if (mark.closesSurely || (text.charAt(open.at) === "‚" && sign === "‘")) return at;
    if (mark.mayOpen && !mark.mayClose) return weak;
    // `the residents’ anger`: an apostrophe may look like an end; the last such place is taken when no surer one comes.
    if (mark.mayClose) {
      const isPossessive =
        /s$/i.test(text.slice(mark.at - 1, mark.at)) &&
        /^ \p{Ll}/u.test(text.slice(mark.at + 1, mark.at + 4));
      if (!isPossessive) return at;
      weak = at;
    }
  }
  return depth > 0 ? lastClosing(marks, opened) : weak;
}

/** Other corners inside are a quotation within it. */
function sameCorners(one: string, other: string): boolean {
  return "「」".includes(one) === "「」".includes(other);
}

/** With a mark missing inside, the quotation ends at the last mark that can end it. */
function lastClosing(marks: readonly QuotationMark[], opened: number): number | null {
  const { family } = marks[opened] as QuotationMark;
  for (let at = marks.length - 1; at > opened; at--)
    if (marks[at]?.family === family && marks[at]?.mayClose) return at;
  return null;
}

/** A quotation of several paragraphs opens each and closes the last; one that begins a paragraph may lack its end. */
function runsOn(text: string, paragraph: Span, open: QuotationMark): boolean {
  if (open.family === "single" || open.family === "angle") return false;
  const below = text.slice(paragraph.end, paragraph.end + 10).trimStart();
  if (below.startsWith(text.charAt(open.at))) return true;
  return !open.isStraight || text.slice(paragraph.start, open.at).trim() === "";
}
