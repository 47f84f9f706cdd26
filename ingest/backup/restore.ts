/** An archive from its backup: every file checked on the way, put in place whole or not at all. */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, readdir, rename, rm, rmdir, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { openCatalogue } from "../../storage/catalogue/catalogue.js";
import { readyCopy } from "../../storage/catalogue/copy.js";
import { copyFileWhole } from "../../storage/vault/mirror.js";
import { type BackedUp, type Backup, BackupDamaged, backupNote, readManifest } from "./manifest.js";

/** The place where an archive is to be restored is taken. */
export class PlaceTaken extends Error {
  override name = "PlaceTaken";
}

/** Copies a backup to `dataFolder`, which must be empty or absent. Throws BackupDamaged naming the first file that is. */
export async function restoreFiles(source: string, dataFolder: string): Promise<Backup> {
  await requireEmpty(dataFolder);
  const { backup, files } = await manifestOf(source);
  const building = `${dataFolder}.restoring`;
  await rm(building, { recursive: true, force: true });
  await mkdir(building, { recursive: true, mode: 0o700 });
  try {
    for (const file of files) await restoreFile(source, building, file);
    const catalogue = await openCatalogue(join(building, "catalogue.sqlite"), new Date().toISOString());
    await readyCopy(catalogue).finally(() => catalogue.destroy());
    await rmdir(dataFolder).catch(ignoreAbsent);
    await mkdir(dirname(dataFolder), { recursive: true });
    await rename(building, dataFolder);
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    throw error;
  }
  return backup;
}

/** Reads every byte of a backup and compares it with its digest; names every file that is not as it must be. */
export async function checkBackup(source: string): Promise<{ backup: Backup; faults: string[] }> {
  const { backup, files } = await manifestOf(source);
  const faults: string[] = [];
  for (const { path, sha512 } of files) {
    const hash = createHash("sha512");
    const fault = await pipeline(createReadStream(join(source, path)), hash).then(
      () => (hash.digest("hex") === sha512 ? null : differs(path)),
      (error) => unreadable(path, error),
    );
    if (fault !== null) faults.push(fault);
  }
  return { backup, faults };
}

async function restoreFile(source: string, building: string, { path, sha512 }: BackedUp): Promise<void> {
  const copied = await copyFileWhole(join(source, path), join(building, path), sha512).catch((error) => {
    if (error.code === "ENOENT" || error.code === "EIO") throw new BackupDamaged(unreadable(path, error));
    throw error;
  });
  if (copied === null) throw new BackupDamaged(differs(path));
}

async function manifestOf(source: string): Promise<{ backup: Backup; files: BackedUp[] }> {
  const held = await readManifest(source);
  if (!held) {
    const isThere = await stat(source).then(
      () => true,
      () => false,
    );
    throw new BackupDamaged(
      isThere
        ? `There is no ${backupNote} in ${source}: the backup was never finished, or is none.`
        : `There is no folder ${source}.`,
    );
  }
  return { backup: held.backup, files: [...held.files.values()].filter(({ gone }) => !gone) };
}

async function requireEmpty(folder: string): Promise<void> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  if (names.length > 0)
    throw new PlaceTaken(`Expected ${folder} (IBID_DATA) to be empty or absent; it holds ${names[0]}.`);
}

function differs(path: string): string {
  return `${path} is not as it was backed up: its SHA-512 is another one.`;
}

function unreadable(path: string, error: NodeJS.ErrnoException): string {
  return error.code === "ENOENT" ? `${path} is missing.` : `${path} cannot be read: ${error.message}`;
}

function ignoreAbsent(error: NodeJS.ErrnoException): void {
  if (error.code !== "ENOENT") throw error;
}
