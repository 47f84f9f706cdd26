/**
 * Waiting for what the engine was asked to do. It answers a write with a number at once and does it later; a task
 * that failed is reported like any other, so its status is what counts. One question asks after many tasks.
 */
import type { Meilisearch, Task } from "meilisearch";
import { isRefusal } from "./engine-connection.js";
import { IndexUnavailable, IndexWriteFailed } from "./search-index.js";

/** Milliseconds. A small write is done in about 20 ms; a large one may take minutes. */
const firstPause = 5;
const longestPause = 400;
/** Tasks asked after in one question; the engine does them about in order, so the oldest are the ones to ask for. */
const askedAtOnce = 100;

interface Waiting {
  resolve: () => void;
  reject: (error: Error) => void;
}

export class TaskWatch {
  readonly #client: Meilisearch;
  readonly #waiting = new Map<number, Waiting>();
  #pause = firstPause;
  #timer: NodeJS.Timeout | null = null;
  #isAsking = false;
  #ended: string | null = null;

  constructor(client: Meilisearch) {
    this.#client = client;
  }

  /**
   * Resolves when the engine has done the task. Rejects with IndexWriteFailed when it gave it up, with
   * IndexUnavailable when it went away before it said so.
   */
  settled(taskUid: number): Promise<void> {
    const settled = new Promise<void>((resolve, reject) => {
      if (this.#ended !== null) return reject(new IndexUnavailable(this.#ended));
      this.#waiting.set(taskUid, { resolve, reject });
      this.#askSoon();
    });
    // A caller may look at it only after its next write: until then a failure is not an unhandled one.
    settled.catch(() => {});
    return settled;
  }

  /** Gives up waiting: the engine of these tasks is gone. */
  end(reason: string): void {
    this.#ended = reason;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#rejectAll(new IndexUnavailable(reason));
  }

  #rejectAll(error: Error): void {
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }

  /** Never puts a question off: writes that come in a stream would keep it from ever being asked. */
  #askSoon(): void {
    const isSoon = this.#timer !== null && this.#pause === firstPause;
    if (!this.#isAsking && !isSoon) this.#askIn(firstPause);
  }

  #askIn(pause: number): void {
    this.#pause = pause;
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#ask(), pause);
  }

  async #ask(): Promise<void> {
    this.#timer = null;
    this.#isAsking = true;
    const before = this.#waiting.size;
    const done = await this.#done([...this.#waiting.keys()].slice(0, askedAtOnce));
    this.#isAsking = false;
    const isNews = done.length > 0 || this.#waiting.size > before;
    for (const task of done) this.#settle(task);
    if (this.#ended !== null || this.#waiting.size === 0) return;
    this.#askIn(isNews ? firstPause : Math.min(this.#pause * 1.5, longestPause));
  }

  async #done(uids: number[]): Promise<Task[]> {
    try {
      const statuses = ["succeeded" as const, "failed" as const, "canceled" as const];
      return (await this.#client.tasks.getTasks({ uids, statuses, limit: askedAtOnce })).results;
    } catch (error) {
      // A key that may write but not look at tasks, say. Anything else is not the end of the tasks: the supervisor
      // finds out what is wrong and calls `end` when the engine is gone.
      if (isRefusal(error)) this.#rejectAll(error);
      return [];
    }
  }

  #settle(task: Task): void {
    const waiting = this.#waiting.get(task.uid);
    this.#waiting.delete(task.uid);
    if (task.status === "succeeded") waiting?.resolve();
    else
      waiting?.reject(
        new IndexWriteFailed(task.error?.message ?? `The engine's task ${task.uid} was ${task.status}`),
      );
  }
}
