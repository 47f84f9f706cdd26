/** What a process has cost so far. */
import { readFile } from "node:fs/promises";

/** User and system time of a process, in milliseconds; Linux counts it in hundredths of a second. */
export async function processorTime(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
