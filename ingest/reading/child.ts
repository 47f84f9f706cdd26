/** One child process of the pool: it runs a job under limits and is killed when it passes them. */
import { type ChildProcess, fork } from "node:child_process";
import { ExtractionFailed } from "../extract/extraction.js";
import { endGroup } from "./end-group.js";
import {
  type Course,
  crashed,
  endedEarly,
  type Limits,
  megabyte,
  passedLimit,
  residentBytes,
  toldFailure,
} from "./limits.js";
import { imageOf, type PageAnswer, type PageRequest } from "./page-request.js";
import { permissions } from "./permissions.js";
import type { ChildScratch } from "./scratch.js";
import type { PageTerms, TesseractProgram } from "./tesseract-program.js";
import { timed } from "./timed.js";
import type { Walls } from "./walls.js";
import type { Answer, Job, Outcome, Place, Progress, Task } from "./worker.js";

/** What all children of a lane have in common. */
export interface ChildTerms {
  /** The program they run. */
  worker: URL;
  limits: Limits;
  walls: Walls;
  /** Started for a child that asks to have a page read; null where there is none. */
  program: TesseractProgram | null;
}

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
/**
 * Patterns become machine code when first used, not after a turn as bytecode: those of motions are large, and the detour
 * doubles the processor time of the first document that a child reads.
 */
const compiledAtOnce = "--no-regexp-tier-up";

/**
 * Starts a child that reads files with the program `worker`: it sees the program and the file at hand, writes nowhere
 * but in `scratch`, has no network and an empty environment.
 */
export function startChild({ worker, limits, walls, program }: ChildTerms, scratch: ChildScratch): Child {
  const heap = `--max-old-space-size=${Math.floor((limits.memoryBytes / megabyte) * heapShare)}`;
  const [command, ...flags] = walls.around(
    [process.execPath, heap, compiledAtOnce, ...permissions(scratch)],
    {
      writable: scratch.writable,
      memoryBytes: limits.memoryBytes,
    },
  );
  const child = fork(worker, [], {
    execPath: command,
    execArgv: flags,
    cwd: scratch.writable,
    env: { TMPDIR: scratch.writable },
    serialization: "advanced",
    // A group of its own, so that threads and programs end with it.
    detached: process.platform !== "win32",
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const gone = new Promise<string>((resolve) => {
    child.once("error", (error) => resolve(error.message));
    child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
  });
  const pids = new Set(child.pid === undefined ? [] : [child.pid]);
  let jobs = 0;
  let usable = true;
  void gone.then(() => {
    usable = false;
  });
  return {
    jobs: () => jobs,
    usable: () => usable && child.connected,
    residentBytes: () => residentBytes(pids),
    async run(task, onPage) {
      jobs += 1;
      const { file } = task;
      const place = await scratch.forJob(file.path).catch((error: Error) => {
        throw new ExtractionFailed("crashed", `${file.name} could not be read: ${error.message}`);
      });
      try {
        const job = { ...task, file: { ...file, path: place.file }, scratch: place.folder };
        const outcome = await timed(() => runJob({ child, gone, limits, program, pids }, job, onPage));
        return "extraction" in outcome ? await scratch.handOver(place, outcome) : outcome;
      } finally {
        await scratch.clear(place);
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
  program: TesseractProgram | null;
  /** The child and what is started for it. */
  pids: Set<number>;
}

/** What a child says before it has its answer. */
type Told = Progress | Place | PageRequest;

async function runJob(
  { child, gone, limits, program, pids }: Running,
  job: Job,
  onPage?: (done: number, total: number) => void,
): Promise<Outcome> {
  const watch = new AbortController();
  const started = performance.now();
  const course: Course = { started, deadline: started + limits.timeoutMs, page: null, scanned: null };
  // Each page read gives time for the next: to draw it and to read it.
  const onTold = (told: Told) => {
    const now = performance.now();
    if ("wanted" in told) void serve(told);
    else if ("at" in told) course.page = { number: told.at.page, total: told.at.total, since: now };
    else {
      course.page = null;
      course.scanned = told.pages;
      course.deadline = Math.max(course.deadline, now + 2 * limits.pageMs);
      onPage?.(told.pages.done, told.pages.total);
    }
  };
  const serve = async ({ wanted: { id, dpi } }: PageRequest) => {
    const page = await readPage(program, imageOf(job.scratch, id), {
      dpi,
      ms: limits.pageMs,
      onStart: (pid) => pids.add(pid),
      signal: watch.signal,
    });
    if (child.connected) child.send({ page: { id, ...page } } satisfies PageAnswer, () => {});
  };
  try {
    const first = await Promise.race([
      answerOf(child, job, watch.signal, onTold),
      passedLimit(pids, job, limits, course, watch.signal),
      gone.then((how) => endedEarly(job, how, limits, course)),
    ]);
    if (first instanceof ExtractionFailed) throw await afterEnd(child, gone, first);
    if ("failure" in first) throw toldFailure(job, first.failure, limits, course);
    return first;
  } finally {
    watch.abort();
    for (const pid of pids) if (pid !== child.pid) pids.delete(pid);
  }
}

function answerOf(
  child: ChildProcess,
  job: Job,
  done: AbortSignal,
  onTold: (told: Told) => void,
): Promise<Answer | ExtractionFailed> {
  return new Promise((resolve) => {
    const hear = (message: unknown) => {
      const told = message as Answer | Told;
      if ("pages" in told || "at" in told || "wanted" in told) onTold(told);
      else resolve(told);
    };
    child.on("message", hear);
    done.addEventListener("abort", () => child.off("message", hear));
    child.send(job, (error) => {
      if (error) resolve(crashed(job, error.message));
    });
  });
}

/** The page as the program reads it. What the child asks for is only ever an image in its own scratch. */
async function readPage(
  program: TesseractProgram | null,
  image: string,
  terms: PageTerms,
): Promise<{ hocr: string } | { failure: string }> {
  try {
    if (!program) throw new Error("there is no program to read it");
    return { hocr: await program.read(image, terms) };
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
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
