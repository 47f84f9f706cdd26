/**
 * Where writes are made ready before one rename puts them in the vault. It lies beside the storage root, which
 * must hold nothing but OCFL. Several processes share it, each in a folder of its own:
 *
 *     vault-staging/<host>.<pid>.<start of that process>.<random>/<count>~<object's path, ~ for />/
 *
 * The names are the only journal: what a dead process left tells which objects it was working on.
 */
import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { hasCode, makeFolders, removeEmptyUpTo } from "./durable.js";
import { publishHead } from "./publish-head.js";
import { VaultDamaged } from "./vault.js";

export interface Staging {
  root: string;
  folder: string;
  /** This process's folder in it. */
  own: string;
  count: number;
}

/** Another machine's processes cannot be asked whether they live; no single write takes this long. */
const foreignOwnerGoneAfter = 24 * 60 * 60 * 1000;

export async function openStaging(root: string, folder: string): Promise<Staging> {
  const started = await processStart(process.pid);
  const name = `${hostname()}.${process.pid}.${started}.${randomBytes(4).toString("hex")}`;
  return { root, folder, own: join(folder, name), count: 0 };
}

/** Does `work` in a new folder that is removed afterwards, whatever happens. `path` is the object's, relative to the root. */
export async function inWorkFolder<T>(
  staging: Staging,
  path: string,
  work: (folder: string) => Promise<T>,
): Promise<T> {
  const folder = join(staging.own, `${staging.count++}~${path.split("/").join("~")}`);
  await makeFolders(folder);
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
    await removeEmptyUpTo(staging.folder, staging.own);
  }
}

/** Keeps a folder that should not be where it is, for a person to look at. */
export async function setAside(staging: Staging, folder: string): Promise<void> {
  const keep = join(staging.folder, "set-aside");
  await mkdir(keep, { recursive: true });
  const name = `${basename(dirname(folder))}~${basename(folder)}~${randomBytes(4).toString("hex")}`;
  await rename(folder, join(keep, name));
}

/** Ends what dead processes left half done: their objects are put right, then their folders are removed. */
export async function sweepStaging(staging: Staging, now: number): Promise<void> {
  for (const owner of await namesIn(staging.folder)) {
    const folder = join(staging.folder, owner);
    if (await mayLive(owner, folder, now)) continue;
    for (const name of await namesIn(folder)) {
      const path = name.split("~").slice(1);
      const object = join(staging.root, ...path);
      await inWorkFolder(staging, path.join("/"), (work) => publishSound(object, work));
      await removeEmptyUpTo(staging.root, dirname(object));
      await rm(join(folder, name), { recursive: true, force: true });
    }
    await removeEmptyUpTo(staging.folder, folder);
  }
}

/** A damaged object is for `verify` to report, and one purged meanwhile needs nothing: neither keeps a vault from opening. */
async function publishSound(object: string, work: string): Promise<void> {
  await publishHead(object, work).catch((error) => {
    if (!(error instanceof VaultDamaged) && !hasCode(error, "ENOENT")) throw error;
  });
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error) => {
    if (hasCode(error, "ENOENT", "ENOTDIR")) return [];
    throw error;
  });
}

/** A folder whose name is not an owner's is nobody's to sweep. */
async function mayLive(name: string, folder: string, now: number): Promise<boolean> {
  const [, host, pid, started] = /^(.+)\.(\d+)\.(\d+)\.[0-9a-f]+$/.exec(name) ?? [];
  if (host === undefined) return true;
  if (host !== hostname()) return now - (await lastChange(folder)) < foreignOwnerGoneAfter;
  return runs(Number(pid)) && (await processStart(Number(pid))) === started;
}

/** Milliseconds since 1970; 0 when another process has swept the folder meanwhile. */
async function lastChange(folder: string): Promise<number> {
  try {
    return (await stat(folder)).mtimeMs;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return 0;
    throw error;
  }
}

function runs(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, "EPERM");
  }
}

/**
 * When a process began, in the kernel's clock ticks: tells it from an earlier one of the same number, which is
 * common in containers. `0` where there is no /proc. Source: proc(5), field 22 of /proc/<pid>/stat.
 */
async function processStart(pid: number): Promise<string> {
  const status = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  return status.slice(status.lastIndexOf(")") + 2).split(" ")[19] ?? "0";
}
