/** A version's passages as the reader shows them: margin references, page marks, marked words. */
import type { PassageRow } from "../../storage/catalogue/reading-tables.js";
import type { Mark } from "../../storage/index/search-index.js";
import type { Span } from "../../storage/model/fold.js";
import type { Page } from "../../storage/model/passage.js";
import type { Link, MotionPanel, PageMark, ReaderPassage, Segment } from "../../views/contexts.js";
import { urls } from "../urls.js";
import type { QuotationsBeside } from "./article.js";
import { firstFrom, type Notes } from "./notes.js";
import type { NotesBeside } from "./notes-beside.js";
import { segments } from "./segments.js";

export interface Reading {
  document: string;
  version: number;
  pages: readonly Page[];
  passages: readonly PassageRow[];
  /** By where a passage begins: where the words asked for stand in it. */
  marks: ReadonlyMap<number, readonly Mark[]>;
  /** A span of the version's text to be marked as cited. */
  cited: Span | null;
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
      goesOn: goesOn(passage, reading.passages[index - 1]),
      printed: printedPlace(passage, reading.passages[index - 1]),
      pages: pagesOf(passage, labels, reading.passages[index - 1]),
      pagesBefore: pagesBefore.map((page) => pageMark(reading, page)),
      matching,
    });
  });
  return { passages, pagesAfter: pages.map((page) => pageMark(reading, page)) };
}

/** A span of the version's text in offsets of a passage that begins at `start`. */
function within(span: Span, start: number): Span {
  return { start: span.start - start, end: span.end - start };
}

/** True when the passage's own words name the speaker, who then need not be named above them. */
export function beginsWithSpeaker({ attribution, text }: Pick<PassageRow, "attribution" | "text">): boolean {
  return attribution !== null && text.slice(0, 120).includes(attribution);
}

function spansWithin(spans: readonly Span[] = [], start: number): Span[] {
  return spans.map((span) => within(span, start)).filter((span) => span.end > 0);
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
  matching: readonly number[];
}

function shown(reading: Reading, passage: PassageRow, place: Place): ReaderPassage {
  const { document, version } = reading;
  const { start, end } = passage;
  const { cited } = reading;
  const isCited = cited !== null && cited.start < end && cited.end > start;
  const marks = reading.marks.get(start) ?? [];
  const marked = isCited
    ? segments(passage.text, [within(cited, start)], "cited")
    : marks.length > 0
      ? segments(passage.text, marks)
      : segments(passage.text, spansWithin(reading.noted?.get(start)?.spans, start), "noted");
  const at = place.matching.indexOf(start);
  const beside = (offset: number) => {
    const other = at === -1 ? undefined : place.matching[at + offset];
    return other === undefined ? null : `#p${other}`;
  };
  return {
    start,
    end,
    kind: passage.kind,
    text: wordsOf(reading, passage, marked),
    markedAt: reading.notes.backFrom(passage),
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
    nextMatch: beside(1),
    previousMatch: at > 0 ? beside(-1) : null,
  };
}

function wordsOf({ notes, passages }: Reading, passage: PassageRow, marked: Segment[]) {
  const plain = marked.map((segment) => ({ ...segment, doubt: null, note: null }));
  return notes.placedIn(plain, passage, (note) => {
    const holder = passages[firstFrom(passages, note.start + 1, ({ start }) => start) - 1];
    return `#p${holder?.start ?? note.start}`;
  });
}

/** `p. 7`, `pp. 7–8`: told where a page begins, so that the margin is not full of the same number. */
function pagesOf(
  passage: PassageRow,
  labels: ReadonlyMap<number, string>,
  before?: PassageRow,
): string | null {
  const { page, page_end: last } = passage;
  if (page === null) return null;
  const label = (number: number) => labels.get(number) ?? String(number);
  if (last !== null && last !== page) return `pp. ${label(page)}–${label(last)}`;
  return page === (before?.page_end ?? before?.page) ? null : `p. ${label(page)}`;
}

function goesOn(passage: PassageRow, before?: PassageRow): boolean {
  return (
    passage.attribution !== null &&
    before?.attribution === passage.attribution &&
    before.question === passage.question &&
    before.kind === passage.kind
  );
}

/** A column is told where it begins, a line wherever it is known. */
function printedPlace(passage: PassageRow, before?: PassageRow): string[] {
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

function takeWhile<T>(list: T[], holds: (first: T) => boolean): T[] {
  const taken: T[] = [];
  for (let first = list[0]; first !== undefined && holds(first); first = list[0]) {
    taken.push(first);
    list.shift();
  }
  return taken;
}
