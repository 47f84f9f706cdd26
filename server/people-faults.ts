import { PeopleFault } from "../ingest/people/settle.js";
import { HttpError } from "./errors.js";

/** Runs `work`; what cannot be done to people or bodies is answered with its own words: 409 for a conflict, else 422. */
export async function answeringFaults<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PeopleFault) throw new HttpError(error.isConflict ? 409 : 422, error.message);
    throw error;
  }
}
