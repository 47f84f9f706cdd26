/** One child process of the pool: it runs a job under limits and is killed when it passes them. */
import { type ChildProcess, fork } from "node:child_process";
import { readFile } from "node:fs/promises";
import { ExtractionFailed } from "../extract/extraction.js";
import { endGroup } from "./end-group.js";
import type { FileRead, FileToRead } from "./read-file.js";
import { type ChildScratch, thrownAway } from "./scratch.js";
import type { Answer, Job, Progress } from "./worker.js";

export interface Limits {
  /** Longest time for one file, in milliseconds, but for its scanned pages. */
  timeoutMs: number;
  /** Longest time to draw, and again to read, one scanned page. */
  pageMs: number;
  /** Most resident memory of a child, in bytes. Watched on Linux; elsewhere only the heap is limited. */
  memoryBytes: number;
  /** Where the children look for programs (`PATH`); nothing else of the environment reaches them. */
  programPath?: string;
}

/** A job before it has its scratch folder. */
export type Task = Omit<Job, "scratch">;

export interface Child {
  /** Files read since it started. */
  jobs(): number;
  /** True until the process has ended or was told to. */
  usable(): boolean;
  /** `onPage` is told each time another scanned page has been read. */
  run(job: Task, onPage?: (done: number, total: number) => void): Promise<FileRead>;
  /** Resident bytes, or 0 when that cannot be known. */
  residentBytes(): Promise<number>;
  /** Ends it, waits until it is gone, and removes its scratch. */
  stop(): Promise<void>;
}

const pollMs = 100;
const megabyte = 1024 * 1024;
/** Of the memory a child may have, this share may be JavaScript heap; buffers need the rest. */
const heapShare = 0.8;

/** Starts a child that reads files with the program `worker` and writes nowhere but in `scratch`. */
export function startChild(worker: URL, limits: Limits, scratch: ChildScratch): Child {
  const child = fork(worker, [], {
    execArgv: [`--max-old-space-size=${Math.floor((limits.memoryBytes / megabyte) * heapShare)}`],
    env: limits.programPath === undefined ? {} : { PATH: limits.programPath },
    serialization: "advanced",
    // A group of its own, so that programs it starts end with it.
    detached: process.platform !== "win32",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const gone = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  let jobs = 0;
  let usable = true;
  void gone.then(() => {
    usable = false;
  });
  return {
    jobs: () => jobs,
    usable: () => usable && child.connected,
    residentBytes: () => residentBytes(child.pid),
    async run(task, onPage) {
      jobs += 1;
      const folder = await scratch.forJob();
      try {
        const read = await runJob({ child, gone, limits }, { ...task, scratch: folder }, onPage);
        return await scratch.handOver(folder, read);
      } catch (error) {
        await thrownAway(folder);
        throw error;
      }
    },
    async stop() {
      usable = false;
      kill(child);
      await gone;
      await scratch.remove();
    },
  };
}

interface Running {
  child: ChildProcess;
  gone: Promise<string>;
  limits: Limits;
}

async function runJob(
  { child, gone, limits }: Running,
  job: Job,
  onPage?: (done: number, total: number) => void,
): Promise<FileRead> {
  const watch = new AbortController();
  const deadline = { at: performance.now() + limits.timeoutMs };
  // Each page read gives time for the next: to draw it and to read it.
  const onProgress = ({ pages }: Progress) => {
    deadline.at = Math.max(deadline.at, performance.now() + 2 * limits.pageMs);
    onPage?.(pages.done, pages.total);
  };
  try {
    const first = await Promise.race([
      answerOf(child, job, watch.signal, onProgress),
      passedLimit(child, job.file, limits, deadline, watch.signal),
      gone.then((how) => endedEarly(job.file, how, limits)),
    ]);
    if (first instanceof ExtractionFailed) throw await afterEnd(child, gone, first);
    if ("failure" in first) throw new ExtractionFailed(first.failure.code, first.failure.message);
    return first;
  } finally {
    watch.abort();
  }
}

function answerOf(
  child: ChildProcess,
  job: Job,
  done: AbortSignal,
  onProgress: (progress: Progress) => void,
): Promise<Answer | ExtractionFailed> {
  return new Promise((resolve) => {
    const hear = (message: unknown) => {
      const told = message as Answer | Progress;
      if ("pages" in told) onProgress(told);
      else resolve(told);
    };
    child.on("message", hear);
    done.addEventListener("abort", () => child.off("message", hear));
    child.send(job, (error) => {
      if (error) resolve(new ExtractionFailed("crashed", crashed(job.file, error.message)));
    });
  });
}

/** Resolves only when the job passes a limit. */
async function passedLimit(
  child: ChildProcess,
  file: FileToRead,
  limits: Limits,
  deadline: { at: number },
  done: AbortSignal,
): Promise<ExtractionFailed> {
  let resolve: (failure: ExtractionFailed) => void = () => undefined;
  const promise = new Promise<ExtractionFailed>((settle) => {
    resolve = settle;
  });
  const started = performance.now();
  const timer = setInterval(
    async () => {
      if (performance.now() > deadline.at)
        resolve(new ExtractionFailed("too-long", tooLong(file, deadline.at - started)));
      else if ((await residentBytes(child.pid)) > limits.memoryBytes)
        resolve(new ExtractionFailed("too-large", tooLarge(file, limits)));
    },
    Math.min(pollMs, limits.timeoutMs),
  );
  done.addEventListener("abort", () => clearInterval(timer));
  return promise;
}

/** Makes sure that a child that broke a limit, or went silent, is gone before its failure is told. */
async function afterEnd(child: ChildProcess, gone: Promise<string>, failure: ExtractionFailed) {
  kill(child);
  await gone;
  return failure;
}

function kill(child: ChildProcess): void {
  if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) endGroup(child.pid);
}

async function residentBytes(pid: number | undefined): Promise<number> {
  if (process.platform !== "linux" || pid === undefined) return 0;
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024;
}

function tooLong(file: FileToRead, ms: number): string {
  return `${file.name} took longer than ${Math.round(ms / 100) / 10} seconds to read and was stopped.`;
}

function tooLarge(file: FileToRead, limits: Limits): string {
  return `${file.name} needed more than ${Math.round(limits.memoryBytes / megabyte)} MB of memory to read and was stopped.`;
}

/** V8 aborts when the heap is full. */
function endedEarly(file: FileToRead, how: string, limits: Limits): ExtractionFailed {
  if (how === "SIGABRT" || how === "exit code 134")
    return new ExtractionFailed("too-large", tooLarge(file, limits));
  return new ExtractionFailed("crashed", crashed(file, how));
}

function crashed(file: FileToRead, how: string): string {
  return `The reader of ${file.name} ended before it had an answer (${how}).`;
}
