/** Telling processes apart even when the system gives an old number to a new one. */
import { readFileSync } from "node:fs";

/** `<pid>-<start>`: names this process in leases, locks and folders. */
export function processIdentity(pid: number = process.pid): string {
  return `${pid}-${startOf(pid) ?? "0"}`;
}

/** The number by which the system knows the process of that name. */
export function pidOf(identity: string): number {
  return Number(identity.split("-")[0]);
}

/** True when the process of that name still runs; one that ended and was not yet cleared away does not. */
export function isProcessAlive(identity: string): boolean {
  const pid = pidOf(identity);
  if (!Number.isInteger(pid) || pid <= 0) return false;
  const now = startOf(pid);
  if (now !== null) return now !== ended && now === identity.split("-")[1];
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, but not ours to signal.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Stands for the start of a process that is over but still listed. */
const ended = "ended";

/**
 * When the process started, in clock ticks since boot: field 22 of /proc/<pid>/stat (proc(5)). The fields are
 * counted from the last bracket, for a process may carry brackets in its name. Null where there is no /proc.
 * A zombie (state Z, left where nobody clears up orphans, as in a container) has `ended`.
 */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return fields[0] === "Z" ? ended : (fields[19] ?? null);
  } catch {
    return null;
  }
}
