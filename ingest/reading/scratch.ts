/**
 * Where reading processes may write. Nothing in it outlasts the pool:
 *
 *     <pool>/<child>/<job>/   scratch of one file, thrown away when the file has been read
 *     <pool>/given/<job>/     the same, moved out of the child's reach, when files were found inside the file
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { lstat, mkdir, realpath, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { isProcessAlive, processIdentity } from "../../storage/process-identity.js";
import { ExtractionFailed } from "../extract/extraction.js";
import type { FileRead } from "./read-file.js";

/** Scratch of a pool. */
export interface Scratch {
  /** A folder for one more child. */
  forChild(): ChildScratch;
  remove(): Promise<void>;
}

/** Scratch of one child, and what becomes of it job by job. */
export interface ChildScratch {
  folder: string;
  /** A new, empty folder for a job. */
  forJob(): Promise<string>;
  /**
   * What the job has read, with its scratch out of the child's reach when files lie there, else removed.
   * @throws ExtractionFailed when a member is said to lie anywhere else: the child is not to be believed then
   */
  handOver(job: string, read: FileRead): Promise<FileRead>;
  remove(): Promise<void>;
}

const prefix = "ibid-reading-";

/**
 * Scratch in a folder of its own below `parent`, which is swept by whoever owns it. Without one it is made among the
 * temporary files of the machine, where that of processes which are gone is removed first.
 */
export function makeScratch(parent?: string): Scratch {
  if (parent === undefined) sweep(tmpdir());
  else mkdirSync(parent, { recursive: true });
  const pool = mkdtempSync(join(parent ?? tmpdir(), `${prefix}${processIdentity()}-`));
  const given = join(pool, "given");
  mkdirSync(given);
  let children = 0;
  let jobs = 0;
  return {
    forChild() {
      children += 1;
      const folder = join(pool, `${children}`);
      mkdirSync(folder);
      return {
        folder,
        async forJob() {
          jobs += 1;
          const job = join(folder, `${jobs}`);
          // Whoever clears up among the temporary files may have taken the folder itself.
          await mkdir(job, { recursive: true });
          return job;
        },
        handOver: (job, read) => handOver(job, join(given, relative(folder, job)), read),
        remove: () => thrownAway(folder),
      };
    },
    remove: () => thrownAway(pool),
  };
}

/** Throws away the files that were found inside a file; nothing happens when there are none. */
export async function discardScratch({ scratch }: Pick<FileRead, "scratch">): Promise<void> {
  if (scratch !== undefined) await thrownAway(scratch);
}

/** Removes a folder. What cannot be removed now goes with the folder above it. */
export async function thrownAway(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 2 }).catch(() => {});
}

async function handOver(job: string, to: string, read: FileRead): Promise<FileRead> {
  const { members = [] } = read.extraction;
  if (!members.some((member) => member.path !== null)) {
    await thrownAway(job);
    return read;
  }
  for (const { path } of members) if (path !== null) await assertPlainFile(job, path);
  await rename(job, to);
  const moved = members.map((member) =>
    member.path === null ? member : { ...member, path: join(to, relative(job, member.path)) },
  );
  return { ...read, scratch: to, extraction: { ...read.extraction, members: moved } };
}

/** A link would let a hostile file name any other on this machine as its attachment. */
async function assertPlainFile(folder: string, path: string): Promise<void> {
  const isInside = (await realpath(dirname(path)).catch(() => "")) + sep;
  const found = await lstat(path).catch(() => null);
  if (!isInside.startsWith((await realpath(folder)) + sep) || !found?.isFile() || found.nlink !== 1)
    throw new ExtractionFailed(
      "crashed",
      `The reader named ${path} as a file it found, which is not one in its folder.`,
    );
}

function sweep(folder: string): void {
  for (const name of readdirSync(folder)) {
    const owner = /^ibid-reading-(\d+-\w+)-/.exec(name)?.[1];
    if (owner !== undefined && !isProcessAlive(owner))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}
