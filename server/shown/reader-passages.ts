/** A version's passages as the reader shows them: margin references, page marks, marked words. */
import type { PassageRow } from "../../storage/catalogue/reading-tables.js";
import type { Span } from "../../storage/model/fold.js";
import type { Page } from "../../storage/model/passage.js";
import type { Link, MotionPanel, PageMark, ReaderPassage, Segment } from "../../views/contexts.js";
import type { PassagePlace } from "../passage-places.js";
import { urls } from "../urls.js";
import type { QuotationsBeside } from "./article.js";
import { type CitationsBeside, noCitations } from "./citations-beside.js";
import { firstFrom, type Notes } from "./notes.js";
import type { NotesBeside } from "./notes-beside.js";
import { layered } from "./segments.js";

export interface Reading {
  document: string;
  version: number;
  pages: readonly Page[];
  /** Of all passages of the version. */
  places: readonly PassagePlace[];
  /** Those to be shown, in text order. */
  passages: readonly PassageRow[];
  /** The way to a passage, and to something of this id that stands in it or above it: `p1204`, `page-12`. */
  hrefOf(start: number, id: string): string;
  /** Where the passages begin that have the words asked for, in text order, shown or not. */
  matching: readonly number[];
  /** Where these words stand in a passage; none in one that does not match. */
  marksOf(passage: PassageRow): readonly Span[];
  /** Spans of the version's text to be marked as those the reader came for. */
  cited: readonly Span[];
  notes: Notes;
  /** By where the passage begins that they stand above. */
  panels: ReadonlyMap<number, readonly MotionPanel[]>;
  /** By the name as printed: who that is known to be. */
  people: ReadonlyMap<string, Link>;
  /** Quotations of an article, by where the passage begins that each stands beside. */
  quotations: QuotationsBeside;
  mayCite: boolean;
  /** What is noted beside passages; null when the reader has no account. */
  noted: NotesBeside | null;
  /** The citations of its words that the archive keeps, whoever made them. */
  quotedBy: CitationsBeside;
}

/** The passages with what stands above each; the pages after the last one, when that is the last of all. */
export function readerPassages(reading: Reading): { passages: ReaderPassage[]; pagesAfter: PageMark[] } {
  const labels = new Map(reading.pages.map((page) => [page.number, pageLabel(page)]));
  const rows = new Map(reading.passages.map((passage) => [passage.start, passage]));
  const { before, after } = pageBreaks(reading.pages, reading.places);
  const passages = reading.places.flatMap((place, index) => {
    const passage = rows.get(place.start);
    if (passage === undefined) return [];
    return shown(reading, passage, {
      ordinal: index + 1,
      goesOn: goesOn(passage, reading.places[index - 1]),
      printed: printedPlace(passage, reading.places[index - 1]),
      pages: pagesOf(passage, labels, reading.places[index - 1]),
      pagesBefore: (before.get(index) ?? []).map((page) => pageMark(reading, page)),
    });
  });
  const last = reading.places.at(-1);
  const isAtEnd = last === undefined || rows.has(last.start);
  return { passages, pagesAfter: isAtEnd ? after.map((page) => pageMark(reading, page)) : [] };
}

/** Which pages begin before which passage, by its index, and those that begin after the last. */
export function pageBreaks(
  pages: readonly Page[],
  places: readonly Pick<PassagePlace, "start" | "page">[],
): { before: Map<number, Page[]>; after: Page[] } {
  const before = new Map<number, Page[]>();
  let next = 0;
  for (const [index, { start, page: own }] of places.entries()) {
    const from = next;
    for (let page = pages[next]; page && page.start <= start && page.number <= (own ?? 0); page = pages[next])
      next += 1;
    if (next > from) before.set(index, pages.slice(from, next));
  }
  return { before, after: pages.slice(next) };
}

/** True when the passage's own words name the speaker, who then need not be named above them. */
export function beginsWithSpeaker({ attribution, text }: Pick<PassageRow, "attribution" | "text">): boolean {
  return attribution !== null && text.slice(0, 120).includes(attribution);
}

/** Spans of the version's text in offsets of a passage that begins at `start`; those before it are left out. */
function spansWithin(spans: readonly Span[], start: number): Span[] {
  return spans.flatMap((span) =>
    span.end > start ? [{ start: Math.max(0, span.start - start), end: span.end - start }] : [],
  );
}

interface Place {
  ordinal: number;
  /** The same person still speaks, to the same question. */
  goesOn: boolean;
  /** The pages it stands on, when they are not just those of the passage before. */
  pages: string | null;
  /** `col. 207`, `line 12`: where the printed report has it. */
  printed: string[];
  pagesBefore: PageMark[];
}

