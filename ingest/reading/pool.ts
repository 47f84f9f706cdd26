/**
 * Reads files in child processes, so that a hostile or broken file can neither stop nor swell the server. Starting
 * a process costs far more than reading a small file, so the children are kept warm.
 */

import { ExtractionFailed } from "../extract/extraction.js";
import { type Child, type Limits, startChild } from "./child.js";
import type { FileRead, FileToRead } from "./read-file.js";

export interface PoolOptions extends Partial<Limits> {
  /** How many files are read at once. */
  size?: number;
  /** A child that has read so many files is replaced by a fresh one. */
  recycleAfter?: number;
  /** The program the children run; only a test gives another. */
  worker?: URL;
}

export interface ReaderPool {
  /**
   * The text and structure of one file.
   * @throws ExtractionFailed when it cannot be read, or passes a limit, which the message names
   */
  read(file: FileToRead): Promise<FileRead>;
  /** Ends all children. Files still being read or waiting are refused with `crashed`. */
  close(): Promise<void>;
}

const megabyte = 1024 * 1024;
/** A child that holds more than this after a job does not give it back. */
const swollenBytes = 400 * megabyte;

interface Waiting {
  file: FileToRead;
  settle: (outcome: Promise<FileRead>) => void;
}

/** Starts `size` children at once, so that they are warm when the first file comes. */
export function createReaderPool(options: PoolOptions = {}): ReaderPool {
  return new ChildPool(options);
}

class ChildPool implements ReaderPool {
  private readonly limits: Limits;
  private readonly worker: URL;
  private readonly recycleAfter: number;
  private readonly idle: Child[] = [];
  private readonly all = new Set<Child>();
  private readonly waiting: Waiting[] = [];
  private closed = false;

  constructor({ size = 2, recycleAfter = 150, worker, ...limits }: PoolOptions) {
    this.limits = { timeoutMs: 60_000, memoryBytes: 1024 * megabyte, ...limits };
    this.worker = worker ?? new URL("./worker.js", import.meta.url);
    this.recycleAfter = recycleAfter;
    for (let count = 0; count < size; count++) this.idle.push(this.start());
  }

  read(file: FileToRead): Promise<FileRead> {
    if (this.closed) return Promise.reject(closing(file));
    return new Promise((settle) => {
      this.waiting.push({ file, settle });
      this.serve();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const { file, settle } of this.waiting.splice(0)) settle(Promise.reject(closing(file)));
    await Promise.all([...this.all].map((child) => child.stop()));
  }

  private start(): Child {
    const child = startChild(this.worker, this.limits);
    this.all.add(child);
    return child;
  }

  /** Gives waiting files to idle children; one that ended while idle is replaced. */
  private serve(): void {
    while (!this.closed && this.idle.length > 0 && this.waiting.length > 0) {
      const kept = this.idle.shift() as Child;
      if (!kept.usable()) this.all.delete(kept);
      const child = kept.usable() ? kept : this.start();
      const { file, settle } = this.waiting.shift() as Waiting;
      const outcome = child.run(file);
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
