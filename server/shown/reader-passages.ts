/** A version's passages as the reader shows them: margin references, page marks, marked words. */
import type { PassageRow } from "../../storage/catalogue/tables.js";
import type { Mark } from "../../storage/index/search-index.js";
import type { Page } from "../../storage/model/passage.js";
import type { PageMark, ReaderPassage } from "../../views/contexts.js";
import { urls } from "../urls.js";
import { segments } from "./segments.js";

export interface Reading {
  document: string;
  version: number;
  pages: readonly Page[];
  passages: readonly PassageRow[];
  /** By where a passage begins: where the words asked for stand in it. */
  marks: ReadonlyMap<number, readonly Mark[]>;
  mayCite: boolean;
}

export function readerPassages(reading: Reading): { passages: ReaderPassage[]; pagesAfter: PageMark[] } {
  const labels = new Map(reading.pages.map((page) => [page.number, pageLabel(page)]));
  const pages = [...reading.pages];
  const matching = reading.passages
    .map((passage) => passage.start)
    .filter((start) => reading.marks.has(start));
  const passages = reading.passages.map((passage, index) => {
    const pagesBefore = takeWhile(
      pages,
      (page) => page.start <= passage.start && page.number <= (passage.page ?? 0),
    );
    return shown(reading, passage, {
      ordinal: index + 1,
      label: passage.page === null ? null : (labels.get(passage.page) ?? null),
      pagesBefore: pagesBefore.map(pageMark),
      matching,
    });
  });
  return { passages, pagesAfter: pages.map(pageMark) };
}

interface Place {
  ordinal: number;
  label: string | null;
  pagesBefore: PageMark[];
  matching: readonly number[];
}

function shown(reading: Reading, passage: PassageRow, place: Place): ReaderPassage {
  const { document, version } = reading;
  const { start, end } = passage;
  const marks = reading.marks.get(start) ?? [];
  const at = place.matching.indexOf(start);
  const beside = (offset: number) => {
    const other = at === -1 ? undefined : place.matching[at + offset];
    return other === undefined ? null : `#p${other}`;
  };
  const isNamed = passage.attribution !== null && passage.text.slice(0, 120).includes(passage.attribution);
  return {
    start,
    end,
    kind: passage.kind,
    text: segments(passage.text, marks),
    speaker: isNamed ? null : passage.attribution,
    role: passage.role,
    references: references(passage, place),
    spoken: spoken(passage, place),
    href: urls.passage(document, version, start),
    cite: reading.mayCite ? urls.cite(document, version, start, end) : null,
    pagesBefore: place.pagesBefore,
    nextMatch: beside(1),
    previousMatch: at > 0 ? beside(-1) : null,
  };
}

function references(passage: PassageRow, place: Place): [string, ...string[]] {
  const known = [
    passage.question && `Q${passage.question}`,
    passage.time && shortTime(passage.time),
    passage.clause,
    place.label && `p. ${place.label}`,
  ].filter((reference): reference is string => Boolean(reference));
  const [first = `¶ ${place.ordinal}`, ...rest] = known;
  return [first, ...rest];
}

function spoken(passage: PassageRow, place: Place): string {
  const parts = [
    passage.question && `question ${passage.question}`,
    passage.time && `at ${shortTime(passage.time)}`,
    passage.clause,
    place.label && `page ${place.label}`,
  ].filter((part) => part !== null && part !== "");
  const words = parts.join(", ") || `paragraph ${place.ordinal}`;
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `00:12:03.500` → `00:12:03`. */
function shortTime(time: string): string {
  return time.replace(/\.\d+$/, "");
}

/** The page as printed, else as counted. */
export function pageLabel(page: Page): string {
  return page.label ?? String(page.number);
}

function pageMark(page: Page): PageMark {
  const notes = { text: null, ocr: "Read by machine from an image", none: "No text is known on this page" };
  return { id: `page-${page.number}`, label: `Page ${pageLabel(page)}`, note: notes[page.method] };
}

function takeWhile<T>(list: T[], holds: (first: T) => boolean): T[] {
  const taken: T[] = [];
  for (let first = list[0]; first !== undefined && holds(first); first = list[0]) {
    taken.push(first);
    list.shift();
  }
  return taken;
}
