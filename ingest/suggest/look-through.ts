/** Looking texts through for names in a thread of its own, ended when one takes too long. */
import { Worker } from "node:worker_threads";
import type { Reading, SuggestedName } from "./suggested-name.js";

/** Milliseconds that a text may take, and megabytes. */
const longestMs = 60_000;
const mostMemoryMb = 512;

export interface NameFinder {
  /** Names in a text; none when the thread failed or was ended, with the reason told to `failed`. */
  look(reading: Reading, failed: (reason: string) => void): Promise<SuggestedName[]>;
  close(): Promise<void>;
}

/** A thread that looks through one text after another; one that was ended is followed by a new one. */
export function nameFinder(): NameFinder {
  let worker: Worker | null = null;
  const close = async () => {
    const ended = worker;
    worker = null;
    await ended?.terminate();
  };
  const look: NameFinder["look"] = async (reading, failed) => {
    worker ??= new Worker(new URL("./worker.js", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
    });
    const answer = await answerOf(worker, reading);
    if (typeof answer !== "string") return answer;
    failed(answer);
    await close();
    return [];
  };
  return { look, close };
}

/** What the thread found, or why it did not. */
function answerOf(worker: Worker, reading: Reading): Promise<SuggestedName[] | string> {
  return new Promise((resolve) => {
    const clock = setTimeout(() => settle(`it took more than ${longestMs / 1_000} s`), longestMs);
    const settle = (answer: SuggestedName[] | string) => {
      clearTimeout(clock);
      worker.removeAllListeners();
      // What a thread that is being ended still throws concerns nobody.
      worker.on("error", () => {});
      resolve(answer);
    };
    worker.once("message", settle);
    worker.once("error", (error) => settle(error.message));
    worker.postMessage(reading);
  });
}
