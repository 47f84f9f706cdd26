/** What a process has cost so far. */
import { readFile } from "node:fs/promises";

/** User and system time of a process, in milliseconds; Linux counts it in hundredths of a second. */
export async function processorTime(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}

const restMs = 1_000;
const mostWaits = 900;

/** Waits until the server has little to do of its own: names and likenesses of what was taken in are looked for at first. */
export async function atRest(pid: number): Promise<void> {
  let before = await processorTime(pid);
  for (let waited = 0; waited < mostWaits; waited++) {
    await new Promise((resolve) => setTimeout(resolve, restMs));
    const now = await processorTime(pid);
    if (now - before < restMs / 10) return;
    before = now;
  }
  throw new Error("The server found no rest in a quarter of an hour");
}
