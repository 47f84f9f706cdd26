/**
 * The numbers under which a parliament published a document, where its own first lines say them: the paper's number,
 * the session, and of a report of debates the house and volume. Each comes with the words it was read from.
 */
import type { Read } from "./facts/read.js";

/** Characters of a text in which a document says what it is; numbers further on are mostly those of other papers. */
const headLength = 4_000;

export const houses = ["HC", "HL"] as const;
export type House = (typeof houses)[number];

/** A paper of one house: `HC 123`, `HL Paper 45`, `HC 235-i`. */
export interface PaperNumber {
  house: House;
  /** As printed, with a hyphen before a part: `45`, `235-i`. */
  number: string;
}

export interface OfficialNumbers {
  /** At most one a house: a joint committee has two. */
  papers: Read<PaperNumber>[];
  /** `2023–24`. */
  session: Read<string> | null;
  /** The house whose debates these are; null when the document is no report of debates, or does not say. */
  debates: Read<House> | null;
  /** Volume of the report of debates. */
  volume: Read<string> | null;
}

const paper =
  /(?<![\p{L}\p{N}/-])(HC|HL)(?: Paper)?(?: No\.?)? ?(?:\(\d{4}[-–—]\d{2,4}\),? )?(\d{1,4}(?:[-–—][ivxlc]{1,6})?)(?![\p{L}\p{N}/]|[-–—.,]\d)/giu;
const session = /(?<![\p{N}\p{L}])Session(?: of)?:? {0,2}(\d{4})[-–—/](\d{2}|\d{4})(?![\p{N}\p{L}])/giu;
const paperSession = /(?<![\p{L}\p{N}])(?:HC|HL)(?: Paper)? ?\(?(\d{4})[-–—](\d{2}|\d{4})(?![\p{N}\p{L}])/gu;
const debates = /(?<![\p{L}\p{N}])(HC|HL) Deb(?:s|ates)?(?![\p{L}\p{N}])/gu;
const namedDebates =
  /(?<![\p{L}\p{N}])House of (Commons|Lords) (?:Hansard|Official Report|Debates)|(?:Hansard|Official Report|Parliamentary Debates)[^\p{L}\p{N}]{1,20}House of (Commons|Lords)/giu;
const volume = /(?<![\p{L}\p{N}])vol(?:ume|\.)? {0,2}(?:No\.? )?(\d{1,4})(?![\p{L}\p{N}])/giu;

/** Reads the head of a text. What is said in two ways there, or not at all, is left out. */
export function officialNumbers(text: string): OfficialNumbers {
  const head = text.slice(0, headLength);
  const house = theOnly([...head.matchAll(debates), ...head.matchAll(namedDebates)].map(readHouse));
  return {
    papers: houses.flatMap((each) => paperOf(head, each) ?? []),
    session: theOnly([...head.matchAll(session), ...head.matchAll(paperSession)].flatMap(readSession)),
    debates: house,
    volume: house && theOnly([...head.matchAll(volume)].map((match) => read(match, match[1] ?? ""))),
  };
}

/** The number of this house's paper: one that has a line to itself before one inside a sentence. */
function paperOf(head: string, house: House): Read<PaperNumber> | null {
  const found = [...head.matchAll(paper)]
    .filter((match) => match[1]?.toUpperCase() === house)
    .map((match) => ({
      alone: isAlone(head, match),
      ...read(match, { house, number: (match[2] ?? "").replace(/[–—]/, "-").toLowerCase() }),
    }));
  const own = found.filter(({ alone }) => alone);
  const chosen = theOnly((own.length > 0 ? own : found).map(({ alone: _, ...one }) => one));
  return chosen;
}

/** True when nothing but numbers of papers and sessions stands on the line. */
function isAlone(head: string, match: RegExpMatchArray): boolean {
  const from = head.lastIndexOf("\n", match.index ?? 0) + 1;
  const to = head.indexOf("\n", match.index ?? 0);
  const line = head.slice(from, to < 0 ? head.length : to);
  return (
    line.length < 80 && /^[^\p{L}]*$/u.test(line.replace(paper, " ").replace(/\bSession\b|\bof\b/gi, " "))
  );
}

function readHouse(match: RegExpMatchArray): Read<House> {
  const said = match[1] ?? match[2] ?? "";
  return read(match, /^(HC|Commons)$/i.test(said) ? "HC" : "HL");
}

/** Sessions last one year, seldom two: `2017–19`. Other spans are no sessions. */
function readSession(match: RegExpMatchArray): Read<string>[] {
  const [, from = "", to = ""] = match;
  const end = to.length === 4 ? Number(to) : Number(from.slice(0, 2) + to);
  const years = end - Number(from);
  const last = String(end).slice(2);
  return years === 1 || years === 2 ? [read(match, `${from}–${last}`)] : [];
}

function read<T>(match: RegExpMatchArray, value: T): Read<T> {
  const start = match.index ?? 0;
  return { value, start, end: start + match[0].length };
}

/** The first of values that are all the same; null when there is none, or they differ. */
function theOnly<T>(found: readonly Read<T>[]): Read<T> | null {
  const [first] = found;
  const said = (one: Read<T>) => JSON.stringify(one.value);
  return first && found.every((one) => said(one) === said(first)) ? first : null;
}
