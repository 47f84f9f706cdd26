/**
 * Reads files in child processes, so that a hostile or broken file can neither stop nor swell the server. Starting
 * a process costs far more than reading a small file, so the children are kept warm.
 */
import { type Child, type Limits, startChild } from "./child.js";
import { type Extraction, ExtractionFailed } from "./extraction.js";
import type { Job } from "./worker.js";

export interface PoolOptions extends Partial<Limits> {
  /** How many files are read at once. */
  size?: number;
  /** A child that has read so many files is replaced by a fresh one. */
  recycleAfter?: number;
  /** The program the children run; only a test gives another. */
  worker?: URL;
}

export interface ExtractPool {
  /**
   * The text of one file.
   * @throws ExtractionFailed when it cannot be read, or passes a limit, which the message names
   */
  extract(file: Job): Promise<Extraction>;
  /** Ends all children. Files still being read or waiting are refused with `crashed`. */
  close(): Promise<void>;
}

const megabyte = 1024 * 1024;
/** A child that holds more than this after a job does not give it back. */
const swollenBytes = 400 * megabyte;

interface Waiting {
  file: Job;
  settle: (outcome: Promise<Extraction>) => void;
}

export function createExtractPool(options: PoolOptions = {}): ExtractPool {
  const { size = 2, timeoutMs = 60_000, memoryBytes = 1024 * megabyte, recycleAfter = 150 } = options;
  const worker = options.worker ?? new URL("./worker.js", import.meta.url);
  const idle: Child[] = [];
  const all = new Set<Child>();
  const waiting: Waiting[] = [];
  let closed = false;

  const start = () => {
    const child = startChild(worker, { ...options, timeoutMs, memoryBytes });
    all.add(child);
    return child;
  };
  const release = async (child: Child) => {
    if (closed) return;
    const worn = child.jobs() >= recycleAfter || (await child.residentBytes()) > swollenBytes;
    if (child.usable() && !worn) idle.push(child);
    else {
      all.delete(child);
      await child.stop();
      if (!closed) idle.push(start());
    }
    serve();
  };
  const serve = () => {
    while (!closed && idle.length > 0 && waiting.length > 0) {
      const kept = idle.shift() as Child;
      if (!kept.usable()) all.delete(kept);
      const child = kept.usable() ? kept : start();
      const { file, settle } = waiting.shift() as Waiting;
      const outcome = child.run(file);
      settle(outcome);
      void outcome.catch(() => null).then(() => release(child));
    }
  };

  for (let count = 0; count < size; count++) idle.push(start());
  return {
    extract: (file) =>
      new Promise((resolve) => {
        if (closed)
          throw new ExtractionFailed("crashed", `${file.name} was not read: the archive is closing.`);
        waiting.push({ file, settle: resolve });
        serve();
      }),
    async close() {
      closed = true;
      for (const { file, settle } of waiting.splice(0))
        settle(
          Promise.reject(
            new ExtractionFailed("crashed", `${file.name} was not read: the archive is closing.`),
          ),
        );
      await Promise.all([...all].map((child) => child.stop()));
    },
  };
}
