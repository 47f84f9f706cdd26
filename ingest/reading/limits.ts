/** What one job may cost, and watching that it does not cost more. */
import { readFile } from "node:fs/promises";
import { ExtractionFailed } from "../extract/extraction.js";
import type { Task } from "./worker.js";

export interface Limits {
  /** Longest time for one file, in milliseconds, but for its scanned pages. */
  timeoutMs: number;
  /** Longest time to draw, and again to read, one scanned page. */
  pageMs: number;
  /** Most resident memory of a child, in bytes. Watched on Linux; elsewhere only the heap is limited. */
  memoryBytes: number;
}

const pollMs = 100;
export const megabyte = 1024 * 1024;

/** When a job must have ended, in the milliseconds of `performance.now()`; it moves with each page that is done. */
export interface Deadline {
  at: number;
}

/** Resolves only when the job of the processes `pids` passes a limit; `done` ends the watch. */
export function passedLimit(
  pids: Iterable<number>,
  task: Task,
  limits: Limits,
  deadline: Deadline,
  done: AbortSignal,
): Promise<ExtractionFailed> {
  return new Promise((resolve) => {
    const started = performance.now();
    const look = async () => {
      if (performance.now() > deadline.at)
        resolve(new ExtractionFailed("too-long", tooLong(task, deadline.at - started)));
      else if ((await residentBytes(pids)) > limits.memoryBytes) resolve(tooLarge(task, limits));
    };
    const timer = setInterval(look, Math.min(pollMs, limits.timeoutMs));
    done.addEventListener("abort", () => clearInterval(timer));
  });
}

/** Resident bytes of processes together, or 0 when that cannot be known. */
export async function residentBytes(pids: Iterable<number>): Promise<number> {
  if (process.platform !== "linux") return 0;
  const each = [...pids].map(async (pid) => {
    const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
  });
  return (await Promise.all(each)).reduce((sum, bytes) => sum + bytes, 0);
}

/** The failure of a child that ended by itself; V8 aborts when the heap is full. */
export function endedEarly(task: Task, how: string, limits: Limits): ExtractionFailed {
  return how === "SIGABRT" || how === "exit code 134" ? tooLarge(task, limits) : crashed(task, how);
}

export function crashed({ file }: Task, how: string): ExtractionFailed {
  return new ExtractionFailed(
    "crashed",
    `The reader of ${file.name} ended before it had an answer (${how}).`,
  );
}

function tooLong(task: Task, ms: number): string {
  return `${task.file.name} took longer than ${Math.round(ms / 100) / 10} seconds ${purpose(task)} and was stopped.`;
}

function tooLarge(task: Task, { memoryBytes }: Limits): ExtractionFailed {
  const most = `${Math.round(memoryBytes / megabyte)} MB of memory`;
  return new ExtractionFailed(
    "too-large",
    `${task.file.name} needed more than ${most} ${purpose(task)} and was stopped.`,
  );
}

function purpose({ draw }: Task): string {
  return draw ? `to draw its page ${draw.page}` : "to read";
}
