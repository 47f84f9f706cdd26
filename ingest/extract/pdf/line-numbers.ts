/** Numbers in front of or behind the lines of a page, as transcripts and bills have them. */
import { least, most } from "../../../storage/model/extremes.js";
import { type PdfItem, type Row, rightOf } from "./page.js";

/** A bare number at a line's edge is a line number when at least so many stand on a page. */
const leastLineNumbers = 5;

/** Bare numbers at one edge of the text that count up down the page, by one or by five. */
export function lineNumbers(rows: Row[]): Set<PdfItem> {
  for (const edge of ["left", "right"] as const) {
    const items = rows.map((row) => (edge === "left" ? row.items[0] : row.items.at(-1)));
    const numbers = items.filter(
      (item) => item !== undefined && /^\s*\d{1,3}\s*$/.test(item.text),
    ) as PdfItem[];
    const counting = numbers.filter(
      (item, index) => follows(numbers[index - 1], item) || follows(item, numbers[index + 1]),
    );
    if (counting.length < leastLineNumbers || !apart(rows, counting, edge)) continue;
    const step = Number(counting[1]?.text) - Number(counting[0]?.text);
    if (step === 5 || counting.length > rows.length * 0.5)
      return new Set([...counting, ...repeatedWithin(rows, counting)]);
  }
  return new Set();
}

/** The numbers of further columns, which are those of the first: two or four pages of a transcript on a sheet. */
function repeatedWithin(rows: Row[], numbers: PdfItem[]): PdfItem[] {
  const known = new Set(numbers);
  const others = rows.flatMap((row) => {
    const first = row.items.find((item) => known.has(item));
    const same = row.items.filter((item) => item !== first && item.text.trim() === first?.text.trim());
    return first ? same : [];
  });
  const aligned = others.filter(
    (item) =>
      others.filter((other) => Math.abs(rightOf(item) - rightOf(other)) < 2 || Math.abs(item.x - other.x) < 2)
        .length >= leastLineNumbers,
  );
  return aligned;
}

function follows(first: PdfItem | undefined, second: PdfItem | undefined): boolean {
  if (!first || !second) return false;
  const step = Number(second.text) - Number(first.text);
  const aligned = Math.abs(first.x - second.x) < 2 || Math.abs(rightOf(first) - rightOf(second)) < 2;
  return (step === 1 || step === 5) && aligned;
}

/** Line numbers stand clear of all words. */
function apart(rows: Row[], numbers: PdfItem[], edge: "left" | "right"): boolean {
  const words = rows
    .flatMap((row) => row.items)
    .filter((item) => !numbers.includes(item) && item.text.trim() !== "");
  if (words.length === 0) return false;
  return edge === "left"
    ? most(numbers.map(rightOf)) <= least(words.map((item) => item.x)) + 1
    : least(numbers.map((item) => item.x)) >= most(words.map(rightOf)) - 1;
}
