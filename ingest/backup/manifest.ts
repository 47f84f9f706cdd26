/**
 * What a backup says of itself. A folder, to be read without Ibid:
 *
 *     ibid-backup.json   when, by which program, how much, and the digest of the list; written last
 *     manifest.jsonl     every file with its bytes and its SHA-512
 *     vault/             a vault as the archive’s own; can be named as IBID_REPLICA
 *     catalogue.sqlite   the catalogue as it was at one moment
 *     keys/ quarantine/  the private key that proofs are signed with; files handed in and not yet taken in
 */
import { createHash } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { CopiedFile } from "../../storage/vault/mirror.js";

export const backupNote = "ibid-backup.json";
const manifestName = "manifest.jsonl";

export const backupSchema = z.object({
  format: z.literal("ibid-backup-1"),
  at: z.string(),
  software: z.string(),
  files: z.int(),
  bytes: z.int(),
  /** SHA-512 of the list. */
  manifest: z.string(),
});
export type Backup = z.infer<typeof backupSchema>;

/** A file in a backup. `gone`: the archive has it no more; it is kept, and not restored. */
export type BackedUp = CopiedFile & { gone?: true };
const backedUpSchema = z.object({
  path: z.string(),
  bytes: z.int(),
  sha512: z.string(),
  gone: z.literal(true).optional(),
});

/** The backup is not one, or not whole; the message names what is wrong. */
export class BackupDamaged extends Error {
  override name = "BackupDamaged";
}

/** Reads what a backup says of itself; null when the folder has none. Throws BackupDamaged. */
export async function readManifest(
  folder: string,
): Promise<{ backup: Backup; files: Map<string, BackedUp> } | null> {
  const note = await textOf(join(folder, backupNote));
  if (note === null) return null;
  const backup = backupSchema.safeParse(jsonOf(note, backupNote));
  if (!backup.success) throw new BackupDamaged(`${backupNote} is not what it must be.`);
  const lines = await textOf(join(folder, manifestName));
  if (lines === null) throw new BackupDamaged(`${manifestName} is missing.`);
  if (digestOfList(lines) !== backup.data.manifest)
    throw new BackupDamaged(`${manifestName} has another digest than ${backupNote} gives it.`);
  const files = new Map<string, BackedUp>();
  for (const line of lines.split("\n")) {
    if (line === "") continue;
    const { gone, ...file } = backedUpSchema.parse(jsonOf(line, manifestName));
    if (file.path.split("/").includes("..") || file.path.startsWith("/"))
      throw new BackupDamaged(`${manifestName} names ${file.path}, which leads out of the backup.`);
    files.set(file.path, gone ? { ...file, gone } : file);
  }
  return { backup: backup.data, files };
}

/** Writes the list and then the note that makes it a backup. */
export async function writeManifest(
  folder: string,
  { at, software, files }: { at: string; software: string; files: ReadonlyMap<string, BackedUp> },
): Promise<Backup> {
  const sorted = [...files.values()].sort((one, other) => (one.path < other.path ? -1 : 1));
  const lines = sorted.map((file) => `${JSON.stringify(file)}\n`).join("");
  await writeAnew(join(folder, manifestName), lines);
  const backup: Backup = {
    format: "ibid-backup-1",
    ...{ at, software },
    files: sorted.length,
    bytes: sorted.reduce((sum, { bytes }) => sum + bytes, 0),
    manifest: digestOfList(lines),
  };
  await writeAnew(join(folder, backupNote), `${JSON.stringify(backup, null, 2)}\n`);
  return backup;
}

async function writeAnew(path: string, content: string): Promise<void> {
  await writeFile(`${path}.part`, content, { mode: 0o600, flush: true });
  await rename(`${path}.part`, path);
}

function digestOfList(lines: string): string {
  return createHash("sha512").update(lines).digest("hex");
}

async function textOf(path: string): Promise<string | null> {
  return readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
}

function jsonOf(text: string, name: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BackupDamaged(`${name} is not what it must be.`);
  }
}
