/**
 * A reference as data: CSL-JSON (https://docs.citationstyles.org/en/1.0.2/specification.html, appendix III and IV), the
 * item types and variables as Zotero and other programs exchange them.
 */

import { houses } from "../../storage/model/official-numbers.js";
import { datePhrase } from "../../storage/model/partial-date.js";
import type { Cited, Name } from "./cited.js";

export type CslType = "article-newspaper" | "hearing" | "report" | "document";
export interface CslDate {
  "date-parts": number[][];
}

export interface CslItem {
  id: string;
  type: CslType;
  title: string;
  author?: Name[];
  /** Who said the words. */
  contributor?: Name[];
  "container-title"?: string;
  "collection-title"?: string;
  publisher?: string;
  /** Of hearings: the house, and the committee. */
  authority?: string;
  section?: string;
  /** Of hearings: the session. */
  "chapter-number"?: string;
  genre?: string;
  number?: string;
  volume?: string;
  page?: string;
  issued?: CslDate;
  accessed?: CslDate;
  language?: string;
  URL: string;
  source?: string;
  /** The words cited. */
  note?: string;
}

const types = {
  article: "article-newspaper",
  transcript: "hearing",
  motion: "report",
  other: "document",
} as const;
const houseNames = { HC: "House of Commons", HL: "House of Lords" } as const;

/** The item of a document, or of words in it: their pages, their speaker, and the words as a note. */
export function cslItem(cited: Cited): CslItem {
  const { words } = cited;
  return {
    id: words?.citation ?? cited.document,
    type: isReport(cited) ? "report" : types[cited.kind],
    title: cited.title,
    ...ofKind(cited),
    ...known("collection-title", cited.kind === "article" ? null : cited.series),
    ...known("page", pagesOf(cited)),
    ...known("issued", dateOf(cited.date)),
    ...known("accessed", dateOf(cited.accessed)),
    ...known("language", cited.language),
    URL: cited.address,
    ...known("note", words && `“${words.exact}”`),
  };
}

function ofKind(cited: Cited): Partial<CslItem> {
  const { source, official, words } = cited;
  const authors = { ...(cited.authors.length > 0 && { author: cited.authors }) };
  if (cited.kind === "article") return { ...authors, ...known("container-title", source) };
  if (cited.kind === "transcript")
    return {
      ...known("authority", houseOf(cited)),
      ...known("section", source),
      ...known("publisher", source),
      ...known("chapter-number", official.session?.value ?? null),
      ...known("number", paperNumbers(cited)),
      ...known("volume", official.volume?.value ?? null),
      ...(words?.speaker && { contributor: [{ literal: words.speaker }] }),
    };
  return {
    ...(source !== null && { author: [{ literal: source }] }),
    ...known("publisher", source),
    ...known("genre", cited.sort),
    ...known("number", paperNumbers(cited)),
  };
}

/** True of minutes and motions, and of what a parliament published as a paper of its own. */
export function isReport({ kind, official }: Pick<Cited, "kind" | "official">): boolean {
  return kind === "motion" || (kind === "other" && official.papers.length > 0);
}

/** The title without the day and the paper's number at its end, when the reference gives these anyway. */
export function printedTitle({ title, date, official }: Pick<Cited, "title" | "date" | "official">): string {
  const repeated = [
    date && datePhrase(date),
    ...official.papers.map(({ value }) => `${value.house} ${value.number}`),
  ];
  const ending = repeated.find((words) => words && title.endsWith(`, ${words}`));
  if (!ending) return title;
  return printedTitle({ title: title.slice(0, -ending.length - 2), date, official });
}

/**
 * The item as the styles print it best. They know no hearings of committees outside the United States: evidence is a
 * report of its body, whose name is not printed twice, and a list names the document without the place of the words.
 */
export function printedItem(cited: Cited): CslItem {
  const {
    page: _,
    note: __,
    contributor: ___,
    section,
    authority: ____,
    publisher,
    ...item
  } = cslItem(cited);
  if (item.type !== "hearing") return { ...item, ...(item.author || !publisher ? {} : { publisher }) };
  const { "chapter-number": ______, volume: _______, ...rest } = item;
  return {
    ...rest,
    type: "report",
    ...(section !== undefined && { author: [{ literal: section }] }),
    genre: cited.isEvidence ? "Oral evidence" : "Transcript",
  };
}

/** The house of the paper or of the debates; null when none is known, or both are. */
export function houseOf({ official }: Cited): string | null {
  const said = new Set([
    ...official.papers.map(({ value }) => value.house),
    ...(official.debates ? [official.debates.value] : []),
  ]);
  const [only] = houses.filter((house) => said.has(house));
  return said.size === 1 && only ? houseNames[only] : null;
}

/** `HC 235-i`, `HL 73, HC 425`; null when there is none. */
export function paperNumbers({ official }: Pick<Cited, "official">): string | null {
  // A joint committee's papers are given with the Lords' first.
  const numbers = official.papers.toReversed().map(({ value }) => `${value.house} ${value.number}`);
  return numbers.length > 0 ? numbers.join(", ") : null;
}

/** `7`, `7–8`; null where the words have no pages, or a whole document is meant. */
export function pagesOf({ words }: Cited): string | null {
  const pages = words?.place.pages;
  if (!pages) return null;
  return pages.first === pages.last ? pages.first : `${pages.first}–${pages.last}`;
}

function dateOf(date: string | null): CslDate | null {
  return date === null ? null : { "date-parts": [date.split("-").map(Number)] };
}

/** The entry when the value is known, nothing when it is not. */
function known<K extends keyof CslItem>(name: K, value: CslItem[K] | null): Partial<CslItem> {
  return value === null || value === undefined ? {} : ({ [name]: value } as Partial<CslItem>);
}
