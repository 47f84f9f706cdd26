import type { Archive } from "../../ingest/archive.js";
import { startDerivation } from "../../ingest/derive.js";

/** How often it is looked whether the work is done, in milliseconds. */
const lookMs = 200;

/** Helps the derive loop until `done` gives something other than null, and returns that. */
export async function workUntil<T>(archive: Archive, done: () => Promise<T | null>): Promise<T> {
  const derivation = startDerivation(archive);
  try {
    for (;;) {
      const outcome = await done();
      if (outcome !== null) return outcome;
      await new Promise((resolve) => setTimeout(resolve, lookMs));
    }
  } finally {
    await derivation.stop();
  }
}
