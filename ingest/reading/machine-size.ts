/** How many texts a machine can read at once. */
import { availableParallelism, totalmem } from "node:os";

/** Of the memory there is, this share is for readers; the archive, its engine and the disk's cache have the rest. */
const share = 0.75;
/** Beside texts, one scan may be read and one page drawn. */
const otherReaders = 2;

/**
 * One a core, but no more than fit when each takes all the memory it may: `memoryBytes`. At least one.
 * @param memory bytes of the machine, or of the container it runs in
 */
export function readersFor(
  memoryBytes: number,
  cores: number = availableParallelism(),
  memory: number = memoryHere(),
): number {
  const fitting = Math.floor((memory * share) / memoryBytes) - otherReaders;
  return Math.max(1, Math.min(cores, fitting));
}

/** `constrainedMemory` gives 0, or more than there is, where nothing constrains it. */
function memoryHere(): number {
  return Math.min(totalmem(), process.constrainedMemory() || Number.POSITIVE_INFINITY);
}
