/** A folder that is written file by file, with the digests of each. */
import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, readdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";

export interface DigestedFile {
  /** From the folder, with `/` between its parts. */
  path: string;
  bytes: number;
  sha256: string;
  sha512: string;
}

export interface DigestedFolder {
  folder: string;
  files: DigestedFile[];
  write(path: string, content: string | Uint8Array): Promise<void>;
  copy(path: string, from: Readable): Promise<void>;
}

/** The folder in which something was to be made holds something already. */
export class FolderTaken extends Error {
  override name = "FolderTaken";
}

/** Makes the folder. Throws FolderTaken unless it is empty or absent. */
export async function digestedFolder(folder: string): Promise<DigestedFolder> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  if (names.length > 0)
    throw new FolderTaken(`Expected ${folder} to be empty or absent; it holds ${names[0]}.`);
  const files: DigestedFile[] = [];
  const copy = async (path: string, from: Readable) => {
    const [sha256, sha512] = [createHash("sha256"), createHash("sha512")];
    let bytes = 0;
    const counting = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        sha256.update(chunk);
        sha512.update(chunk);
        bytes += chunk.length;
        done(null, chunk);
      },
    });
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await pipeline(from, counting, createWriteStream(join(folder, path), { flags: "wx" }));
    files.push({ path, bytes, sha256: sha256.digest("hex"), sha512: sha512.digest("hex") });
  };
  await mkdir(folder, { recursive: true });
  return { folder, files, copy, write: (path, content) => copy(path, Readable.from([Buffer.from(content)])) };
}

/** Writes a file that is in no list of digests: the list itself. */
export async function writeList(folder: string, path: string, content: string): Promise<void> {
  await writeFile(join(folder, path), content, { flag: "wx" });
}
