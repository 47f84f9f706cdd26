/** How long a reader was at work: from when it had the file to its answer or its end, not counting any wait. */
import { ExtractionFailed } from "../extract/extraction.js";

/** Works, and notes on what came of it, or on the failure it throws, how long that took. */
export async function timed<T extends object>(work: () => Promise<T>): Promise<T & { readingMs: number }> {
  const started = performance.now();
  const readingMs = () => Math.round(performance.now() - started);
  try {
    return { ...(await work()), readingMs: readingMs() };
  } catch (error) {
    if (error instanceof ExtractionFailed) error.readingMs = readingMs();
    throw error;
  }
}
