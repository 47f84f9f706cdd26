/**
 * The child process that reads files: one job at a time, answered by message. It is started by the pool only, with
 * an empty environment, and ends with its parent.
 */
import { Worker } from "node:worker_threads";
import type { PlacedPage } from "../../storage/model/placed-page.js";
import { drawPage, type PageDrawing, type PageImage } from "../extract/draw-page.js";
import { type Extraction, ExtractionFailed, type FailureCode } from "../extract/extraction.js";
import type { Ocr } from "../extract/ocr/read-scans.js";
import type { OcrSettings } from "../extract/ocr/recognizer.js";
import { placedWords } from "../extract/placed-words.js";
import { structure } from "../structure/structure.js";
import type { Structured } from "../structure/structured.js";
import { endGroup } from "./end-group.js";
import { askingReader, type PageAnswer } from "./page-request.js";
import { type FileRead, type FileToRead, readFile } from "./read-file.js";

/** How scans are to be read. */
export interface OcrTerms extends Omit<OcrSettings, "program"> {
  /** Of the program that the pool starts on request; absent, the package reads. */
  programName?: string;
}

/**
 * What is to be done with a file: it is read, one page of it is drawn, the words of one are placed, or a text taken from
 * it is structured anew.
 */
export interface Task {
  file: FileToRead;
  /** How words that are only in images are to be read; absent, they are not. */
  ocr?: OcrTerms;
  draw?: PageDrawing;
  /** The page of which the words are to be placed. */
  place?: number;
  /** The text with its layout; the file itself is not read then. */
  structure?: Extraction;
}

export interface Job extends Task {
  /** Where the child may write: a folder of this job alone. */
  scratch: string;
}

/** How far a scan has been read. */
export interface Progress {
  pages: { done: number; total: number };
}

/** The page of text that is being read. */
export interface Place {
  at: { page: number; total: number };
}

/** A page drawn; null when the file has no such page. */
export interface Drawn {
  image: PageImage | null;
}

/** The words of a page in their places; null when the file has no such page, or does not say. */
export interface WordsPlaced {
  placed: PlacedPage | null;
}

/** A text structured anew. */
export interface Restructured {
  restructured: Structured;
}

export type Outcome = FileRead | Drawn | WordsPlaced | Restructured;
export type Answer = Outcome | { failure: { code: FailureCode; message: string } };

process.on("disconnect", () => endGroup(process.pid));
// A busy main thread hears no "disconnect"; this thread does not depend on it.
new Worker(new URL("./parent-watch.js", import.meta.url), { workerData: process.ppid }).unref();

process.on("message", (message: Job | PageAnswer) => {
  if ("file" in message) void answer(message).then((result) => process.send?.(result));
});

async function answer({ file, scratch, ocr, draw, place, structure: frozen }: Job): Promise<Answer> {
  try {
    if (frozen) return { restructured: structure(frozen, file) };
    if (place !== undefined) return { placed: await placedWords(file, place) };
    if (draw) return { image: await drawPage(file, draw) };
    return await readFile({ ...file, scratch, beforePage }, ocr && ocrOf(ocr, scratch));
  } catch (error) {
    if (error instanceof ExtractionFailed) return { failure: { code: error.code, message: error.message } };
    const reason = error instanceof Error ? error.message : String(error);
    return { failure: { code: "crashed", message: `${file.name} could not be read: ${reason}` } };
  }
}

function ocrOf({ programName, ...settings }: OcrTerms, scratch: string): Ocr {
  const program = programName === undefined ? {} : { program: askingReader(programName, scratch) };
  return { ...settings, ...program, onPage };
}

function beforePage(page: number, total: number): void {
  process.send?.({ at: { page, total } } satisfies Place);
}

function onPage(done: number, total: number): void {
  process.send?.({ pages: { done, total } } satisfies Progress);
}
