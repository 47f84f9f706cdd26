/**
 * Putting damaged files of an object right from a replica: a copy of the whole vault, made by whatever copies folders. A
 * version never changes once it is there, so a file of a version is the same in every sound copy.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { copyFile, readdir, rename } from "node:fs/promises";
import { dirname, join, relative } from "node:path";
import { pipeline } from "node:stream/promises";
import { flush, flushUpTo, hasCode, makeFolders } from "./durable.js";
import { versionNumber } from "./inventory.js";
import { objectPath } from "./layout.js";
import { type Head, readHead } from "./read-object.js";
import { inWorkFolder, type Staging } from "./staging.js";
import { validateObject } from "./validate.js";
import { VaultConflict, VaultDamaged, VaultMissing } from "./vault.js";

/** Copies what is missing or differs, each file whole or not at all; returns the paths, relative to the object. */
export async function repairObject(staging: Staging, id: string, replica: string): Promise<string[]> {
  const path = objectPath(id);
  const from = join(replica, path);
  const to = join(staging.root, path);
  const head = await soundHead(from, id);
  const own = await readHead(to, id).catch((error) => {
    if (error instanceof VaultDamaged) return null;
    throw error;
  });
  requireSameHistory(id, head, own);
  // Without an inventory of its own, a version that the replica lacks would be forgotten.
  if (!own && (await newestFolder(to)) > head.number)
    throw new VaultDamaged(
      `The replica has only version ${head.number} of ${id}, and no newer one can be read here.`,
    );
  const isOfVersion = (file: string) => /^v[1-9]\d*\//.test(file);
  const files = (await filesIn(from)).filter(
    (file) => isOfVersion(file) || !own || own.number === head.number || file.startsWith("0="),
  );
  const repaired: string[] = [];
  for (const file of files) {
    if ((await digestOf(join(from, file))) === (await digestOf(join(to, file)))) continue;
    await inWorkFolder(staging, path, (work) =>
      place(join(from, file), join(to, file), join(work, "file"), staging.root),
    );
    repaired.push(file);
  }
  return repaired;
}

async function place(from: string, to: string, ready: string, root: string): Promise<void> {
  await copyFile(from, ready);
  await flush(ready);
  await makeFolders(dirname(to));
  await rename(ready, to);
  await flushUpTo(root, dirname(to));
}

/** The replica’s newest state of the object, every byte of which has just been read. */
async function soundHead(folder: string, id: string): Promise<Head> {
  const head = await readHead(folder, id);
  if (!head) throw new VaultMissing(`The replica has no object ${id}.`);
  const { errors } = await validateObject(folder, { checkFixity: true });
  if (errors.length > 0) throw new VaultDamaged(`The replica’s ${id} is damaged too: ${errors[0]?.message}`);
  return head;
}

function requireSameHistory(id: string, theirs: Head, own: Head | null): void {
  const versions = Object.keys(theirs.inventory.versions).filter(
    (name) => own && versionNumber(name) <= own.number,
  );
  const other = versions.find(
    (name) =>
      JSON.stringify(theirs.inventory.versions[name]) !== JSON.stringify(own?.inventory.versions[name]),
  );
  if (other) throw new VaultConflict(`The replica tells another history of ${id}, from ${other} on.`);
}

async function newestFolder(folder: string): Promise<number> {
  const names = await readdir(folder).catch((error): string[] => {
    if (hasCode(error, "ENOENT")) return [];
    throw error;
  });
  return Math.max(0, ...names.filter((name) => /^v[1-9]\d*$/.test(name)).map(versionNumber));
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)));
}

/** SHA-512 in hex; null when there is no such file. */
async function digestOf(file: string): Promise<string | null> {
  const hash = createHash("sha512");
  try {
    await pipeline(createReadStream(file), hash);
  } catch (error) {
    if (hasCode(error, "ENOENT", "ENOTDIR", "EISDIR")) return null;
    throw error;
  }
  return hash.digest("hex");
}
