/** What one job may cost, and watching that it does not cost more. */
import { readFile } from "node:fs/promises";
import { ExtractionFailed, type FailureCode } from "../extract/extraction.js";
import type { Task } from "./worker.js";

export interface Limits {
  /** Longest time for one file, in milliseconds, but for its scanned pages. */
  timeoutMs: number;
  /** Longest time to read one page: of text, or, drawing it apart, of a scan. */
  pageMs: number;
  /** Most resident memory of a child, in bytes. Watched on Linux; elsewhere only the heap is limited. */
  memoryBytes: number;
}

const pollMs = 100;
export const megabyte = 1024 * 1024;

/** How far a job has come, in the milliseconds of `performance.now()`. */
export interface Course {
  started: number;
  /** When it must have ended; later with each scanned page that is done. */
  deadline: number;
  /** The page of text that is being read, and since when. */
  page: { number: number; total: number; since: number } | null;
  /** Scanned pages that are done. */
  scanned: { done: number; total: number } | null;
}

/** Resolves only when the job of the processes `pids` passes a limit; `done` ends the watch. */
export function passedLimit(
  pids: Iterable<number>,
  task: Task,
  limits: Limits,
  course: Course,
  done: AbortSignal,
): Promise<ExtractionFailed> {
  return new Promise((resolve) => {
    const look = async () => {
      const late = tooLong(task, limits, course);
      if (late) resolve(late);
      else if ((await residentBytes(pids)) > limits.memoryBytes) resolve(tooLarge(task, limits, course));
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

/** How V8 ends a process whose heap is full, or that gets no more memory from the system. */
const outOfMemory = ["SIGABRT", "SIGTRAP", "exit code 133", "exit code 134"];

/** The failure of a child that ended by itself. */
export function endedEarly(task: Task, how: string, limits: Limits, course: Course): ExtractionFailed {
  return outOfMemory.includes(how) ? tooLarge(task, limits, course) : crashed(task, `${how}${where(course)}`);
}

/** What V8 says when the system gives no more memory; parsers take it for a fault of the file. */
const refusedMemory = /array buffer allocation failed|invalid (?:typed )?array length|invalid string length/i;

/** The failure that a child tells of; one for want of memory is told as such. */
export function toldFailure(
  task: Task,
  { code, message }: { code: FailureCode; message: string },
  limits: Limits,
  course: Course,
): ExtractionFailed {
  return refusedMemory.test(message) ? tooLarge(task, limits, course) : new ExtractionFailed(code, message);
}

export function crashed({ file }: Task, how: string): ExtractionFailed {
  return new ExtractionFailed(
    "crashed",
    `The reader of ${file.name} ended before it had an answer (${how}).`,
  );
}

function tooLong(task: Task, { pageMs }: Limits, course: Course): ExtractionFailed | null {
  const now = performance.now();
  const { deadline, started, page } = course;
  const { name } = task.file;
  const said = (words: string) => new ExtractionFailed("too-long", words);
  if (page && now - page.since > pageMs)
    return said(
      `Page ${page.number} of ${page.total} of ${name} took longer than ${seconds(pageMs)} to read, and ${name} was stopped there.`,
    );
  if (now <= deadline) return null;
  return said(
    `${name} took longer than ${seconds(deadline - started)} ${purpose(task)} and was stopped${where(course)}.`,
  );
}

function tooLarge(task: Task, { memoryBytes }: Limits, course: Course): ExtractionFailed {
  const most = `${Math.round(memoryBytes / megabyte)} MB of memory`;
  return new ExtractionFailed(
    "too-large",
    `${task.file.name} needed more than ${most} ${purpose(task)} and was stopped${where(course)}.`,
  );
}

function seconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} seconds`;
}

function purpose({ draw }: Task): string {
  return draw ? `to draw its page ${draw.page}` : "to read";
}

function where({ page, scanned }: Course): string {
  if (scanned) return ` after ${scanned.done} of ${scanned.total} scanned pages`;
  return page ? ` at page ${page.number} of ${page.total}` : "";
}
