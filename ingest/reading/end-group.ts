/**
 * Kills a reading process and the programs it started, which are in its group. Where there are no groups (Windows),
 * only the process itself.
 */
export function endGroup(pid: number): void {
  try {
    process.kill(process.platform === "win32" ? pid : -pid, "SIGKILL");
  } catch (error) {
    // It has ended already.
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
