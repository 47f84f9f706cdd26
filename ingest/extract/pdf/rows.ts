/** Items on a page to rows: what stands on one baseline, with the marks raised above it or lowered below. */
import { least } from "../../../storage/model/extremes.js";
import { commonest, markSize, type PdfItem, type Row, rightOf } from "./page.js";

/** Baselines this close, as a share of the type size, are the same. */
const sameBaseline = 0.2;
/** The number of a note hangs at most this far in front of its words, in type sizes. */
const mostHanging = 6;

/** The first letter of a text is set at least so much larger than its words, and over two lines or more. */
const leastCap = 1.8;
const mostCaps = 20;
/** Fewer letters by themselves are figures, marks and labels. */
const leastLetters = 8;

/** Rows from the top of the page down. Raised and lowered marks are in the row they belong to. */
export function rowsOf(items: PdfItem[]): Row[] {
  const rows: Row[] = [];
  for (const item of withDropCaps(items).sort((a, b) => a.y - b.y || a.x - b.x)) {
    const row = rows.at(-1);
    const near = row && Math.abs(item.y - row.y) <= Math.max(1, sameBaseline * Math.min(item.size, row.size));
    if (near) row.items.push(item);
    else rows.push({ y: item.y, size: item.size, items: [item] });
  }
  return withMarks(rows.map(settled)).map(settled);
}

function settled(row: Row): Row {
  const rightToLeft = row.items.filter((item) => item.rightToLeft).length > row.items.length / 2;
  const items = [...row.items].sort((a, b) => (rightToLeft ? b.x - a.x : a.x - b.x));
  const size =
    commonest(items.map((item) => [Math.round(item.size * 10) / 10, item.text.length])) ?? row.size;
  const y = commonest(items.map((item) => [item.y, item.text.length])) ?? row.y;
  const once = items.filter((item, index) => !isOverprint(items[index - 1], item));
  return { y, size, items: closedUp(unspaced(once), size) };
}

/** `M I N U T E S   O F` is set with space between its letters; the words are parted by more. */
function unspaced(items: PdfItem[]): PdfItem[] {
  if (!items.some((item) => /^\p{L}(?: \p{L}){3,}$/u.test(item.text))) return items;
  return items.map((item) =>
    /^\p{L}(?: \p{L})+$/u.test(item.text) ? { ...item, text: item.text.replaceAll(" ", "") } : item,
  );
}

/**
 * Letters that are placed one by one with the same space between them are words all the same; only wider spaces part
 * words.
 */
function closedUp(items: PdfItem[], size: number): PdfItem[] {
  const single = items.filter((item) => item.text.trim().length === 1).length;
  if (items.length < leastLetters || single < 0.6 * items.length) return items;
  const gaps = items.slice(1).map((item, index) => item.x - rightOf(items[index] as PdfItem));
  const usual = [...gaps].sort((a, b) => a - b)[gaps.length >> 1] ?? 0;
  if (usual < 0.08 * size || usual > size) return items;
  return items.map((item, index) => {
    const closes = (gap: number | undefined) => gap !== undefined && gap < 1.8 * usual + 0.05 * size;
    const width = closes(gaps[index]) ? item.width + (gaps[index] ?? 0) : item.width;
    return { ...item, width, spaced: index > 0 && !closes(gaps[index - 1]) };
  });
}

/** Some programs draw text twice to make it look bold. */
function isOverprint(previous: PdfItem | undefined, item: PdfItem): boolean {
  if (!previous || previous.text !== item.text) return false;
  return Math.abs(previous.x - item.x) < 0.2 * item.size && Math.abs(previous.y - item.y) < 0.2 * item.size;
}

/** Moves raised and lowered marks into the row whose words they touch. */
function withMarks(rows: Row[]): Row[] {
  const kept = rows.map((row) => ({ ...row, items: [...row.items] }));
  for (const [index, row] of kept.entries())
    for (const host of [kept[index + 1], kept[index - 1]]) {
      if (!host || row.size > markSize * host.size || Math.abs(row.y - host.y) > 0.6 * host.size) continue;
      const touching = row.items.filter(
        (item) => host.items.some((other) => touches(item, other, host.size)) || hangsBefore(item, row, host),
      );
      for (const one of touching) host.items.push(one);
      row.items = row.items.filter((item) => !touching.includes(item));
    }
  return kept.filter((row) => row.items.length > 0);
}

function touches(mark: PdfItem, word: PdfItem, size: number): boolean {
  const gap = Math.max(mark.x - rightOf(word), word.x - rightOf(mark));
  return word.size > mark.size && gap < 0.5 * size;
}

/** The number of a note, raised and well in front of its words. */
function hangsBefore(mark: PdfItem, row: Row, host: Row): boolean {
  const start = least(host.items.map((item) => item.x));
  const near = start > mark.x && start - rightOf(mark) < mostHanging * host.size;
  return near && row.y < host.y && /^\s*(?:\d{1,4}|[*†‡§¶]+)\s*$/.test(mark.text);
}

/** Large first letters of a text, as printers set them, are put in front of the line that they begin. */
function withDropCaps(items: PdfItem[]): PdfItem[] {
  const moved = [...items];
  const caps = items.filter((item) => /^\s*["“‘]?\p{Lu}\s*$/u.test(item.text)).slice(0, mostCaps);
  for (const cap of caps) {
    const beside = items.filter((item) => isBesideCap(item, cap));
    const first = beside.sort((a, b) => a.y - b.y)[0];
    if (!first || first.y > cap.y - 0.8 * first.size) continue;
    const text = cap.text.trim();
    moved[moved.indexOf(cap)] = { ...cap, text, y: first.y, width: first.x - cap.x, size: first.size };
    moved[moved.indexOf(first)] = { ...first, spaced: false };
    // The other lines beside it begin where the column begins.
    for (const item of beside.slice(1).filter((one) => one.y > first.y + 1))
      moved[moved.indexOf(item)] = { ...item, x: cap.x, width: rightOf(item) - cap.x };
  }
  return moved;
}

function isBesideCap(item: PdfItem, cap: PdfItem): boolean {
  if (cap.size < leastCap * item.size || /^\s/.test(item.text)) return false;
  const gap = item.x - rightOf(cap);
  return gap > -0.2 * item.size && gap < 1.5 * item.size && item.y > cap.y - cap.size && item.y <= cap.y + 1;
}
