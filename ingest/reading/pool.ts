/**
 * Reads files in child processes, so that a hostile or broken file can neither stop nor swell the server. Starting
 * a process costs far more than reading a small file, so the children are kept warm.
 *
 * Scans take a hundred times as long as text, so they have a place of their own, one at a time:
 *
 *     read      → size places  → text; says how many pages are scans
 *     readScan  → one place    → text, and the words of scanned pages
 */

import { ExtractionFailed } from "../extract/extraction.js";
import type { OcrSettings } from "../extract/ocr/recognizer.js";
import { type Child, type Limits, startChild, type Task } from "./child.js";
import type { FileRead, FileToRead } from "./read-file.js";
import { discardScratch, makeScratch, type Scratch } from "./scratch.js";

export interface PoolOptions extends Partial<Limits> {
  /** How many files are read at once. */
  size?: number;
  /** A child that has read so many files is replaced by a fresh one. */
  recycleAfter?: number;
  /** Languages of scans, as Tesseract names them; English when absent. */
  languages?: readonly string[];
  /**
   * Where the children may write; files found inside a file are left there for whoever asked. What is in it is
   * removed with the pool; absent, a temporary folder.
   */
  scratchFolder?: string;
  /** The program the children run; only a test gives another. */
  worker?: URL;
}

/** Told how many of the scanned pages of a file have been read. */
export type OnPage = (done: number, total: number) => void;

export interface ReaderPool {
  /**
   * The text and structure of one file, and the files inside it (see `FileRead.scratch`). Scanned pages are left out; `extraction.scanPages` says how many there are.
   * @throws ExtractionFailed when it cannot be read, or passes a limit, which the message names
   */
  read(file: FileToRead): Promise<FileRead>;
  /**
   * As `read`, and the scanned pages are read too. One file at a time, the others wait.
   * @throws ExtractionFailed as `read`, and `unsupported` when the data of a language is not installed
   */
  readScan(file: FileToRead, onPage?: OnPage): Promise<FileRead>;
  /** Ends all children and removes all scratch. Files still being read or waiting are refused with `crashed`. */
  close(): Promise<void>;
}

const megabyte = 1024 * 1024;
/** A child that holds more than this after a job does not give it back. */
const swollenBytes = 400 * megabyte;

interface Waiting {
  task: Task;
  onPage: OnPage | undefined;
  settle: (outcome: Promise<FileRead>) => void;
}

/** Starts `size` children at once, so that they are warm when the first file comes; that for scans with the first. */
export function createReaderPool(options: PoolOptions = {}): ReaderPool {
  const scratch = makeScratch(options.scratchFolder);
  const texts = new Lane(scratch, options);
  let scans: Lane | null = null;
  let closed = false;
  return {
    read: (file) => texts.run({ file }),
    readScan: (file, onPage) => {
      if (closed) return Promise.reject(closing(file));
      scans ??= new Lane(scratch, { ...options, size: 1 });
      return scans.run({ file, ocr: scans.ocr }, onPage);
    },
    close: async () => {
      closed = true;
      await Promise.all([texts.close(), scans?.close()]);
      await scratch.remove();
    },
  };
}

/** One file from beginning to end: its text, and its scanned pages when it has some. */
export async function readThrough(pool: ReaderPool, file: FileToRead, onPage?: OnPage): Promise<FileRead> {
  const read = await pool.read(file);
  if (!read.extraction.scanPages) return read;
  await discardScratch(read);
  return pool.readScan(file, onPage);
}

/** Children that do the same work, and the files that wait for them. */
class Lane {
  readonly ocr: OcrSettings;
  private readonly limits: Limits;
  private readonly worker: URL;
  private readonly recycleAfter: number;
  private readonly idle: Child[] = [];
  private readonly all = new Set<Child>();
  private readonly waiting: Waiting[] = [];
  private closed = false;

  constructor(
    private readonly scratch: Scratch,
    { size = 2, recycleAfter = 150, worker, languages = ["eng"], scratchFolder: _, ...limits }: PoolOptions,
  ) {
    this.limits = { timeoutMs: 60_000, pageMs: 60_000, memoryBytes: 1024 * megabyte, ...limits };
    const { pageMs, programPath } = this.limits;
    this.ocr = { languages, pageMs, ...(programPath !== undefined && { programPath }) };
    this.worker = worker ?? new URL("./worker.js", import.meta.url);
    this.recycleAfter = recycleAfter;
    for (let count = 0; count < size; count++) this.idle.push(this.start());
  }

  run(task: Task, onPage?: OnPage): Promise<FileRead> {
    if (this.closed) return Promise.reject(closing(task.file));
    return new Promise((settle) => {
      this.waiting.push({ task, onPage, settle });
      this.serve();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const { task, settle } of this.waiting.splice(0)) settle(Promise.reject(closing(task.file)));
    await Promise.all([...this.all].map((child) => child.stop()));
  }

  private start(): Child {
    const child = startChild(this.worker, this.limits, this.scratch.forChild());
    this.all.add(child);
    return child;
  }

  /** Gives waiting files to idle children; one that ended while idle is replaced. */
  private serve(): void {
    while (!this.closed && this.idle.length > 0 && this.waiting.length > 0) {
      const kept = this.idle.shift() as Child;
      if (!kept.usable()) {
        this.all.delete(kept);
        void kept.stop();
      }
      const child = kept.usable() ? kept : this.start();
      const { task, onPage, settle } = this.waiting.shift() as Waiting;
      const outcome = child.run(task, onPage);
      settle(outcome);
      void outcome.catch(() => null).then(() => this.release(child));
    }
  }

  private async release(child: Child): Promise<void> {
    if (this.closed) return;
    const worn = child.jobs() >= this.recycleAfter || (await child.residentBytes()) > swollenBytes;
    if (child.usable() && !worn) this.idle.push(child);
    else {
      this.all.delete(child);
      await child.stop();
      if (!this.closed) this.idle.push(this.start());
    }
    this.serve();
  }
}

function closing(file: FileToRead): ExtractionFailed {
  return new ExtractionFailed("crashed", `${file.name} was not read: the archive is closing.`);
}
