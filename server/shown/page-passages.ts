/** The passages of one page, cut where the page begins and ends, with their doubtful words marked. */
import type { PassageRow } from "../../storage/catalogue/reading-tables.js";
import type { Span } from "../../storage/model/fold.js";
import type { Page } from "../../storage/model/passage.js";
import type { DoubtfulWords } from "../../storage/model/raw-pages.js";
import type { Link, PagePassage, ReadSegment, Segment } from "../../views/contexts.js";
import { urls } from "../urls.js";
import type { Notes } from "./notes.js";
import { pageName } from "./page-words.js";
import { beginsWithSpeaker } from "./reader-passages.js";
import { segments } from "./segments.js";

export interface PageReading {
  document: string;
  version: number;
  page: Page;
  pages: readonly Page[];
  /** Those that stand on the page, in text order. */
  passages: readonly PassageRow[];
  doubtful: readonly DoubtfulWords[];
  /** Those whose marks are printed on the page. */
  notes: Notes;
  /** Where passages begin that hold the words of their notes, by where the note begins. */
  noteHolders: ReadonlyMap<number, number>;
  /** What is to be marked in a passage, in offsets of the version's text. */
  marksOf(passage: PassageRow): { spans: readonly Span[]; mark: Segment["mark"] };
}

export function pagePassages(reading: PageReading): PagePassage[] {
  return reading.passages.map((passage) => pagePassage(reading, passage));
}

/** The words of the passage that stand on the page, as a range of the version's text. */
export function rangeOnPage({ start, end }: PassageRow, page: Page): { start: number; end: number } {
  return { start: Math.max(start, page.start), end: Math.min(end, page.end) };
}

function pagePassage(reading: PageReading, passage: PassageRow): PagePassage {
  const { document, version, page } = reading;
  const range = rangeOnPage(passage, page);
  const text = passage.text.slice(range.start - passage.start, range.end - passage.start);
  const begins = passage.start >= page.start;
  return {
    kind: passage.kind,
    id: `p${passage.start}`,
    start: range.start,
    segments: reading.notes.placedIn(
      seenSegments(text, range.start, reading.doubtful, reading.marksOf(passage)),
      range,
      (note) => noteHref(reading, note.start),
    ),
    markedAt: reading.notes.backFrom(range),
    speaker: begins && !beginsWithSpeaker(passage) ? passage.attribution : null,
    href: urls.passage(document, version, passage.start),
    ...referenceOf(passage),
    before: begins ? null : otherPage(reading, passage.page),
    after: passage.end <= page.end ? null : otherPage(reading, passage.page_end),
  };
}

/** On this page, where the note stands on it; else in the reader. */
function noteHref({ document, version, passages, noteHolders }: PageReading, at: number): string {
  const holder = noteHolders.get(at) ?? at;
  return passages.some(({ start }) => start === holder)
    ? `#p${holder}`
    : urls.passage(document, version, holder);
}

function referenceOf({ question, time, clause }: PassageRow): { reference: string; spoken: string } {
  if (question !== null)
    return { reference: `Q${question}`, spoken: `Question ${question}, in the document` };
  if (time !== null) {
    const short = time.replace(/\.\d+$/, "");
    return { reference: short, spoken: `At ${short}, in the document` };
  }
  if (clause !== null) return { reference: clause, spoken: `Clause ${clause}, in the document` };
  return { reference: "¶", spoken: "This passage in the document" };
}

function otherPage({ document, version, page, pages }: PageReading, number: number | null): Link | null {
  const other = pages.find((one) => one.number === number);
  if (!other || other === page) return null;
  return { label: pageName(other), href: urls.page(document, version, other.number) };
}

/**
 * `text`, which stands at `offset` of the version's text, cut where the machine was unsure of its words, and where words
 * are marked. What is both is marked: the words asked for come first.
 */
function seenSegments(
  text: string,
  offset: number,
  doubtful: readonly DoubtfulWords[],
  marked: { spans: readonly Span[]; mark: Segment["mark"] },
): ReadSegment[] {
  const inText = ({ start, end }: Span) => ({ start: start - offset, end: end - offset });
  const marks = marked.spans.map(inText).filter(({ start, end }) => end > 0 && start < text.length);
  const unsure = doubtful.map((words) => ({ ...words, ...inText(words) }));
  let at = 0;
  return segments(text, marks, marked.mark).flatMap((segment) => {
    const from = at;
    at += segment.text.length;
    if (segment.mark !== null) return [{ ...segment, doubt: null, note: null }];
    return unsureSegments(segment.text, from, unsure);
  });
}

function unsureSegments(text: string, offset: number, doubtful: readonly DoubtfulWords[]): ReadSegment[] {
  const cut: ReadSegment[] = [];
  const plain = { mark: null, doubt: null, note: null };
  let at = 0;
  for (const { start, end, confidence } of doubtful) {
    const from = Math.max(start - offset, at);
    const to = Math.min(end - offset, text.length);
    if (to <= from) continue;
    if (from > at) cut.push({ ...plain, text: text.slice(at, from) });
    cut.push({
      ...plain,
      text: text.slice(from, to),
      doubt: `The machine was ${confidence} % sure of this.`,
    });
    at = to;
  }
  if (at < text.length) cut.push({ ...plain, text: text.slice(at) });
  return cut;
}
