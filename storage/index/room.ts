/** Whether the engine has room for what it is given, as the last of its answers told. */
import { IndexUnavailable, IndexWriteFailed, type PendingWrite } from "./search-index.js";

/** What engine and system say of a disk or a database that is full. */
const noRoom = /no space left|MDB_MAP_FULL|database is full|quota exceeded/i;

export interface Room {
  /** False from a write that was given up for want of room until one is done. */
  hasRoom(): boolean;
  /** The same write, watched. */
  watched(write: Promise<PendingWrite>): Promise<PendingWrite>;
}

export function watchRoom(): Room {
  let isFull = false;
  const failed = (error: unknown): never => {
    const isKnown = error instanceof IndexUnavailable || error instanceof IndexWriteFailed;
    if (isKnown && noRoom.test(error.message)) isFull = true;
    throw error;
  };
  const done = () => {
    isFull = false;
  };
  return {
    hasRoom: () => !isFull,
    watched: async (write) => {
      const settled = (await write.catch(failed)).settled.then(done, failed);
      // Whoever asked may look at it later, or never.
      settled.catch(() => {});
      return { settled };
    },
  };
}
