/** Telling processes apart even when the system gives an old number to a new one. */
import { readFileSync } from "node:fs";

/** `<pid>-<start>`: names this process in leases, locks and folders. */
export function processIdentity(pid: number = process.pid): string {
  return `${pid}-${startOf(pid) ?? "0"}`;
}

/** True when the process of that name still runs. */
export function isProcessAlive(identity: string): boolean {
  const [pid = "", start = ""] = identity.split("-");
  const number = Number(pid);
  if (!Number.isInteger(number) || number <= 0) return false;
  const now = startOf(number);
  if (now !== null) return now === start;
  try {
    process.kill(number, 0);
    return true;
  } catch (error) {
    // EPERM: it is there, but not ours to signal.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/**
 * When the process started, in clock ticks since boot: field 22 of /proc/<pid>/stat (proc(5)). The fields are
 * counted from the last bracket, for a process may carry brackets in its name. Null where there is no /proc.
 */
function startOf(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}
