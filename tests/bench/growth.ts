/**
 * Whether the time of reading grows with the length of a text, and not with its square: every extractor and every
 * structure parser is given strings that provoke the patterns in it. Times are of the processor, in one run, so that
 * what else the machine does hardly matters.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { forms, strains, type Trial } from "./adversarial.js";

/** A time below this says nothing yet, in milliseconds; the text is made longer. */
const telling = 250;
const shortest = 32 * 1024;
const longest = 1024 * 1024;
/** A text twice as long may take so many times the time; the square of its length would take four times. */
export const mostGrowth = 3;
/** A trial that takes longer has failed, in milliseconds. */
const patience = 120_000;

export interface Growth extends Trial {
  /** Of the shorter text, in characters. */
  length: number;
  /** Time of the processor for it, in milliseconds. */
  ms: number;
  /** How many times as long one twice as long took; infinite when it did not end. */
  factor: number;
}

/** Every text form with every strain, and plain text as every kind of document. */
export function trials(wanted: readonly string[] = []): Trial[] {
  return forms
    .filter(({ name }) => wanted.length === 0 || wanted.includes(name))
    .flatMap(({ name }) =>
      strains.flatMap((strain) =>
        (name === "a.txt" ? ["article", "motion", "transcript", "other"] : [null]).map(
          (kind): Trial => ({ form: name, strain, kind }),
        ),
      ),
    );
}

/** Measures trials one after the other, and tells of each. */
export async function measureGrowth(
  all: readonly Trial[],
  tell: (growth: Growth) => void = () => {},
): Promise<Growth[]> {
  const measured: Growth[] = [];
  let child: ChildProcess | null = null;
  try {
    for (const trial of all) {
      if (!child?.connected) child = await startChild();
      const growth = await grown(child, trial);
      measured.push(growth);
      tell(growth);
    }
  } finally {
    child?.disconnect();
  }
  return measured;
}

async function startChild(): Promise<ChildProcess> {
  const child = fork(new URL("./growth-child.js", import.meta.url), [], {
    execArgv: ["--max-old-space-size=4096"],
  });
  await once(child, "message");
  return child;
}

async function grown(child: ChildProcess, trial: Trial): Promise<Growth> {
  let ms = await timed(child, trial, shortest);
  for (let length = shortest; ; length *= 2) {
    const next = ms === null ? null : await timed(child, trial, length * 2);
    if (ms === null || next === null) return { ...trial, length, ms: ms ?? patience, factor: Infinity };
    if (ms >= telling || length >= longest) {
      // What else a processor does in between can only make a time longer: the shortest of several is nearest the truth.
      const once = Math.max(ms, (await timed(child, trial, length)) ?? ms);
      let twice = next;
      for (let again = 0; again < 4 && twice / once > mostGrowth; again += 1)
        twice = Math.min(twice, (await timed(child, trial, length * 2)) ?? twice);
      return { ...trial, length, ms, factor: ms < telling / 5 ? 1 : twice / once };
    }
    ms = next;
  }
}

/** Milliseconds, or null when it took too long; the child is ended then. */
function timed(child: ChildProcess, trial: Trial, length: number): Promise<number | null> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      child.disconnect();
      resolve(null);
    }, patience);
    child.once("message", (ms: number) => {
      clearTimeout(timer);
      resolve(ms);
    });
    child.send({ ...trial, length });
  });
}
