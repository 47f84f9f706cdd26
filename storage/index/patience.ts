/** The engine may be slow, full or just starting: a reader waits for it so long and no longer. */
import { setTimeout as sleep } from "node:timers/promises";
import { IndexUnavailable, type SearchIndex } from "./search-index.js";

/** Longest wait for the engine in one search, in milliseconds. */
const patienceMs = 2_000;

/** What comes of `work`, or null when it takes too long; what it throws later is nobody's concern any more. */
export async function inTime<T>(work: Promise<T>, milliseconds = patienceMs): Promise<T | null> {
  const end = new AbortController();
  const late = sleep(milliseconds, null, { signal: end.signal }).catch(() => null);
  work.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    end.abort();
  }
}

/** Why the engine took no part in an answer: it was too slow, or it could not be reached. */
export type EngineMissing = "slow" | "away";

/** What the engine answers, or why it does not. Throws what is neither slowness nor absence. */
export async function heardInTime<T>(
  work: Promise<T>,
): Promise<{ answer: T | null; missing: EngineMissing | null }> {
  try {
    const answer = await inTime(work);
    return answer === null ? { answer, missing: "slow" } : { answer, missing: null };
  } catch (error) {
    if (error instanceof IndexUnavailable) return { answer: null, missing: "away" };
    throw error;
  }
}

/** What comes of `work`, however long that takes an engine that shows itself alive. Throws IndexUnavailable. */
export async function whileAlive<T>(index: Pick<SearchIndex, "count">, work: Promise<T>): Promise<T> {
  for (;;) {
    const answer = await inTime(work);
    if (answer !== null) return answer;
    await index.count();
  }
}
