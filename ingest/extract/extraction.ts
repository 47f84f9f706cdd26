/**
 * What every extractor returns, whatever the format: the text, where it stood, and what the file says of
 * itself. Extractors do not decide what a document *is*; that is `ingest/structure/`.
 *
 * Offsets are UTF-16 code units of `text`, half-open. `text` is well-formed Unicode in NFC, without control
 * characters but "\n"; blocks are divided by "\n\n" and hold every character that is not white space, in
 * reading order and without overlap. Pages partition `text`.
 */
import type { Finding } from "../../storage/model/finding.js";
import type { Block, FileMetadata } from "../../storage/model/layout.js";
import type { NoteMark, Page } from "../../storage/model/passage.js";
import type { DoubtfulWords, RawPage } from "../../storage/model/raw-pages.js";

export type { Block, FileMetadata };

/** Words printed on a page that are not part of its sentences: running heads, page and line numbers. */
export interface Furniture {
  page: number;
  text: string;
}

/** A file inside another: an attachment, an entry of a packed file, a response in a web capture. */
export interface Member {
  /** Its name as the container has it; never used as a path. */
  name: string;
  /** Where it stands in the container, the same at every reading and no two alike: `minutes/june.pdf`, `attachment 2`. */
  place: string;
  /** Where its bytes lie, in the scratch folder; null when they were left in the container. */
  path: string | null;
  /** Why they were left there, in words for the archivist; null when they were not. */
  reason: string | null;
  /** Its own address, where the container gives one. */
  address?: string;
}

export interface Extraction {
  extractor: string;
  extractorVersion: string;
  text: string;
  /** Empty for formats without pages. */
  pages: Page[];
  blocks: Block[];
  furniture: Furniture[];
  /** In text order; absent where the format has no notes. */
  noteMarks?: NoteMark[];
  /** The words of each page, by number, as the file gives them: lines unjoined, running heads in place. */
  rawPages?: Omit<RawPage, "furniture">[];
  /** Words read by machine that may be misread, in text order; absent when there are none. */
  doubtful?: DoubtfulWords[];
  /** The files inside this one; absent for formats that hold none. */
  members?: Member[];
  /** What the file holds besides what it shows: tracked changes, comments, hidden rows. Absent when not looked for. */
  findings?: Finding[];
  /** Pages whose words are only in an image and have not been looked for; absent when there are none. */
  scanPages?: number;
  metadata: FileMetadata;
  /** Sentences for the archivist about what could not be read. */
  warnings: string[];
}

/** Why a file gave no text. */
export const failureCodes = [
  "encrypted",
  "corrupt",
  "unsupported",
  "empty",
  "too-long",
  "too-large",
  "crashed",
] as const;
export type FailureCode = (typeof failureCodes)[number];

/** The file could not be read; the message says what happened and what would help, in words for people. */
export class ExtractionFailed extends Error {
  override name = "ExtractionFailed";
  /** Wall milliseconds until it failed, without waiting for a reader; absent when not measured. */
  readingMs?: number;
  constructor(
    readonly code: FailureCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
