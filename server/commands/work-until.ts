import type { Archive } from "../../ingest/archive.js";
import { startDerivation } from "../../ingest/derive.js";

/** How often it is looked whether the work is done, in milliseconds; and how many times as long as looking took, at least. */
const lookMs = 200;
const restsFor = 10;

/** Helps the derive loop until `done` gives something other than null, and returns that. */
export async function workUntil<T>(archive: Archive, done: () => Promise<T | null>): Promise<T> {
  const derivation = startDerivation(archive);
  try {
    for (;;) {
      const started = performance.now();
      const outcome = await done();
      if (outcome !== null) return outcome;
      // Of ten thousand files the look itself is work.
      const restMs = Math.max(lookMs, (performance.now() - started) * restsFor);
      await new Promise((resolve) => setTimeout(resolve, restMs));
    }
  } finally {
    await derivation.stop();
  }
}
