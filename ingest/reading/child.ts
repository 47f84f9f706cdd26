/** One child process of the pool: it runs a job under limits and is killed when it passes them. */
import { type ChildProcess, fork } from "node:child_process";
import { ExtractionFailed } from "../extract/extraction.js";
import { endGroup } from "./end-group.js";
import {
  crashed,
  type Deadline,
  endedEarly,
  type Limits,
  megabyte,
  passedLimit,
  residentBytes,
} from "./limits.js";
import { type ChildScratch, thrownAway } from "./scratch.js";
import { timed } from "./timed.js";
import type { Answer, Job, Outcome, Progress, Task } from "./worker.js";

export interface Child {
  /** Files read since it started. */
  jobs(): number;
  /** True until the process has ended or was told to. */
  usable(): boolean;
  /** @throws ExtractionFailed */
  run(task: Task, onPage?: (done: number, total: number) => void): Promise<Outcome>;
  /** Resident bytes, or 0 when that cannot be known. */
  residentBytes(): Promise<number>;
  /** Ends it, waits until it is gone, and removes its scratch. */
  stop(): Promise<void>;
}

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
        const outcome = await timed(() =>
          runJob({ child, gone, limits }, { ...task, scratch: folder }, onPage),
        );
        if ("extraction" in outcome) return await scratch.handOver(folder, outcome);
        await thrownAway(folder);
        return outcome;
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
): Promise<Outcome> {
  const watch = new AbortController();
  const deadline: Deadline = { at: performance.now() + limits.timeoutMs };
  // Each page read gives time for the next: to draw it and to read it.
  const onProgress = ({ pages }: Progress) => {
    deadline.at = Math.max(deadline.at, performance.now() + 2 * limits.pageMs);
    onPage?.(pages.done, pages.total);
  };
  try {
    const first = await Promise.race([
      answerOf(child, job, watch.signal, onProgress),
      passedLimit(child.pid, job, limits, deadline, watch.signal),
      gone.then((how) => endedEarly(job, how, limits)),
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
      if (error) resolve(crashed(job, error.message));
    });
  });
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
