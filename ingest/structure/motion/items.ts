/** The items of business of minutes or an agenda: numbered titles, numbers above their titles, or headings. */

import { least } from "../../../storage/model/extremes.js";
import type { Item } from "../../../storage/model/facts/motion-facts.js";
import type { Read, Span } from "../../../storage/model/facts/read.js";
import { oneLine } from "../passages.js";
import { headsMotion } from "./events.js";
import type { Unit } from "./units.js";

interface Title {
  start: number;
  number: Read<string> | null;
  title: Read<string>;
  /** The digits it counts by: `[12]`, `[12, 3]`; null for minute references, which count as they please. */
  count: number[] | null;
  heading: boolean;
}

/** In UTF-16 code units. */
const longestTitle = 170;
const numberForm =
  "(?:\\d{1,4}(?:\\.\\d{1,3}){0,2}[a-z]?|\\d{1,4}[./]\\d{2,4}(?:[./]\\d{1,4})?|[A-Z]{1,4}-\\d{2,4}(?:-\\d{1,5}){1,2}|[A-Z]{1,4}[./ -]?\\d{1,4}(?:[./]\\d{1,4}){0,2}|\\d{1,3}\\s?\\([a-z]\\)|[IVXL]{1,6}(?=\\.))";
const numbered = new RegExp(
  `^[*_]*(?:(?:[Aa]genda\\s+)?[Ii]tem|ITEM|[Mm]inute|[Mm]in)?\\s*(?:[Nn]o\\.?\\s*)?(?<number>${numberForm})[.):]?(?:\\s+[–—:-])?\\s+(?<title>[“"‘]?[\\p{Lu}\\d].*)$`,
  "u",
);
const loneNumber = new RegExp(
  `^[*_]*(?:(?:agenda\\s+)?item|minute)?\\s*(?:no\\.?\\s*)?(?<number>${numberForm})[.):]?[*_]*$`,
  "u",
);
const noTitle =
  /^(?:resolved|that\b|(?:moved|proposed|seconded)\s*(?:by\b|:|that\b|(?:councillor|cllr|cr)\b)|carried\b|lost\b|defeated\b|withdrawn\b|deferred\b|tabled\b|adopted\b|approved\b|unanimous|motion\s+(?:carried|passed|lost|failed|defeated)|the\s+(?:motion|amendment)\s+(?:was|is)|councillors?\s+[^:]{1,60}(?:moved|said|asked|proposed|seconded|declared|spoke)|cllr\s+\S+\s+(?:moved|said|asked|proposed)|for\b|against\b|abst|votes?\b|page\s+\d|\d|(?:january|february|march|april|may|june|july|august|september|october|november|december)\b)/i;
const sentence = /[.;,:]$|\b(?:was|were|has|have|had|will|be|is|are)\s+\w+(?:ed|n)\b/;

/** The items, in order; each ends where the next begins. `isClause` tells what belongs to a motion. */
export function itemsOf(units: readonly Unit[], end: number, isClause: (unit: Unit) => boolean): Item[] {
  const byNumber = inSequence(numberedTitles(units, isClause));
  const alone =
    byNumber.length === 1 && byNumber[0] && weight(byNumber[0]) > 1 && byNumber[0].number !== null;
  const titles = byNumber.length >= 2 || alone ? byNumber : headings(units, isClause);
  return titles.map(({ start, number, title }, index) => ({
    start,
    end: titles[index + 1]?.start ?? end,
    number,
    title,
  }));
}

function numberedTitles(units: readonly Unit[], isClause: (unit: Unit) => boolean): Title[] {
  const titles: Title[] = [];
  for (const [index, unit] of units.entries()) {
    if (unit.block.kind === "row" && !/^\S{1,12}\s*\|/.test(unit.text)) continue;
    const heading = unit.block.kind === "heading";
    if (isClause(unit) && !heading) continue;
    const own = ownTitle(unit, heading) ?? pairedTitle(unit, units[index + 1], heading);
    if (own) titles.push(own);
  }
  return titles;
}

