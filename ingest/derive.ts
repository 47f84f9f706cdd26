/**
 * The one loop: asks each question again and again and makes what is missing, several pieces at once, each
 * under a lease. A subject that failed is left alone for a while, and never keeps the others waiting.
 */
import { IndexUnavailable } from "../storage/index/search-index.js";
import { NotYet } from "./admit.js";
import type { Archive } from "./archive.js";
import { whileHolding } from "./hold.js";
import { type Question, questions } from "./questions.js";

/** How often the questions are asked when nobody nudges, in milliseconds. */
const idleMs = 500;
/** Rest of a subject after a failure, doubled each time up to the longest. */
const firstRestMs = 1_000;
const longestRestMs = 60_000;

export interface Derivation {
  /** Asks at once instead of at the next turn: something new is there. */
  nudge(): void;
  /** Resolves when a whole turn of questions found nothing to do, not even something resting. */
  settled(): Promise<void>;
  /** Stops asking and waits for what is being done. */
  stop(): Promise<void>;
}

interface Rest {
  until: number;
  failures: number;
}

/** Starts the loop on an archive. */
export function startDerivation(archive: Archive): Derivation {
  const stopping = new AbortController();
  const bells = new Set<() => void>();
  const ring = () => {
    for (const bell of bells) bell();
  };
  const idle = new Map<string, boolean>();
  const waitForBell = (ms: number) =>
    new Promise<void>((resolve) => {
      const bell = () => {
        clearTimeout(timer);
        bells.delete(bell);
        resolve();
      };
      const timer = setTimeout(bell, ms);
      bells.add(bell);
    });
  const loops = questions.map((question) =>
    askUntil(archive, question as Question<unknown>, {
      signal: stopping.signal,
      wait: waitForBell,
      onWorked: ring,
      onIdle: (isIdle) => idle.set(question.name, isIdle),
    }),
  );
  return {
    nudge: ring,
    settled: async () => {
      // Twice round: the last answer of one question can be the subject of an earlier one.
      for (let quiet = 0; quiet < 2 && !stopping.signal.aborted; ) {
        idle.clear();
        ring();
        await waitForBell(20);
        while (idle.size < questions.length && !stopping.signal.aborted) await waitForBell(50);
        quiet = [...idle.values()].every(Boolean) ? quiet + 1 : 0;
      }
    },
    stop: async () => {
      stopping.abort();
      ring();
      await Promise.all(loops);
    },
  };
}

interface Turn {
  signal: AbortSignal;
  wait(ms: number): Promise<void>;
  onWorked(): void;
  onIdle(idle: boolean): void;
}

/** Asks one question until stopped, keeping at most its `concurrency` of answers under way. */
async function askUntil<T>(archive: Archive, question: Question<T>, turn: Turn): Promise<void> {
  const underWay = new Map<string, Promise<void>>();
  const resting = new Map<string, Rest>();
  while (!turn.signal.aborted) {
    const free = question.concurrency - underWay.size;
    const subjects = free > 0 ? await find(archive, question, underWay.size + resting.size + free) : [];
    const open = subjects.filter((subject) => {
      const key = JSON.stringify(subject);
      return !underWay.has(key) && (resting.get(key)?.until ?? 0) <= archive.now();
    });
    for (const subject of open.slice(0, free)) {
      const key = JSON.stringify(subject);
      const done = attempt(archive, question, subject, resting, key).then((worked) => {
        underWay.delete(key);
        if (worked) turn.onWorked();
      });
      underWay.set(key, done);
    }
    turn.onIdle(underWay.size === 0 && subjects.length === 0);
    if (open.length === 0 || underWay.size >= question.concurrency) await turn.wait(idleMs);
  }
  await Promise.all(underWay.values());
}

async function find<T>(archive: Archive, question: Question<T>, limit: number): Promise<T[]> {
  try {
    return await question.find(archive, limit);
  } catch (error) {
    if (!(error instanceof IndexUnavailable)) {
      archive.log("error", `Could not ask what there is to ${question.name}`, { error: String(error) });
    }
    return [];
  }
}

/** Answers one subject; true when something was done. */
async function attempt<T>(
  archive: Archive,
  question: Question<T>,
  subject: T,
  resting: Map<string, Rest>,
  key: string,
): Promise<boolean> {
  try {
    const held = await whileHolding(archive, question.lease(subject), () =>
      question.answer(archive, subject),
    );
    if (held) resting.delete(key);
    else resting.set(key, { until: archive.now() + idleMs, failures: 0 });
    return held;
  } catch (error) {
    const failures = (resting.get(key)?.failures ?? 0) + 1;
    const restMs = Math.min(firstRestMs * 2 ** (failures - 1), longestRestMs);
    resting.set(key, { until: archive.now() + restMs, failures });
    const cause = error instanceof Error ? error : new Error(String(error));
    if (cause instanceof NotYet) return false;
    archive.log(
      cause instanceof IndexUnavailable ? "info" : "warn",
      `Could not ${question.name}: ${cause.message}`,
      {
        subject,
        failures,
      },
    );
    await question.failed(archive, subject, cause).catch((failure) => {
      archive.log("error", `Could not note a failure to ${question.name}`, { error: String(failure) });
    });
    return false;
  }
}
