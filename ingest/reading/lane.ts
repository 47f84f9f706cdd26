/** Children that do the same work, and the files that wait for them. */
import { ExtractionFailed } from "../extract/extraction.js";
import { type Child, type ChildTerms, startChild } from "./child.js";
import { megabyte } from "./limits.js";
import type { FileToRead } from "./read-file.js";
import type { Scratch } from "./scratch.js";
import type { Outcome, Task } from "./worker.js";

export interface LaneOptions extends ChildTerms {
  /** How many files are worked on at once. */
  size: number;
  /** A child that has had so many files is replaced by a fresh one. */
  recycleAfter: number;
  scratch: Scratch;
}

/** Told how many of the scanned pages of a file have been read. */
export type OnPage = (done: number, total: number) => void;

/** A child that holds more than this after a job does not give it back. */
const swollenBytes = 400 * megabyte;
/** What it may have is then not left to the next file, so it is replaced at this share of its limit already. */
const swollenShare = 0.65;

/** How a task is to be done. */
export interface Manner {
  onPage?: OnPage | undefined;
  /** With a fresh child, while nothing else runs in the lane; it gives way to whatever else waits. */
  alone?: boolean | undefined;
}

interface Waiting<Result> extends Manner {
  task: Task;
  settle: (outcome: Promise<Result>) => void;
}

/** A child is started with the first file for which no warm one is free: an archive that reads nothing keeps none. */
export class Lane<Result extends Outcome> {
  private readonly idle: Child[] = [];
  private readonly all = new Set<Child>();
  private readonly waiting: Waiting<Result>[] = [];
  /** True while a task runs alone. */
  private taken = false;
  private closed = false;
  private busy = 0;

  constructor(private readonly options: LaneOptions) {}

  /** @throws ExtractionFailed; `crashed` when the lane is closed before the file was done */
  run(task: Task, manner: Manner = {}): Promise<Result> {
    if (this.closed) return Promise.reject(closing(task.file));
    return new Promise((settle) => {
      this.waiting.push({ task, ...manner, settle });
      this.serve();
    });
  }

  async close(): Promise<void> {
    this.closed = true;
    for (const { task, settle } of this.waiting.splice(0)) settle(Promise.reject(closing(task.file)));
    await Promise.all([...this.all].map((child) => child.stop()));
  }

  private start(): Child {
    const child = startChild(this.options, this.options.scratch.forChild());
    this.all.add(child);
    return child;
  }

  /** Gives waiting files to free places; a child that ended while idle is replaced. */
  private serve(): void {
    for (let next = this.next(); next; next = this.next()) {
      const { task, onPage, alone, settle } = next;
      const child = this.childFor(alone ?? false);
      this.busy += 1;
      // The child answers what it was asked: the lane is made for one kind of task.
      const outcome = child.run(task, onPage) as Promise<Result>;
      settle(outcome);
      void outcome.catch(() => null).then(() => this.release(child));
    }
  }

  /** Whose turn it is: the first that needs not be alone, else one that does when everybody has done. */
  private next(): Waiting<Result> | null {
    if (this.closed || this.taken || this.busy >= this.options.size) return null;
    const among = this.waiting.findIndex(({ alone }) => !alone);
    if (among >= 0) return this.waiting.splice(among, 1)[0] ?? null;
    return (this.busy === 0 && this.waiting.shift()) || null;
  }

  private childFor(alone: boolean): Child {
    const kept = this.idle.pop();
    this.taken = alone;
    if (!kept) return this.start();
    if (kept.usable() && !(alone && kept.jobs() > 0)) return kept;
    this.all.delete(kept);
    void kept.stop();
    return this.start();
  }

  private async release(child: Child): Promise<void> {
    if (this.closed) return;
    const worn = child.jobs() >= this.options.recycleAfter || (await this.isSwollen(child));
    if (child.usable() && !worn) this.idle.push(child);
    else {
      this.all.delete(child);
      await child.stop();
      // Files that follow are not to pay for its start out of their own time.
      if (!this.closed) this.idle.push(this.start());
    }
    this.busy -= 1;
    this.taken = false;
    this.serve();
  }

  private async isSwollen(child: Child): Promise<boolean> {
    const most = Math.min(swollenBytes, swollenShare * this.options.limits.memoryBytes);
    return (await child.residentBytes()) > most;
  }
}

/** The failure of what comes, or still waits, when the archive closes. */
export function closing(file: FileToRead): ExtractionFailed {
  return new ExtractionFailed("crashed", `${file.name} was not read: the archive is closing.`);
}