/** `24/42 Grass cutting. Three quotes were considered.`: a reference, and a title that runs into what is told. */
const runIn =
  /^[*_]*(?<number>\d{1,4}[./]\d{1,4}(?:[./]\d{1,4})?|[A-Z]{1,4}[./ -]?\d{1,4}(?:[./]\d{1,4}){1,2})[.):]?\s+[*_]*(?<title>\p{Lu}[^.:;*_]{2,60})[.:*_]{1,3}\s+\S/u;

/** `3 PLAYGROUND It was resolved`: capitals before what is told. */
const shoutedIn =
  /^[*_]*(?<number>\d{1,3}[a-z]?)[.):]?\s+(?<title>\p{Lu}[\p{Lu}\d’'&,/ -]{2,60}\p{Lu})\s+(?=\p{Lu}\p{Ll})/u;

function runInTitle(unit: Unit): Title | null {
  const { number = "", title = "" } = (shoutedIn.exec(unit.text) ?? runIn.exec(unit.text))?.groups ?? {};
  if (title === "" || noTitle.test(title) || title.split(/\s+/).length > 8) return null;
  return titleOf(unit, number, title, unit.text.indexOf(title, number.length), number, false);
}

function ownTitle(unit: Unit, heading: boolean): Title | null {
  if (unit.text.length > longestTitle) return runInTitle(unit);
  return lineTitle(unit, heading) ?? runInTitle(unit);
}

function lineTitle(unit: Unit, heading: boolean): Title | null {
  const marker = unit.marker?.replace(/^\(|[.):]+$/g, "") ?? null;
  if (marker !== null && /^\d/.test(marker) && isTitle(unit.text, heading)) {
    // The number is set by the format and is no part of the text: it has no span of its own.
    return titleOf(unit, null, unit.text, 0, marker, heading);
  }
  const words = unit.text.replace(/\s*\|\s*/, (cut) => " ".repeat(cut.length));
  const match = numbered.exec(words);
  if (!match?.groups || !isTitle(match.groups.title ?? "", heading)) return null;
  const title = match.groups.title ?? "";
  return titleOf(
    unit,
    match.groups.number ?? "",
    title,
    match[0].length - title.length,
    match.groups.number ?? "",
    heading,
  );
}

/** A number on a line of its own, and its title below it. */
function pairedTitle(unit: Unit, next: Unit | undefined, heading: boolean): Title | null {
  const number = loneNumber.exec(unit.text)?.groups?.number;
  if (number === undefined || next === undefined || next.text.length > longestTitle) return null;
  const below = next.block.kind === "heading";
  if (!/^\p{Lu}/u.test(next.text) || !isTitle(next.text, below) || loneNumber.test(next.text)) return null;
  return {
    ...titleOf(next, null, next.text, 0, number, heading || below),
    start: unit.start,
    number: readOf(unit, number, unit.text.indexOf(number)),
  };
}

function isTitle(words: string, heading: boolean): boolean {
  if (noTitle.test(words) || !/\p{L}{2}/u.test(words)) return false;
  const shouted = words === words.toUpperCase();
  return heading || shouted || (!sentence.test(words.trim()) && words.length <= 140);
}

function titleOf(
  unit: Unit,
  number: string | null,
  words: string,
  at: number,
  counted: string,
  heading: boolean,
): Title {
  const trimmed = words.replace(/[*_\s]+$|\s+(?:pdf|doc)\s+icon\b.*$/i, "");
  return {
    start: unit.start,
    number: number === null ? null : readOf(unit, number, unit.text.indexOf(number)),
    title: {
      ...readOf(unit, trimmed, at),
      value: oneLine(trimmed.replace(/\s+(?:pdf|doc)\s+icon\b.*$/i, "")),
    },
    count: /^\d+(?:\.\d+)*$/.test(counted) ? counted.split(".").map(Number) : null,
    heading,
  };
}

function readOf(unit: Unit, words: string, at: number): Read<string> {
  return { value: words, start: unit.start + at, end: unit.start + at + words.length };
}

/** How many numbers an agenda may leave out. */
const widestGap = 6;

/**
 * Those that count on from one another. A list inside the business begins again at 1, or counts for a while beside
 * the items; the longest run that rises is the agenda's own.
 */
function inSequence(titles: readonly Title[]): Title[] {
  const counted = titles.filter((title) => title.count !== null).slice(0, 2_000);
  const references = titles.filter((title) => title.count === null);
  if (references.length > counted.length) return references;
  const best: { length: number; before: number }[] = [];
  for (const [index, title] of counted.entries()) {
    let [length, before] = [weight(title), -1];
    for (let at = index - 1; at >= Math.max(0, index - 60); at--) {
      const run = best[at];
      if (run && run.length + weight(title) > length && follows(counted[at] as Title, title))
        [length, before] = [run.length + weight(title), at];
    }
    best.push({ length, before });
  }
  const run: Title[] = [];
  let at = best.reduce((top, one, index) => (one.length > (best[top]?.length ?? 0) ? index : top), 0);
  while (at >= 0 && counted[at]) {
    run.unshift(counted[at] as Title);
    at = best[at]?.before ?? -1;
  }
  return run;
}

function weight(title: Title): number {
  return title.heading || title.title.value === title.title.value.toUpperCase() ? 2 : 1;
}

function follows({ count: before }: Title, { count: next }: Title): boolean {
  if (!before || !next) return false;
  const [first = 0, second = 0] = before;
  const [nextFirst = 0, nextSecond = 0] = next;
  if (nextFirst === first)
    return (
      next.length > 1 && (before.length === 1 || nextSecond > second) && nextSecond - second <= widestGap
    );
  return nextFirst > first && nextFirst - first <= widestGap;
}

const notBusiness =
  /^(?:agenda\s+items?$|present|apologies|in attendance|also present|attendance|members?\s+present|councillors\s+present|officers|minutes?:?|contents?|venue|contact|items?|amendments?\b|(?:the\s+)?(?:substantive|amended)\s+motion|recorded\s+vote|voting|votes?|decision|reason|notes?|supporting\s+documents|this\s+council|(?:further\s+)?(?:notes|believes|resolves)\b)/i;

/** Headings of one level, where there are no numbers; lines in capitals where there are no headings. */
function headings(units: readonly Unit[], isClause: (unit: Unit) => boolean): Title[] {
  const able = units.filter(
    (unit) =>
      !isClause(unit) &&
      unit.text.length <= longestTitle &&
      !noTitle.test(unit.text.replace(/^[\s–—*•-]+/, "")) &&
      !notBusiness.test(unit.text),
  );
  const headed = able.filter((unit) => unit.block.kind === "heading");
  const levels = [1, 2, 3, 4, 5, 6].map((level) =>
    headed.filter((unit) => (unit.block.level ?? 1) === level),
  );
  const many = levels.findIndex(
    (level, index) => level.length >= 2 && level.length >= (levels[index + 1]?.length ?? 0) / 4,
  );
  const shouted = able.filter(
    (unit) =>
      unit.block.kind === "paragraph" &&
      /\p{Lu}{3}/u.test(unit.text) &&
      unit.text === unit.text.toUpperCase() &&
      !/[.;,:]$/.test(unit.text),
  );
  const chosen = many >= 0 ? (levels[many] ?? []) : headed.length === 0 && shouted.length >= 3 ? shouted : [];
  const first = least(chosen.map((unit) => unit.start));
  return chosen
    .filter((unit) => unit.start > first || !isMasthead(unit.text))
    .filter((unit) => many >= 0 || !headsMotion(unit) || /^(?:notices?\s+of\s+)?motions?\b/i.test(unit.text))
    .map((unit) => titleOf(unit, null, unit.text, 0, "", true));
}

/** The council's name and the title of its minutes stand above the business. */
function isMasthead(words: string): boolean {
  return (
    /\b(?:council|committee|assembly|board|minutes|meeting|parish|agenda)\b/i.test(words) &&
    !/\bmotion/i.test(words)
  );
}

/** The item that holds an offset; null when none does. */
export function itemAt(items: readonly Item[], { start }: Span): number | null {
  const at = items.findLastIndex((item) => item.start <= start && start < item.end);
  return at < 0 ? null : at;
}
