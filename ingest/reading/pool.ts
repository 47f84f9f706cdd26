/**
 * Reads files in child processes, so that a hostile or broken file can neither stop nor swell the server. Starting
 * a process costs far more than reading a small file, so the children are kept warm once there was a file for them.
 *
 * Scans take a hundred times as long as text, and whoever looks at a page waits for it, so each has its own place:
 *
 *     read      → size places  → text; says how many pages are scans
 *     structure → the same     → the parts of a text that was read before
 *     readScan  → one place    → text, and the words of scanned pages
 *     drawPage, placeWords → one place → the image of one page, or its words in their places
 */
import type { PlacedPage } from "../../storage/model/placed-page.js";
import type { PageDrawing, PageImage } from "../extract/draw-page.js";
import type { Extraction } from "../extract/extraction.js";
import type { Structured } from "../structure/structured.js";
import { closing, Lane, type LaneOptions, type OnPage } from "./lane.js";
import { type Limits, megabyte } from "./limits.js";
import { readersFor } from "./machine-size.js";
import type { FileRead, FileToRead } from "./read-file.js";
import { discardScratch, makeScratch } from "./scratch.js";
import { findProgram } from "./tesseract-program.js";
import { systemWalls, type Walls } from "./walls.js";
import type { Drawn, OcrTerms, Outcome, Restructured, Task, WordsPlaced } from "./worker.js";

export interface PoolOptions extends Partial<Limits> {
  /** How many texts are read at once; absent, as many as the machine can hold. */
  size?: number;
  /** A child that has read so many files is replaced by a fresh one. */
  recycleAfter?: number;
  /** Languages of scans, as Tesseract names them; English when absent. */
  languages?: readonly string[];
  /** Where to look for the `tesseract` program (`PATH`); absent, it is not looked for. */
  programPath?: string;
  /**
   * Where the children may write; files found inside a file are left there for whoever asked. What is in it is
   * removed with the pool; absent, a temporary folder.
   */
  scratchFolder?: string;
  /** What the system keeps the children from; only a test gives less than the machine can. */
  walls?: Walls;
  /** The program the children run; only a test gives another. */
  worker?: URL;
}

export interface ReadingManner {
  /**
   * For a file whose reader died or passed a limit: a fresh one reads it while nothing else is read in its lane, when
   * nothing else waits there.
   */
  alone?: boolean;
}

export interface ReaderPool {
  /**
   * The text and structure of one file, and the files inside it (see `FileRead.scratch`). Scanned pages are left out;
   * `extraction.scanPages` says how many there are.
   * @throws ExtractionFailed when it cannot be read, or passes a limit, which the message names
   */
  read(file: FileToRead, manner?: ReadingManner): Promise<FileRead>;
  /**
   * As `read`, and the scanned pages are read too. One file at a time, the others wait.
   * @throws ExtractionFailed as `read`, and `unsupported` when the data of a language is not installed
   */
  readScan(file: FileToRead, onPage?: OnPage, manner?: ReadingManner): Promise<FileRead>;
  /**
   * One page of a PDF, a TIFF or another picture as an image for a browser; null when the file has no such page, or
   * is of a format without pages to be seen. One page at a time, beside all reading.
   * @throws ExtractionFailed as `read`
   */
  drawPage(file: FileToRead, drawing: PageDrawing): Promise<PageImage | null>;
  /**
   * The words of a page of a PDF in their places; null when the file has no such page or does not say where its words
   * stand. In turn with the drawing of pages.
   * @throws ExtractionFailed as `read`
   */
  placeWords(file: FileToRead, page: number): Promise<PlacedPage | null>;
  /**
   * The structure of a text that was taken from `file` before; its kind is decided anew unless one is given.
   * @throws ExtractionFailed as `read`
   */
  structure(file: FileToRead, extraction: Extraction): Promise<Structured>;
  /** Ends all children and removes all scratch. Files still being read or waiting are refused with `crashed`. */
  close(): Promise<void>;
}

/** Starts each child with the first file that needs it: most commands, and archives that are only searched, read none. */
export function createReaderPool(options: PoolOptions = {}): ReaderPool {
  const { languages = ["eng"] } = options;
  const walls = options.walls ?? systemWalls();
  const scratch = makeScratch(options.scratchFolder);
  const limits = limitsOf(options);
  const { pageMs } = limits;
  const lanes: Pick<Lane<Outcome>, "close">[] = [];
  let closed = false;
  const lane = <Result extends Outcome>(
    terms: Pick<LaneOptions, "size" | "limits"> & Partial<LaneOptions>,
  ): Lane<Result> => {
    const made = new Lane<Result>({
      recycleAfter: options.recycleAfter ?? 150,
      worker: options.worker ?? new URL("./worker.js", import.meta.url),
      scratch,
      walls,
      program: null,
      ...terms,
    });
    lanes.push(made);
    return made;
  };
  const size = options.size ?? readersFor(limits.memoryBytes);
  const texts = lane<FileRead | Restructured>({ size, limits });
  let scans: Promise<{ lane: Lane<FileRead>; ocr: OcrTerms }> | null = null;
  let drawings: Lane<Drawn | WordsPlaced> | null = null;
  /** What is done with one page, for whoever looks at it. */
  const onPage = (task: Task) => {
    if (closed) throw closing(task.file);
    drawings ??= lane({ size: 1, limits: { ...limits, timeoutMs: Math.min(limits.timeoutMs, pageMs) } });
    return drawings.run(task);
  };
  const startScans = async (file: FileToRead) => {
    const { programPath = "" } = options;
    const program = await findProgram({
      programPath,
      languages,
      walls,
      allowance: { writable: scratch.empty, memoryBytes: limits.memoryBytes },
    });
    if (closed) throw closing(file);
    const ocr = { languages, pageMs, ...(program && { programName: program.name }) };
    return { lane: lane<FileRead>({ size: 1, limits, program }), ocr };
  };
  return {
    read: (file, manner) => texts.run({ file }, manner) as Promise<FileRead>,
    structure: async (file, extraction) => {
      const outcome = (await texts.run({ file, structure: extraction })) as Restructured;
      return outcome.restructured;
    },
    readScan: async (file, onPage, manner) => {
      if (closed) throw closing(file);
      scans ??= startScans(file);
      const { lane: scanning, ocr } = await scans;
      return scanning.run({ file, ocr }, { ...manner, onPage });
    },
    drawPage: async (file, draw) => ((await onPage({ file, draw })) as Drawn).image,
    placeWords: async (file, place) => ((await onPage({ file, place })) as WordsPlaced).placed,
    close: async () => {
      closed = true;
      await Promise.all(lanes.map((each) => each.close()));
      await scratch.remove();
    },
  };
}

function limitsOf({ timeoutMs, pageMs, memoryBytes }: PoolOptions): Limits {
  return {
    timeoutMs: timeoutMs ?? 60_000,
    pageMs: pageMs ?? 60_000,
    memoryBytes: memoryBytes ?? 1024 * megabyte,
  };
}

/** One file from beginning to end: its text, and its scanned pages when it has some. */
export async function readThrough(pool: ReaderPool, file: FileToRead, onPage?: OnPage): Promise<FileRead> {
  const read = await pool.read(file);
  if (!read.extraction.scanPages) return read;
  await discardScratch(read);
  const scan = await pool.readScan(file, onPage);
  return { ...scan, readingMs: (read.readingMs ?? 0) + (scan.readingMs ?? 0) };
}
