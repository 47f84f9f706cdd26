/**
 * A second vault kept like the first: every object copied that the other lacks, and of the others what came since. Files of
 * a version never change, so those that were copied before are left alone. Safe while others write the vault.
 */
import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { flush, inParallel, makeFolders } from "./durable.js";
import { type Inventory, inventoryName, sidecarFor, sidecarName, versionNumber } from "./inventory.js";
import { type Head, readHead } from "./read-object.js";
import { objectPaths } from "./storage-root.js";
import { VaultDamaged } from "./vault.js";

/** A file of a copy, by its path from the copy’s root. */
export interface CopiedFile {
  path: string;
  bytes: number;
  /** Hexadecimal. */
  sha512: string;
}

export interface Mirrored {
  /** Files that were copied now, and their bytes. */
  copied: number;
  bytes: number;
  /** What is damaged in the vault itself, and was not copied. */
  problems: string[];
}

/**
 * Brings `target` up to the vault in `root`. `known` has what was copied before, by path, and gets what is copied now;
 * `seen` is told of every path that the vault has.
 */
export async function mirrorVault(
  root: string,
  target: string,
  known: Map<string, CopiedFile>,
  seen: (path: string) => void,
): Promise<Mirrored> {
  const mirrored: Mirrored = { copied: 0, bytes: 0, problems: [] };
  const copy = async (path: string, expected: string | null) => {
    seen(path);
    if (await isThere(target, path, known.get(path))) return;
    const file = await copyFileWhole(join(root, path), join(target, path), expected);
    if (file === null) {
      known.delete(path);
      mirrored.problems.push(`${path} is not as its inventory says; it was not copied.`);
      return;
    }
    known.set(path, { path, ...file });
    mirrored.copied += 1;
    mirrored.bytes += file.bytes;
  };
  for (const path of await rootFiles(root)) await copy(path, null);
  for await (const object of objectPaths(root)) {
    try {
      const head = await readHead(join(root, object));
      if (head) await mirrorObject({ root, target, object, head, known, seen, copy, mirrored });
    } catch (error) {
      if (!(error instanceof VaultDamaged)) throw error;
      mirrored.problems.push(error.message);
    }
  }
  return mirrored;
}

interface ObjectMirror {
  root: string;
  target: string;
  object: string;
  head: Head;
  known: Map<string, CopiedFile>;
  seen(path: string): void;
  copy(path: string, expected: string | null): Promise<void>;
  mirrored: Mirrored;
}

/** The versions first, and the inventory that speaks of them last, as it was before they were looked at. */
async function mirrorObject({ root, target, object, head, known, seen, copy, mirrored }: ObjectMirror) {
  const expected = digestsByPath(head.inventory);
  const files = (await filesBelow(join(root, object))).filter((file) => isOfState(file, head.number));
  await inParallel(files, (file) => copy(`${object}/${file}`, expected.get(file) ?? null));
  for (const [name, content] of [
    [inventoryName, head.bytes],
    [sidecarName, Buffer.from(sidecarFor(head.bytes))],
  ] as const) {
    const path = `${object}/${name}`;
    const sha512 = createHash("sha512").update(content).digest("hex");
    seen(path);
    if (known.get(path)?.sha512 === sha512 && (await isThere(target, path, known.get(path)))) continue;
    await writeWhole(join(target, path), content);
    known.set(path, { path, bytes: content.length, sha512 });
    mirrored.copied += 1;
    mirrored.bytes += content.length;
  }
}

function isOfState(file: string, head: number): boolean {
  const [folder = ""] = file.split("/");
  if (/^v[1-9]\d*$/.test(folder) && file.includes("/")) return versionNumber(folder) <= head;
  return file.startsWith("0=");
}

function digestsByPath({ manifest }: Inventory): Map<string, string> {
  return new Map(
    Object.entries(manifest).flatMap(([digest, paths]) => paths.map((path) => [path, digest.toLowerCase()])),
  );
}

async function isThere(target: string, path: string, file: CopiedFile | undefined): Promise<boolean> {
  if (!file) return false;
  return (await stat(join(target, path)).catch(() => null))?.size === file.bytes;
}

/** Copies a file, flushed, under its name only when it is whole; null when its digest is not the expected one. */
export async function copyFileWhole(
  from: string,
  to: string,
  expected: string | null,
): Promise<Omit<CopiedFile, "path"> | null> {
  const hash = createHash("sha512");
  let bytes = 0;
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  await makeFolders(dirname(to));
  const part = `${to}.part`;
  await pipeline(createReadStream(from), counting, createWriteStream(part, { mode: 0o600 }));
  const sha512 = hash.digest("hex");
  if (expected !== null && sha512 !== expected) {
    await rm(part, { force: true });
    return null;
  }
  await flush(part);
  await rename(part, to);
  return { bytes, sha512 };
}

async function writeWhole(to: string, content: Uint8Array): Promise<void> {
  await makeFolders(dirname(to));
  await writeFile(`${to}.part`, content, { mode: 0o600, flush: true });
  await rename(`${to}.part`, to);
}

/** Files of the storage root that belong to no object. */
async function rootFiles(root: string): Promise<string[]> {
  const names = (await readdir(root, { withFileTypes: true })).filter((entry) => entry.isFile());
  const extensions = await filesBelow(join(root, "extensions"));
  return [...names.map(({ name }) => name), ...extensions.map((file) => `extensions/${file}`)];
}

/** Paths of all files below a folder, relative to it; none when it is not there. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw error;
    },
  );
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}
