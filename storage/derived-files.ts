/**
 * A folder of files that can be made again: it may be emptied or removed at any time, also while it is used, and is
 * in no backup. Nothing is flushed; a file stands whole under its name or not at all.
 */
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { privateFolder } from "./private-folder.js";

export interface DerivedFiles {
  /** The bytes kept under a name; null when there are none, or no longer. */
  read(name: string): Promise<Buffer | null>;
  /**
   * Keeps bytes under a name of letters, digits, dots and hyphens. When the folder then holds more than it may, the
   * files that were used longest ago go. Throws what the file system throws when it cannot take them.
   */
  keep(name: string, bytes: Uint8Array): Promise<void>;
}

const nameForm = /^[\w-][\w.-]*$/;
const unfinished = ".part";

/** Files in `folder`, which is made with the first one, of together at most `mostBytes`. */
export function derivedFiles(folder: string, mostBytes: number): DerivedFiles {
  /** Bytes of each file, those used longest ago first. */
  let known: Promise<Map<string, number>> | null = null;
  const files = () => {
    known ??= found(folder);
    return known;
  };
  return {
    async read(name) {
      if (!nameForm.test(name)) return null;
      const sizes = await files();
      const path = join(folder, name);
      const bytes = await readFile(path).catch(() => null);
      sizes.delete(name);
      if (bytes === null) return null;
      sizes.set(name, bytes.length);
      // The order of use outlives the process as the files' times; where they cannot be set, only it is lost.
      const now = new Date();
      await utimes(path, now, now).catch(() => undefined);
      return bytes;
    },
    async keep(name, bytes) {
      if (!nameForm.test(name)) throw new TypeError(`Expected a plain file name, got "${name}"`);
      const sizes = await files();
      if (bytes.length > mostBytes) return;
      await privateFolder(folder);
      const part = join(folder, `.${name}${unfinished}`);
      await writeFile(part, bytes, { mode: 0o600 });
      await rename(part, join(folder, name));
      sizes.delete(name);
      sizes.set(name, bytes.length);
      for (const old of tooMany(sizes, mostBytes)) {
        sizes.delete(old);
        await rm(join(folder, old), { force: true });
      }
    },
  };
}

/** The files that must go for the others to be of at most so many bytes. */
function tooMany(sizes: ReadonlyMap<string, number>, mostBytes: number): string[] {
  let sum = [...sizes.values()].reduce((total, bytes) => total + bytes, 0);
  return [...sizes].flatMap(([name, bytes]) => {
    if (sum <= mostBytes) return [];
    sum -= bytes;
    return [name];
  });
}

/** What lies in the folder from before, those used longest ago first; what was left half written goes. */
async function found(folder: string): Promise<Map<string, number>> {
  const names = await readdir(folder).catch(() => []);
  const files: { name: string; bytes: number; at: number }[] = [];
  for (const name of names) {
    const path = join(folder, name);
    if (name.endsWith(unfinished)) await rm(path, { force: true });
    const { size, mtimeMs } = (await stat(path).catch(() => null)) ?? {};
    if (size !== undefined && mtimeMs !== undefined) files.push({ name, bytes: size, at: mtimeMs });
  }
  files.sort((one, other) => one.at - other.at);
  return new Map(files.map(({ name, bytes }) => [name, bytes]));
}
