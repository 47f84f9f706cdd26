/** Copying files into the version being made, with both digests taken in the same pass over the bytes. */
import { createHash } from "node:crypto";
import { type FileHandle, mkdir, open, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Digest } from "../model/digest.js";
import { inParallel, removeEmptyUpTo, writeFlushed } from "./durable.js";
import type { StagedFile } from "./inventory.js";
import { VaultDamaged, type VaultFile } from "./vault.js";

/** Large originals pass through a buffer of this size; smaller ones slow SHA-512 down. */
const chunkBytes = 1024 * 1024;

type Digests = Pick<StagedFile, "sha512" | "sha256">;

/**
 * Writes and flushes every file under `folder`/content, except those whose bytes are held already (`held`: their
 * sha512) or came earlier among `files`.
 */
export async function stageFiles(
  folder: string,
  files: readonly VaultFile[],
  held: ReadonlySet<string>,
): Promise<StagedFile[]> {
  const staged = new Array<StagedFile>(files.length);
  const seen = new Set(held);
  await inParallel(files.entries(), async ([index, file]) => {
    staged[index] = await stageFile(join(folder, "content"), file, seen);
  });
  await dropUnneeded(folder, staged);
  return staged;
}

/** Removes staged files that another writer's version, made meanwhile, holds too. */
export async function dropHeld(
  folder: string,
  staged: StagedFile[],
  held: ReadonlySet<string>,
): Promise<void> {
  for (const file of staged) if (held.has(file.sha512)) file.stored = false;
  await dropUnneeded(folder, staged);
}

async function stageFile(content: string, file: VaultFile, seen: Set<string>): Promise<StagedFile> {
  const target = join(content, file.path);
  if ("content" in file) {
    const bytes = typeof file.content === "string" ? Buffer.from(file.content, "utf8") : file.content;
    const digests = digestsOf(bytes);
    const stored = claim(seen, digests.sha512);
    if (stored) {
      await mkdir(dirname(target), { recursive: true });
      await writeFlushed(target, bytes);
    }
    return { path: file.path, ...digests, stored };
  }
  await mkdir(dirname(target), { recursive: true });
  const digests = await copyFlushed(file.from, target);
  requireDigest(file.from, file.sha256, digests.sha256);
  return { path: file.path, ...digests, stored: claim(seen, digests.sha512) };
}

/** True for the first to bring these bytes. */
function claim(seen: Set<string>, digest: string): boolean {
  if (seen.has(digest)) return false;
  seen.add(digest);
  return true;
}

async function dropUnneeded(folder: string, staged: readonly StagedFile[]): Promise<void> {
  for (const file of staged) {
    if (file.stored) continue;
    const target = join(folder, "content", file.path);
    await rm(target, { force: true });
    await removeEmptyUpTo(folder, dirname(target));
  }
}

function digestsOf(bytes: Uint8Array): Digests {
  return {
    sha512: createHash("sha512").update(bytes).digest("hex"),
    sha256: createHash("sha256").update(bytes).digest("hex"),
  };
}

async function copyFlushed(from: string, target: string): Promise<Digests> {
  const source = await openSource(from);
  try {
    const copy = await open(target, "w");
    try {
      const digests = await copyBytes(source, copy);
      await copy.sync();
      return digests;
    } finally {
      await copy.close();
    }
  } finally {
    await source.close();
  }
}

async function copyBytes(source: FileHandle, copy: FileHandle): Promise<Digests> {
  const sha512 = createHash("sha512");
  const sha256 = createHash("sha256");
  const buffer = Buffer.allocUnsafe(chunkBytes);
  for (;;) {
    const { bytesRead } = await source.read(buffer, 0, chunkBytes);
    if (bytesRead === 0) return { sha512: sha512.digest("hex"), sha256: sha256.digest("hex") };
    const chunk = buffer.subarray(0, bytesRead);
    sha512.update(chunk);
    sha256.update(chunk);
    await copy.writeFile(chunk);
  }
}

/** An unreadable source is no fault of the vault, and the message must not say so. */
async function openSource(from: string): Promise<FileHandle> {
  return open(from, "r").catch((cause) => {
    throw new Error(`Expected a readable file to keep, got ${from}: ${cause.message}`, { cause });
  });
}

function requireDigest(from: string, expected: Digest | undefined, sha256: string): void {
  if (expected !== undefined && expected !== `sha256:${sha256}`) {
    throw new VaultDamaged(`Expected ${from} to have the digest ${expected}, got sha256:${sha256}`);
  }
}
