/**
 * Writing so that a power cut cannot undo it. A file is safe when its bytes *and* the folder that names it are
 * flushed; a new folder also needs its parent flushed.
 */
import { open, readdir, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Enough to let the disk join several flushes; few enough never to run out of file handles. */
const flushesAtOnce = 16;

/** True for a system error with one of these codes. */
export function hasCode(error: unknown, ...codes: string[]): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}

/** Does `work` for every item, at most sixteen at once; stops at the first failure. */
export async function inParallel<T>(items: Iterable<T>, work: (item: T) => Promise<unknown>): Promise<void> {
  const waiting = [...items][Symbol.iterator]();
  const worker = async () => {
    for (let next = waiting.next(); !next.done; next = waiting.next()) await work(next.value);
  };
  await Promise.all(Array.from({ length: flushesAtOnce }, worker));
}

/** Flushes a file or a folder. */
export async function flush(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes and flushes one file; its folder must be flushed by the caller. */
export async function writeFlushed(path: string, bytes: Uint8Array | string): Promise<void> {
  const handle = await open(path, "w");
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Flushes a folder and every folder below it; the files in them are flushed already. */
export async function flushFolders(folder: string): Promise<void> {
  const folders = [folder];
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isDirectory()) folders.push(join(entry.parentPath, entry.name));
  }
  await inParallel(folders, flush);
}

/**
 * Flushes `folder` and its parents up to `root`. All of them every time: that a folder is there already does not
 * mean that whoever made it has flushed it.
 */
export async function flushUpTo(root: string, folder: string): Promise<void> {
  const chain = [folder];
  for (let at = folder; at !== root && at !== dirname(at); ) {
    at = dirname(at);
    chain.push(at);
  }
  await inParallel(chain, flush);
}

/** Removes `folder` and its parents below `root` as long as they are empty. */
export async function removeEmptyUpTo(root: string, folder: string): Promise<void> {
  for (let at = folder; at !== root && at !== dirname(at); at = dirname(at)) {
    try {
      await rmdir(at);
    } catch (error) {
      if (hasCode(error, "ENOTEMPTY", "EEXIST")) return;
      if (!hasCode(error, "ENOENT")) throw error;
    }
  }
}
