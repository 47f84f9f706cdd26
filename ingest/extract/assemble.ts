/** From drafts of blocks, in reading order, to the one text with offsets that the contract asks for. */
import type { Finding } from "../../storage/model/finding.js";
import type { Page } from "../../storage/model/passage.js";
import type { DoubtfulWords } from "../../storage/model/raw-pages.js";
import { cleanText } from "./clean-text.js";
import type { Block, Extraction, FileMetadata, Furniture } from "./extraction.js";
import { languageOf } from "./language.js";
import { linkedMarks, type MetMark, type MetNote } from "./note-links.js";

/** A run of characters set alike, on one page. */
export interface Piece {
  text: string;
  bold?: boolean;
  page?: number | null;
  /** The mark of a note: kept beside the text, not in it. */
  mark?: boolean;
  /** A word that its reader was not sure of, and how sure it was, 0 to 100. */
  doubt?: number;
}

export interface Draft {
  kind: Block["kind"];
  pieces: Piece[];
  level?: number | null;
  marker?: string | null;
  indented?: boolean;
  time?: string | null;
  speaker?: string | null;
  line?: string | null;
  /** The note that these words are; one that has several blocks is the same object in each. */
  note?: { label: string; listed: boolean } | undefined;
}

export type PageDraft = Pick<Page, "number" | "label" | "method" | "size" | "confidence" | "doubtfulShare">;

export interface Parts {
  extractor: string;
  extractorVersion: string;
  drafts: Draft[];
  pages?: PageDraft[];
  furniture?: Furniture[];
  metadata?: Partial<FileMetadata>;
  warnings?: string[];
  scanPages?: number;
  findings?: Finding[];
  rawPages?: Extraction["rawPages"];
}

const separator = "\n\n";
/** A number before a speaker in bold (`Q12`, `3.`) is part of the lead, whether or not it is bold itself. */
const leadNumber = /^\s*(?:Q\.?\s*)?\d+[.)]?\s*$/;

/** A draft with its final text, and where in that text each page begins. */
interface Settled {
  draft: Draft;
  text: string;
  breaks: { page: number; at: number }[];
  marks: MetMark[];
  doubtful: DoubtfulWords[];
}

/** Everything an extractor found, as one sound `Extraction`. Drafts without words are left out. */
export function makeExtraction(parts: Parts): Extraction {
  const settled = parts.drafts.map(settle).filter((one) => one.text !== "");
  const { text, blocks, starts, noteMarks, doubtful } = layOut(settled);
  const metadata = { ...noMetadata, ...parts.metadata };
  return {
    extractor: parts.extractor,
    extractorVersion: parts.extractorVersion,
    text,
    pages: pageRanges(text, parts.pages ?? [], starts),
    blocks,
    furniture: parts.furniture ?? [],
    ...(noteMarks.length > 0 ? { noteMarks } : {}),
    ...(parts.rawPages ? { rawPages: parts.rawPages } : {}),
    ...(doubtful.length > 0 ? { doubtful } : {}),
    ...(parts.scanPages ? { scanPages: parts.scanPages } : {}),
    ...(parts.findings && { findings: parts.findings }),
    metadata: { ...metadata, language: metadata.language ?? languageOf(text) },
    warnings: parts.warnings?.length
      ? parts.warnings
      : text === ""
        ? ["No text was found in this file."]
        : [],
  };
}

const noMetadata: FileMetadata = {
  title: null,
  byline: null,
  published: null,
  updated: null,
  language: null,
  site: null,
  address: null,
  excerpt: null,
};

function settle(draft: Draft): Settled {
  const words = draft.pieces.filter((piece) => !piece.mark);
  const text = cleanText(words.map((piece) => piece.text).join(""));
  const breaks: Settled["breaks"] = [];
  const marks: MetMark[] = [];
  const doubtful: DoubtfulWords[] = [];
  let before = "";
  for (const piece of draft.pieces) {
    const page = piece.page ?? null;
    if (piece.mark) {
      for (const label of labelsOf(piece.text)) marks.push({ at: cleanLength(before, text), label, page });
      continue;
    }
    if (page !== null && piece.text.trim() !== "" && page !== breaks.at(-1)?.page)
      breaks.push({ page, at: wordAfter(text, cleanLength(before, text)) });
    if (piece.doubt !== undefined) {
      const start = wordAfter(text, cleanLength(before, text));
      const end = cleanLength(before + piece.text.trimEnd(), text);
      if (start < end) doubtful.push({ start, end, confidence: piece.doubt });
    }
    before += piece.text;
  }
  return { draft: { ...draft, pieces: words }, text, breaks, marks, doubtful };
}

