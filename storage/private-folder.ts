/** Folders that only the account the archive runs under may look into, whatever its umask says. */
import { chmod, mkdir, open, stat } from "node:fs/promises";

/**
 * Makes `path` when it is absent, closed to everybody else. A folder that was there keeps the rights its operator
 * gave it. Returns whether others may look into it.
 */
export async function privateFolder(path: string): Promise<{ isOpenToOthers: boolean }> {
  const made = await mkdir(path, { recursive: true, mode: 0o700 });
  if (made !== undefined) await chmod(path, 0o700);
  return { isOpenToOthers: ((await stat(path)).mode & 0o077) !== 0 };
}

/** Makes `path` an empty file when it is absent, and closes it to everybody else either way. */
export async function privateFile(path: string): Promise<void> {
  const file = await open(path, "a", 0o600);
  try {
    await file.chmod(0o600);
  } finally {
    await file.close();
  }
}