function shown(reading: Reading, passage: PassageRow, place: Place): ReaderPassage {
  const { document, version } = reading;
  const { start, end } = passage;
  const marks = reading.marksOf(passage);
  const inPassage = (spans: readonly Span[] = []) => spansWithin(spans, start);
  const marked = layered(passage.text, [
    { spans: inPassage(reading.cited), mark: "cited" },
    { spans: marks, mark: "match" },
    { spans: inPassage(reading.noted?.get(start)?.spans), mark: "noted" },
    { spans: inPassage(reading.quotedBy.spans), mark: "cited-by" },
  ]);
  const at = marks.length === 0 ? -1 : reading.matching.indexOf(start);
  const beside = (offset: number) => {
    const other = at === -1 ? undefined : reading.matching[at + offset];
    return other === undefined ? null : reading.hrefOf(other, `p${other}`);
  };
  return {
    start,
    end,
    kind: passage.kind,
    text: wordsOf(reading, passage, marked),
    markedAt: reading.notes.backFrom(passage, reading.hrefOf),
    speaker: beginsWithSpeaker(passage) || place.goesOn ? null : passage.attribution,
    who: place.goesOn ? null : (reading.people.get(passage.attribution?.trim() ?? "") ?? null),
    role: place.goesOn ? null : passage.role,
    references: references(passage, place),
    spoken: spoken(passage, place),
    href: urls.passage(document, version, start),
    cite: reading.mayCite ? urls.cite(document, version, start, end) : null,
    pagesBefore: place.pagesBefore,
    panels: reading.panels.get(start) ?? [],
    quotations: reading.quotations.get(start) ?? [],
    write: reading.noted && reading.mayCite ? urls.newNote(document, version, { start, end }) : null,
    notes: reading.noted?.get(start)?.notes ?? [],
    citations: reading.quotedBy.by.get(start) ?? noCitations,
    nextMatch: beside(1),
    previousMatch: at > 0 ? beside(-1) : null,
  };
}

function wordsOf({ notes, places, hrefOf }: Reading, passage: PassageRow, marked: Segment[]) {
  const plain = marked.map((segment) => ({ ...segment, doubt: null, note: null }));
  return notes.placedIn(plain, passage, (note) => {
    const holder = places[firstFrom(places, note.start + 1, ({ start }) => start) - 1];
    const start = holder?.start ?? note.start;
    return hrefOf(start, `p${start}`);
  });
}

/** `p. 7`, `pp. 7–8`: told where a page begins, so that the margin is not full of the same number. */
function pagesOf(
  passage: PassageRow,
  labels: ReadonlyMap<number, string>,
  before?: PassagePlace,
): string | null {
  const { page, page_end: last } = passage;
  if (page === null) return null;
  const label = (number: number) => labels.get(number) ?? String(number);
  if (last !== null && last !== page) return `pp. ${label(page)}–${label(last)}`;
  return page === (before?.page_end ?? before?.page) ? null : `p. ${label(page)}`;
}

function goesOn(passage: PassageRow, before?: PassagePlace): boolean {
  return (
    passage.attribution !== null &&
    before?.attribution === passage.attribution &&
    before.question === passage.question &&
    before.kind === passage.kind
  );
}

/** A column is told where it begins, a line wherever it is known. */
function printedPlace(passage: PassageRow, before?: PassagePlace): string[] {
  const { printed_column: column, printed_line: line } = passage;
  return [
    column !== null && column !== before?.printed_column ? `col. ${column}` : null,
    line === null ? null : `line ${line}`,
  ].filter((place) => place !== null);
}

function references(passage: PassageRow, place: Place): [string, ...string[]] {
  const known = [
    passage.question && `Q${passage.question}`,
    passage.time && shortTime(passage.time),
    passage.clause,
    ...place.printed,
    place.pages,
  ].filter((reference): reference is string => Boolean(reference));
  const [first = `¶ ${place.ordinal}`, ...rest] = known;
  return [first, ...rest];
}

function spoken(passage: PassageRow, place: Place): string {
  const parts = [
    passage.question && `question ${passage.question}`,
    passage.time && `at ${shortTime(passage.time)}`,
    passage.clause,
    ...place.printed.map((place) => place.replace("col.", "column")),
    place.pages?.replace(/^p\. /, "page ").replace(/^pp\. (.*)–/, "pages $1 to "),
  ].filter((part): part is string => Boolean(part));
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

function pageMark({ document, version }: Reading, page: Page): PageMark {
  const sure = page.confidence === undefined ? "" : `, confidence ${page.confidence} of 100`;
  const notes = {
    text: null,
    ocr: `Read by machine from an image${sure}`,
    none: "No text is known on this page",
  };
  return {
    id: `page-${page.number}`,
    label: `Page ${pageLabel(page)}`,
    href: urls.page(document, version, page.number),
    note: notes[page.method],
  };
}