/** `12, 13` are two marks. */
function labelsOf(printed: string): string[] {
  return printed
    .replace(/[[\]\s]/g, "")
    .split(",")
    .filter((label) => label !== "");
}

/** The space before the first word of a page still stands on the page before. */
function wordAfter(text: string, at: number): number {
  return /\s/.test(text[at] ?? "") ? at + 1 : at;
}

/** How far into the clean text a raw prefix of it reaches. */
function cleanLength(prefix: string, text: string): number {
  return Math.min(cleanText(prefix).length, text.length);
}

function boldLead(pieces: Piece[], text: string): number {
  const shown = pieces.filter((piece) => piece.text.trim() !== "");
  const numbered = shown[0] !== undefined && !shown[0].bold && leadNumber.test(shown[0].text);
  const first = numbered ? 1 : 0;
  if (!shown[first]?.bold) return 0;
  let end = first;
  while (shown[end]?.bold) end += 1;
  const last = shown[end - 1] as Piece;
  const prefix = pieces.slice(0, pieces.indexOf(last) + 1).map((piece) => piece.text);
  return cleanLength(prefix.join(""), text);
}

function layOut(settled: Settled[]) {
  const texts: string[] = [];
  const blocks: Block[] = [];
  const starts = new Map<number, number>();
  const marks: MetMark[] = [];
  const notes: MetNote[] = [];
  const doubtful: DoubtfulWords[] = [];
  let at = 0;
  for (const [index, { draft, text, breaks, marks: within, doubtful: unsure }] of settled.entries()) {
    if (texts.length > 0) at += separator.length;
    for (const one of breaks) if (!starts.has(one.page)) starts.set(one.page, at + one.at);
    blocks.push({
      start: at,
      end: at + text.length,
      kind: draft.kind,
      level: draft.kind === "heading" ? (draft.level ?? 1) : null,
      page: breaks[0]?.page ?? null,
      pageEnd: breaks.at(-1)?.page ?? null,
      marker: draft.marker ?? null,
      boldLead: boldLead(draft.pieces, text),
      indented: draft.indented ?? false,
      time: draft.time ?? null,
      speaker: draft.speaker ?? null,
      ...(draft.line != null && { line: draft.line }),
    });
    for (const mark of within) marks.push({ ...mark, at: at + mark.at });
    const note = draft.note ?? listedNote(draft);
    if (note && settled[index - 1]?.draft.note === note) (notes.at(-1) as MetNote).end = at + text.length;
    else if (note) notes.push({ ...note, start: at, end: at + text.length, page: breaks[0]?.page ?? null });
    for (const { start, end, confidence } of unsure)
      doubtful.push({ start: at + start, end: at + end, confidence });
    texts.push(text);
    at += text.length;
  }
  return { text: texts.join(separator), blocks, starts, noteMarks: linkedMarks(marks, notes), doubtful };
}

/** Formats that hold notes apart from the pages give them after the text, marked `[1]`. */
function listedNote({ marker }: Draft): Draft["note"] {
  const label = /^\[([^\]]+)\]$/.exec(marker ?? "")?.[1];
  return label === undefined ? undefined : { label, listed: true };
}

/** Each page runs to where the next one begins; a page without words is an empty range between its neighbours. */
function pageRanges(text: string, drafts: PageDraft[], starts: Map<number, number>): Page[] {
  const pages: Page[] = [];
  let end = text.length;
  for (const draft of drafts.toReversed()) {
    const start = draft.number === drafts[0]?.number ? 0 : Math.min(starts.get(draft.number) ?? end, end);
    const characters = text.slice(start, end).trim().length;
    pages.push({ ...draft, start, end, characters });
    end = start;
  }
  return pages.reverse();
}
