/** The engine may be slow, full or just starting: a reader waits for it so long and no longer. */
import { setTimeout as sleep } from "node:timers/promises";

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
