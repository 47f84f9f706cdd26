/** Looking texts through for names in a thread of its own, ended when one takes too long. */
import { Worker } from "node:worker_threads";
import type { Reading, SuggestedName } from "./suggested-name.js";

/** Milliseconds that a text may take, and megabytes. */
const longestMs = 60_000;
const mostMemoryMb = 512;
/** To start a thread costs as much as to look a hundred pages through: it is kept for so many milliseconds without work. */
const idleMs = 10_000;

export interface NameFinder {
  /** Names in a text; none when the thread failed or was ended, with the reason told to `failed`. */
  look(reading: Reading, failed: (reason: string) => void): Promise<SuggestedName[]>;
  close(): Promise<void>;
}

/** A thread that looks through one text after another, started with the first; one that was ended is followed by a new one. */
export function nameFinder(): NameFinder {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  const close = async () => {
    clearTimeout(idle);
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };
  const look: NameFinder["look"] = async (reading, failed) => {
    clearTimeout(idle);
    worker ??= newWorker();
    const answer = await answerOf(worker, reading);
    idle = setTimeout(close, idleMs).unref();
    if (typeof answer !== "string") return answer;
    failed(answer);
    await close();
    return [];
  };
  return { look, close };
}

function newWorker(): Worker {
  const resourceLimits = { maxOldGenerationSizeMb: mostMemoryMb };
  // What a thread that is being ended still throws concerns nobody.
  return new Worker(new URL("./worker.js", import.meta.url), { resourceLimits }).on("error", () => {});
}

/** What the thread found, or why it did not. Removes its own listeners only: Node keeps some on a worker too. */
function answerOf(worker: Worker, reading: Reading): Promise<SuggestedName[] | string> {
  return new Promise((resolve) => {
    const settle = (answer: SuggestedName[] | string) => {
      clearTimeout(clock);
      worker.off("message", settle).off("error", onError).off("exit", onExit);
      resolve(answer);
    };
    const onError = (error: Error) => settle(error.message);
    const onExit = () => settle("its thread ended");
    const clock = setTimeout(() => settle(`it took more than ${longestMs / 1_000} s`), longestMs);
    worker.once("message", settle).once("error", onError).once("exit", onExit);
    worker.postMessage(reading);
  });
}
