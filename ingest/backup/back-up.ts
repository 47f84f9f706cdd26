/**
 * A backup while the archive is at work. The catalogue is copied first, at one moment; the vault after it, so that it holds
 * all that the catalogue speaks of, and perhaps more, which a restored archive takes in again by itself.
 */
import { mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { copyCatalogue } from "../../storage/catalogue/copy.js";
import { removeEmptyUpTo } from "../../storage/vault/durable.js";
import { copyFileWhole, filesBelow, mirrorVault } from "../../storage/vault/mirror.js";
import { type Archive, moment } from "../archive.js";
import { note } from "../log/note.js";
import { recordLog } from "../log/parts.js";
import {
  type BackedUp,
  type Backup,
  BackupDamaged,
  backupNote,
  readManifest,
  writeManifest,
} from "./manifest.js";

export type BackupDesk = Pick<Archive, "catalogue" | "vault" | "now" | "leases">;

export interface BackupTaken extends Backup {
  target: string;
  /** Copied now; the rest was there from an earlier time. */
  copied: number;
  copiedBytes: number;
  /** Files that the archive has no more: kept in the backup, or removed from it when asked. */
  gone: number;
  /** What could not be copied because it is damaged. */
  problems: string[];
}

const noteKey = "backup";
const catalogueFile = "catalogue.sqlite";
const catalogueCopy = "catalogue.copy";

/** The folder is not empty and no backup of Ibid’s. */
export class NotABackup extends Error {
  override name = "NotABackup";
}

/** Takes a backup into `target`, only what is new since the last one there. `prune` removes what the archive has no more. */
export async function backUp(
  desk: BackupDesk,
  {
    dataFolder,
    target,
    software,
    by,
    prune,
  }: { dataFolder: string; target: string; software: string; by: string; prune: boolean },
): Promise<BackupTaken> {
  const before = await earlier(target);
  const files = new Map(before);
  const seen = new Set<string>();
  await mkdir(target, { recursive: true, mode: 0o700 });
  await recordLog(desk);
  const at = moment(desk);
  const sums = { copied: 0, copiedBytes: 0 };
  const copyAll = async (folder: string) => {
    for (const file of await filesBelow(join(dataFolder, folder))) {
      const path = `${folder}/${file}`;
      // Taken in, or thrown away, since the folder was looked at.
      const copied = await copyFileWhole(join(dataFolder, path), join(target, path), null).catch(ifThere);
      if (copied) keep({ path, ...copied });
    }
  };
  const keep = (file: BackedUp) => {
    files.set(file.path, file);
    seen.add(file.path);
    sums.copied += 1;
    sums.copiedBytes += file.bytes;
  };
  // Before the catalogue and after it: what was received before its moment is in one of the two, or in the vault.
  await copyAll("quarantine/items");
  const copy = join(target, catalogueCopy);
  await rm(copy, { force: true });
  await copyCatalogue(desk.catalogue, copy);
  const catalogue = await copyFileWhole(copy, join(target, catalogueFile), null);
  await rm(copy, { force: true });
  if (catalogue) keep({ path: catalogueFile, ...catalogue });
  await copyAll("quarantine/items");
  await copyAll("keys");
  const inVault = new Map<string, BackedUp>();
  for (const { path, gone: _, ...file } of before.values())
    if (path.startsWith("vault/"))
      inVault.set(path.slice("vault/".length), { ...file, path: path.slice("vault/".length) });
  const mirrored = await mirrorVault(join(dataFolder, "vault"), join(target, "vault"), inVault, (path) =>
    seen.add(`vault/${path}`),
  );
  for (const path of before.keys()) if (path.startsWith("vault/")) files.delete(path);
  for (const file of inVault.values())
    files.set(`vault/${file.path}`, { ...file, path: `vault/${file.path}` });
  const gone = await markGone(target, files, seen, prune);
  const backup = await writeManifest(target, { at, software, files });
  const taken: BackupTaken = {
    ...backup,
    target,
    copied: sums.copied + mirrored.copied,
    copiedBytes: sums.copiedBytes + mirrored.bytes,
    gone,
    problems: mirrored.problems,
  };
  await noteBackup(desk, by, taken);
  return taken;
}

/** What an earlier backup in the folder has; nothing for a new folder. Throws NotABackup for a folder of something else. */
async function earlier(target: string): Promise<Map<string, BackedUp>> {
  const held = await readManifest(target).catch((error) => {
    if (!(error instanceof BackupDamaged)) throw error;
    // Cut off in the middle of the last one: everything is copied again.
    return { files: new Map<string, BackedUp>() };
  });
  if (held) return held.files;
  const names = await readdir(target).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  const ours = new Set(["vault", "keys", "quarantine", catalogueFile, catalogueCopy]);
  const strange = names.find((name) => !ours.has(name));
  if (strange !== undefined)
    throw new NotABackup(`Expected ${target} to be empty or to hold ${backupNote}; it holds ${strange}.`);
  return new Map();
}

/** Files that were not seen this time: of the vault they are kept and marked, unless pruned; others are of the past. */
async function markGone(
  target: string,
  files: Map<string, BackedUp>,
  seen: ReadonlySet<string>,
  prune: boolean,
) {
  let gone = 0;
  for (const [path, file] of files) {
    if (seen.has(path)) {
      if (file.gone) files.set(path, { path, bytes: file.bytes, sha512: file.sha512 });
      continue;
    }
    gone += path.startsWith("vault/") ? 1 : 0;
    if (prune || !path.startsWith("vault/")) {
      await rm(join(target, path), { force: true });
      await removeEmptyUpTo(target, dirname(join(target, path)));
      files.delete(path);
    } else files.set(path, { ...file, gone: true });
  }
  return gone;
}

function ifThere(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT") return null;
  throw error;
}

async function noteBackup(desk: BackupDesk, by: string, { problems, ...taken }: BackupTaken): Promise<void> {
  const { at, target, files, bytes, copied, gone } = taken;
  const detail = { target, files, bytes, copied, gone, problems };
  const outcome = problems.length > 0 ? "failure" : "success";
  const value = JSON.stringify({ at, outcome, ...detail });
  await desk.catalogue
    .insertInto("meta")
    .values({ key: noteKey, value })
    .onConflict((conflict) => conflict.column("key").doUpdateSet({ value }))
    .execute();
  await note(desk, by, { action: "backup", object: "vault", outcome, detail });
}

export interface LastBackup {
  at: string;
  target: string;
  files: number;
  bytes: number;
  problems: string[];
}

/** The last backup that was taken; null when none ever was. */
export async function lastBackup({ catalogue }: Pick<Archive, "catalogue">): Promise<LastBackup | null> {
  const row = await catalogue
    .selectFrom("meta")
    .select("value")
    .where("key", "=", noteKey)
    .executeTakeFirst();
  return row ? (JSON.parse(row.value) as LastBackup) : null;
}
