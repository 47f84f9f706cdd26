/**
 * Makes what was committed safe from a power cut, in one flush for all that was committed meanwhile, and without the
 * process standing still for the disk. A commit in WAL mode is safe once its frames in the write-ahead log are flushed;
 * before the log is emptied SQLite flushes both files itself. Source: https://sqlite.org/wal.html
 */
import { type FileHandle, open } from "node:fs/promises";
import { dirname } from "node:path";

export interface LogFlusher {
  /** Resolves when everything committed before this call is safe. Throws what the disk says. */
  flushed(): Promise<void>;
  close(): Promise<void>;
}

/** Flushes the log of the database at `path`; it is opened with the first flush, when it is there for certain. */
export function logFlusher(path: string): LogFlusher {
  let log: FileHandle | undefined;
  const flush = async () => {
    if (!log) {
      log = await open(`${path}-wal`, "r");
      await flushFolder(dirname(path));
    }
    await log.datasync();
  };
  const flushed = oneForAll(flush);
  return {
    flushed,
    close: async () => {
      // A flush that runs has the file open.
      if (log) await flushed().finally(() => log?.close());
    },
  };
}

async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** All who ask while one runs share the next: the one that runs may have begun before their commits. */
export function oneForAll(flush: () => Promise<void>): () => Promise<void> {
  let last = Promise.resolve();
  let next: Promise<void> | null = null;
  return () => {
    next ??= last
      .catch(() => {})
      .then(() => {
        next = null;
        last = flush();
        return last;
      });
    return next;
  };
}
