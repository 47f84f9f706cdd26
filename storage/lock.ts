/**
 * A lock between processes of one machine that outlives none of them: a holder that was killed holds nothing.
 *
 * The lock is a folder of empty files, each named after the process that wants it. Whoever wants it first puts its
 * own name down and only then looks round; it holds the lock when nobody alive but itself is there. Of two that come
 * at once at least one sees the other, so never both hold it. Names of the dead can be removed by anyone at any
 * time, because a name is never used twice: this is what a single lock file, to be taken over, cannot offer.
 */
import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isProcessAlive, pidOf, processIdentity } from "./process-identity.js";

export interface Lock {
  release(): void;
}

/** Another server works on the same data folder. */
export class ArchiveInUse extends Error {
  override name = "ArchiveInUse";
  constructor(
    readonly folder: string,
    readonly pid: number,
  ) {
    super(
      `The archive in ${folder} is already served by process ${pid}; stop it, or name another data folder.`,
    );
  }
}

/** Rounds in which two that came at the same moment can get out of each other's way. */
const rounds = 6;

/** Takes the one place as server of a data folder, or throws ArchiveInUse. */
export async function lockArchive(dataFolder: string): Promise<Lock> {
  const lock = await takeLock(join(dataFolder, "server.lock"), rounds);
  if ("holder" in lock) throw new ArchiveInUse(dataFolder, lock.holder);
  return lock;
}

/**
 * Runs `work` while no other process (nor another call in this one) runs its own under the same folder. Throws when
 * nobody lets go of it within `patience` milliseconds.
 */
export async function underLock<T>(folder: string, patience: number, work: () => Promise<T>): Promise<T> {
  const end = performance.now() + patience;
  let lock = await takeLock(folder, rounds);
  while ("holder" in lock) {
    if (performance.now() > end) throw new Error(`Process ${lock.holder} does not let go of ${folder}.`);
    lock = await takeLock(folder, rounds);
  }
  try {
    return await work();
  } finally {
    lock.release();
  }
}

async function takeLock(folder: string, tries: number): Promise<Lock | { holder: number }> {
  for (let round = 1; ; round++) {
    const name = putNameDown(folder);
    const holder = firstOther(folder, name);
    if (holder === null) return { release: () => rmSync(join(folder, name), { force: true }) };
    rmSync(join(folder, name), { force: true });
    if (round >= tries) return { holder };
    await sleep(5 + Math.random() * 45);
  }
}

function putNameDown(folder: string): string {
  const name = `${processIdentity()}.${randomBytes(6).toString("hex")}`;
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), "", { flag: "wx" });
  return name;
}

/** Pid of somebody else alive who has put a name down; names of the dead are removed on the way. */
function firstOther(folder: string, own: string): number | null {
  let holder: number | null = null;
  for (const name of readdirSync(folder)) {
    const [identity = ""] = name.split(".");
    if (name === own) continue;
    if (isProcessAlive(identity)) holder ??= pidOf(identity);
    else rmSync(join(folder, name), { force: true });
  }
  return holder;
}
