/** The text of a row: spaces where the gaps are, the marks of notes apart. */
import type { Piece } from "../assemble.js";
import { markSize, type PdfItem, type Row, rightOf } from "./page.js";

/** Gaps wider than this share of the type size are spaces. */
const spaceGap = 0.13;

/** The text of a row in pieces of like weight, with the spaces that the gaps stand for. */
export function piecesOf(row: Row): Piece[] {
  const pieces: Piece[] = [];
  let previous: PdfItem | null = null;
  for (const item of row.items) {
    const space = previous !== null && needsSpace(previous, item) ? " " : "";
    const last = pieces.at(-1);
    const before = last?.text ?? "";
    const mark = isNoteMark(item, row, before);
    const raised = !mark && isRaised(item, row) && (power.test(before) || variable.test(before));
    const text = raised ? raisedDigits(item.text) : item.text;
    if (space !== "" && last) last.text += last.mark ? "" : space;
    if (space !== "" && last?.mark) pieces.push({ text: space, bold: item.bold });
    const open = pieces.at(-1);
    if (open && open.bold === item.bold && (open.mark ?? false) === mark && open.doubt === item.doubt)
      open.text += text;
    else
      pieces.push({
        text,
        bold: item.bold,
        ...(mark && { mark }),
        ...(item.doubt !== undefined && { doubt: item.doubt }),
      });
    previous = item;
  }
  return pieces;
}

/** Small raised numbers and signs are marks of notes, unless they belong to a unit or a power of ten. */
function isNoteMark(item: PdfItem, row: Row, before: string): boolean {
  if (!isRaised(item, row)) return false;
  if (!/^\s*(?:\d{1,4}(?:\s*[,–-]\s*\d{0,4})*|[*†‡§¶]+|,)\s*$/.test(item.text)) return false;
  if (/^\s*[23]\s*$/.test(item.text) && /(?:^|[\s\d/])(?:[kcmd]?m|ft|in)$/.test(before)) return false;
  return !power.test(before) && !(/^\s*\d\s*$/.test(item.text) && variable.test(before));
}

function isRaised(item: PdfItem, row: Row): boolean {
  return item.size <= markSize * row.size && row.y - item.y > 0.15 * row.size;
}

/** `10` before a raised number: without its raising, the number would be another one. */
const power = /(?:^|[\s×x(])10$/;

/** A letter by itself, but for the article: a digit raised behind it is a power. */
const variable = /(?:^|[^\p{L}\p{N}.])[b-zA-HJ-Z]$/u;

function raisedDigits(text: string): string {
  return text.replace(/[\d−-]/g, (sign) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(sign)] ?? "⁻");
}

function needsSpace(previous: PdfItem, item: PdfItem): boolean {
  if (/\s$/.test(previous.text) || /^\s/.test(item.text)) return false;
  if (item.spaced) return true;
  const gap = item.rightToLeft ? previous.x - rightOf(item) : item.x - rightOf(previous);
  return gap > spaceGap * Math.min(previous.size, item.size);
}

/** The words of pieces, without the marks of notes. */
export function textOf(pieces: Piece[]): string {
  return pieces.map((piece) => (piece.mark ? "" : piece.text)).join("");
}
