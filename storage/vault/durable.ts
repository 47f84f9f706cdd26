/**
 * Writing so that a power cut cannot undo it. A file is safe when its bytes *and* the folder that names it are
 * flushed; a new folder also needs its parent flushed.
 */
import { mkdir, open, readdir, rmdir } from "node:fs/promises";
import { dirname, join } from "node:path";

/** Enough to let the disk join several flushes; few enough never to run out of file handles. */
const flushesAtOnce = 16;

/** True for a system error with one of these codes. */
export function hasCode(error: unknown, ...codes: string[]): error is NodeJS.ErrnoException {
  return error instanceof Error && "code" in error && codes.includes(String(error.code));
}

/**
 * Waits for every task, also when one has failed: nobody may clean up under a write that still runs. Then throws the
 * first failure.
 */
export async function together(...tasks: Promise<unknown>[]): Promise<void> {
  const failed = (await Promise.allSettled(tasks)).find((result) => result.status === "rejected");
  if (failed) throw failed.reason;
}

/** Does `work` for every item, at most sixteen at once; begins no more after a failure. */
export async function inParallel<T>(items: Iterable<T>, work: (item: T) => Promise<unknown>): Promise<void> {
  const waiting = [...items];
  const worker = async () => {
    try {
      for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await work(next);
    } finally {
      waiting.length = 0;
    }
  };
  await together(...Array.from({ length: flushesAtOnce }, worker));
}

/** How often a folder is made again that others remove in the same moment because it is empty. */
const mostAttempts = 100;

/**
 * Makes a folder and the parents it lacks. Node's own recursive `mkdir` fails with ENOTDIR when another writer removes
 * an empty parent in between; here the parent is made once more.
 */
export async function makeFolders(folder: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await mkdir(folder);
      return;
    } catch (error) {
      if (hasCode(error, "EEXIST")) return;
      if (!hasCode(error, "ENOENT") || attempt === mostAttempts) throw error;
    }
    await makeFolders(dirname(folder));
  }
}

/** Flushes a file or a folder. Throws ENOENT when it is gone. */
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
  await inParallel(chain, flushIfThere);
}

/** Another process may have purged what was in a folder, and then the folder: nothing is left to flush. */
export async function flushIfThere(folder: string): Promise<void> {
  await flush(folder).catch((error) => {
    if (!hasCode(error, "ENOENT")) throw error;
  });
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
