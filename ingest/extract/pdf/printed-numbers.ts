/**
 * Page labels for files that give none, from the numbers printed on the pages: only where these count with the pages
 * through the document. A number on one page alone, or one that starts anew halfway, says nothing of the others.
 */
import { least, most } from "../../../storage/model/extremes.js";
import type { Furniture } from "../extraction.js";
import { romanValue } from "./roman.js";

/** So many pages must print a number of one count, and this share of all pages one of them. */
const leastPages = 3;
const leastShare = 0.5;

/** `11`, `xi`, `Page 11 of 20`, `– 11 –`: nothing but a page number. */
const alone = /^(?:page )?[-–—|[(]? ?(\d{1,5}|[ivxlc]{1,7}) ?[-–—|\])]?(?: page| ?(?:of|\/) ?\d{1,5})?$/;
/** At the beginning or end of a running head: `12 Annual report`, `Annual report | Page 12`. */
const atEdge = /^(\d{1,5})(?= \D)|(?<=\D )(\d{1,5})$/g;

/** A number printed on a page. */
interface Printed {
  page: number;
  value: number;
  roman: boolean;
  alone: boolean;
}

/** Numbers that count with the pages: the value printed is `page + offset`, from page `from` to page `to`. */
interface Count {
  offset: number;
  pages: ReadonlySet<number>;
  from: number;
  to: number;
}

/**
 * The label of each of `count` pages, in order: as printed, or as the count of its neighbours has it. Pages that
 * stand outside every count have their number in the file in brackets (`[1]`). Null when no count runs through the
 * document, or when it is that of the file.
 */
export function printedLabels(count: number, furniture: readonly Furniture[]): string[] | null {
  const printed = furniture.flatMap(numbersIn);
  const arabic = countIn(printed.filter(({ roman }) => !roman));
  if (!arabic) return null;
  const front = countIn(printed.filter(({ roman, page }) => roman && page < arabic.from));
  const known = arabic.pages.size + (front?.pages.size ?? 0);
  if (known < leastShare * count || (arabic.offset === 0 && !front)) return null;
  const contrary = new Set(printed.filter((one) => one.alone).map(({ page }) => page));
  return Array.from({ length: count }, (_, index) => {
    const page = index + 1;
    const own = front && page <= front.to ? front : arabic;
    const value = page + own.offset;
    if (value < 1 || (contrary.has(page) && !own.pages.has(page))) return `[${page}]`;
    return own === front ? romanOf(value) : String(value);
  });
}

function numbersIn({ page, text }: Furniture): Printed[] {
  const words = text.toLowerCase().replace(/\s+/g, " ").trim();
  const [, whole] = alone.exec(words) ?? [];
  if (whole !== undefined) {
    const roman = !/\d/.test(whole);
    const value = roman ? romanValue(whole) : Number(whole);
    return roman && romanOf(value) !== whole ? [] : [{ page, value, roman, alone: true }];
  }
  return [...words.matchAll(atEdge)].map((match) => ({
    page,
    value: Number(match[1] ?? match[2]),
    roman: false,
    alone: false,
  }));
}

/** The count that most of the pages with a number keep to; null when there is none, or another is half as common. */
function countIn(printed: readonly Printed[]): Count | null {
  const byOffset = new Map<number, Set<number>>();
  for (const { page, value } of printed) {
    const pages = byOffset.get(value - page) ?? new Set();
    byOffset.set(value - page, pages.add(page));
  }
  const [best, second] = [...byOffset].sort(([, one], [, other]) => other.size - one.size);
  if (!best || best[1].size < leastPages || 2 * (second?.[1].size ?? 0) > best[1].size) return null;
  const [offset, pages] = best;
  if (2 * pages.size <= new Set(printed.map(({ page }) => page)).size) return null;
  return { offset, pages, from: least([...pages]), to: most([...pages]) };
}

const romanDigits: [string, number][] = [
  ["c", 100],
  ["xc", 90],
  ["l", 50],
  ["xl", 40],
  ["x", 10],
  ["ix", 9],
  ["v", 5],
  ["iv", 4],
  ["i", 1],
];

function romanOf(value: number): string {
  let rest = value;
  return romanDigits
    .map(([digits, worth]) => {
      const times = Math.floor(rest / worth);
      rest -= times * worth;
      return digits.repeat(times);
    })
    .join("");
}
