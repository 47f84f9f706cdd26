/**
 * The one loop: asks each question again and again and makes what is missing, several pieces at once, each
 * under a lease. A subject that failed is left alone for a while, and never keeps the others waiting.
 */
import { setMaxListeners } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { IndexUnavailable } from "../storage/index/search-index.js";
import { VaultConflict } from "../storage/vault/vault.js";
import type { Archive } from "./archive.js";
import { NotYet } from "./claim-bytes.js";
import { type Question, questions } from "./questions.js";

/** How often the questions are asked when nobody nudges, in milliseconds. */
const idleMs = 500;
/** How long answers are gathered before the questions are asked again, in milliseconds. */
const gatherMs = 5;
/**
 * What asking a question costs of its time: so many times as long as it took, at least and at most so many milliseconds.
 * With many documents, asking after every answer would be most of the work.
 */
const costsFor = 20;
const leastCostMs = 100;
const mostCostMs = 500;
/** Time that a question saves up while it need not be asked, so that one file goes through without a pause. */
const mostCreditMs = 2_000;
/** Subjects asked for at once, beyond those known already. */
const askedAtOnce = 50;
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

/** Starts the loop on an archive; `more`: questions beside those that every archive has. */
export function startDerivation<T>(archive: Archive, more: readonly Question<T>[] = []): Derivation {
  const stopping = new AbortController();
  // Every question may rest at once, and each listens for the end.
  setMaxListeners(0, stopping.signal);
  const bells = new Set<() => void>();
  const ring = () => {
    for (const bell of bells) bell();
  };
  let ringing: NodeJS.Timeout | null = null;
  const ringSoon = () => {
    if (ringing) return;
    ringing = setTimeout(() => {
      ringing = null;
      ring();
    }, gatherMs);
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
  const asked = [...questions, ...more];
  const loops = asked.map((question) =>
    askUntil(archive, question as Question<unknown>, {
      signal: stopping.signal,
      wait: waitForBell,
      rest: async (ms) => {
        // Stopping ends the pause with an error, and that is all right.
        if (ms > 1) await pause(ms, undefined, { signal: stopping.signal }).catch(() => {});
      },
      onDone: ringSoon,
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
        while (idle.size < asked.length && !stopping.signal.aborted) await waitForBell(50);
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
  /** Waits so long whatever happens, but for the end. */
  rest(ms: number): Promise<void>;
  /** An answer ended; `worked` when it may have made something for other questions. */
  onDone(worked: boolean): void;
  onIdle(idle: boolean): void;
}

/** Asks one question until stopped, keeping at most its `concurrency` of answers under way. */
async function askUntil<T>(archive: Archive, question: Question<T>, turn: Turn): Promise<void> {
  const underWay = new Map<string, Promise<void>>();
  const resting = new Map<string, Rest>();
  const isOpen = (subject: T) => {
    const key = JSON.stringify(subject);
    return !underWay.has(key) && (resting.get(key)?.until ?? 0) <= archive.now();
  };
  const pace = askingPace();
  let backlog: T[] = [];
  while (!turn.signal.aborted) {
    let found = backlog.length;
    if (backlog.length === 0) {
      await turn.rest(pace.pauseMs());
      const asked = performance.now();
      const subjects = await find(archive, question, underWay.size + resting.size + askedAtOnce);
      found = subjects.length;
      backlog = subjects.filter(isOpen);
      pace.took(performance.now() - asked);
    }
    const batch = backlog.splice(0, question.concurrency - underWay.size);
    const claimed = await claim(archive, question, batch, resting);
    for (const subject of claimed) {
      const key = JSON.stringify(subject);
      const done = attempt(archive, question, subject, resting).then((worked) => {
        underWay.delete(key);
        turn.onDone(worked);
      });
      underWay.set(key, done);
    }
    turn.onIdle(underWay.size === 0 && found === 0);
    if (batch.length > 0) continue;
    await turn.wait(idleMs);
  }
  await Promise.all(underWay.values());
}

/** How long to pause before a question is asked, in milliseconds, and what asking it has cost. */
function askingPace() {
  let credit = mostCreditMs;
  let last = performance.now();
  return {
    pauseMs: () => {
      const now = performance.now();
      credit = Math.min(credit + now - last, mostCreditMs);
      last = now;
      return Math.max(-credit, 0);
    },
    took: (ms: number) => {
      credit -= Math.min(Math.max(ms * costsFor, leastCostMs), mostCostMs);
    },
  };
}

/** Takes the leases of a batch; what somebody else works on rests until the next turn. */
async function claim<T>(
  archive: Archive,
  question: Question<T>,
  batch: readonly T[],
  resting: Map<string, Rest>,
): Promise<T[]> {
  const held = await archive.leases.claim(batch.map(question.lease)).catch((error) => {
    archive.log("error", `Could not claim what there is to ${question.name}`, { error: String(error) });
    return new Set<string>();
  });
  const claimed: T[] = [];
  for (const subject of batch) {
    // Two subjects of one lease: the first has it, the second waits.
    if (held.delete(question.lease(subject))) claimed.push(subject);
    else resting.set(JSON.stringify(subject), { until: archive.now() + idleMs, failures: 0 });
  }
  return claimed;
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

/** Answers one subject whose lease is held; true when something was done. */
async function attempt<T>(
  archive: Archive,
  question: Question<T>,
  subject: T,
  resting: Map<string, Rest>,
): Promise<boolean> {
  const key = JSON.stringify(subject);
  try {
    await question.answer(archive, subject, async () => {
      if (!(await archive.leases.holds(question.lease(subject))))
        throw new NotYet(`Somebody else took over to ${question.name} ${key}.`);
    });
    resting.delete(key);
    return true;
  } catch (error) {
    if (error instanceof NotYet || error instanceof VaultConflict) {
      resting.set(key, { until: archive.now() + idleMs, failures: 0 });
      return false;
    }
    const failures = (resting.get(key)?.failures ?? 0) + 1;
    const restMs = Math.min(firstRestMs * 2 ** (failures - 1), longestRestMs);
    resting.set(key, { until: archive.now() + restMs, failures });
    const cause = error instanceof Error ? error : new Error(String(error));
    await note(archive, question, subject, cause, failures);
    return false;
  } finally {
    archive.leases.release(question.lease(subject));
  }
}

async function note<T>(archive: Archive, question: Question<T>, subject: T, cause: Error, failures: number) {
  const level = cause instanceof IndexUnavailable ? "info" : "warn";
  archive.log(level, `Could not ${question.name}: ${cause.message}`, { subject, failures });
  await question.failed(archive, subject, cause).catch((failure) => {
    archive.log("error", `Could not note a failure to ${question.name}`, { error: String(failure) });
  });
}
