/**
 * What reading processes see of the machine's files, and where they may write. Nothing in it outlasts the pool:
 *
 *     <pool>/<child>/in/<job>    the file to be read: a link to it, so that the child sees this one and no other
 *     <pool>/<child>/out/<job>/  scratch of the job, thrown away when the file has been read
 *     <pool>/given/<job>/        the same, moved out of the child's reach, when files were found inside the file
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { copyFile, lstat, mkdir, realpath, rename, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, sep } from "node:path";
import { isProcessAlive, processIdentity } from "../../storage/process-identity.js";
import { ExtractionFailed } from "../extract/extraction.js";
import type { FileRead } from "./read-file.js";

/** Scratch of a pool. */
export interface Scratch {
  /** A folder for one more child. */
  forChild(): ChildScratch;
  /** An empty folder, for a program that needs none. */
  empty: string;
  remove(): Promise<void>;
}

/** Scratch of one child, and what becomes of it job by job. */
export interface ChildScratch {
  /** All that the child may read besides the program. */
  folder: string;
  /** All that it may write. */
  writable: string;
  /** A new, empty folder for a job that reads the file at `path`, and where the child finds that file. */
  forJob(path: string): Promise<JobScratch>;
  /**
   * What the job has read, with its scratch out of the child's reach when files lie there, else removed.
   * @throws ExtractionFailed when a member is said to lie anywhere else: the child is not to be believed then
   */
  handOver(job: JobScratch, read: FileRead): Promise<FileRead>;
  /** Removes what a job has left, but for what was handed over. */
  clear(job: JobScratch): Promise<void>;
  remove(): Promise<void>;
}

/** Scratch of one job. */
export interface JobScratch {
  folder: string;
  /** The file to be read, as the child sees it. */
  file: string;
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
  const empty = join(pool, "empty");
  for (const folder of [given, empty]) mkdirSync(folder);
  let children = 0;
  let jobs = 0;
  return {
    empty,
    forChild() {
      children += 1;
      const folder = join(pool, `${children}`);
      const writable = join(folder, "out");
      mkdirSync(writable, { recursive: true });
      return {
        folder,
        writable,
        async forJob(path) {
          jobs += 1;
          const job = { folder: join(writable, `${jobs}`), file: join(folder, "in", `${jobs}`) };
          // Whoever clears up among the temporary files may have taken the folder itself.
          await mkdir(job.folder, { recursive: true });
          await mkdir(dirname(job.file), { recursive: true });
          await shown(path, job.file);
          return job;
        },
        handOver: (job, read) => handOver(job.folder, join(given, basename(job.folder)), read),
        clear: async (job) => {
          await Promise.all([thrownAway(job.file), thrownAway(job.folder)]);
        },
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

/** Removes a file or folder. What cannot be removed now goes with the folder above it. */
async function thrownAway(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true, maxRetries: 2 }).catch(() => {});
}

/** Links are followed to the file they name, though its place is closed to the child. Where none can be made, a copy. */
async function shown(path: string, at: string): Promise<void> {
  const original = await realpath(path);
  await symlink(original, at).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "EPERM") throw error;
    return copyFile(original, at);
  });
}

async function handOver(job: string, to: string, read: FileRead): Promise<FileRead> {
  const { members = [] } = read.extraction;
  if (!members.some((member) => member.path !== null)) return read;
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
