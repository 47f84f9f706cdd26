/** A disk of its own, small enough to be filled, where this machine lets a test make one. */
import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

export interface SmallDisk {
  folder: string;
  /** Leaves about this many bytes free. */
  leave(bytes: number): void;
  makeRoom(): void;
  /** Makes it read-only or writable again; nothing on it may be open for writing. */
  writable(isWritable: boolean): void;
  remove(): void;
}

/** Mounts a disk of `bytes` at `folder`; null where mounting is not allowed. */
export function smallDisk(folder: string, bytes: number): SmallDisk | null {
  mkdirSync(folder);
  if (!mount("-t", "tmpfs", "-o", `size=${bytes}`, "tmpfs", folder)) return null;
  const filler = join(folder, "filler");
  return {
    folder,
    leave: (free) => {
      rmSync(filler, { force: true });
      const [, available = "0"] = spawnSync("df", ["-B1", "--output=avail", folder], { encoding: "utf8" })
        .stdout.trim()
        .split("\n");
      writeFileSync(filler, Buffer.alloc(Math.max(0, Number(available) - free)));
    },
    makeRoom: () => rmSync(filler, { force: true }),
    writable: (isWritable) => {
      if (!mount("-o", `remount,${isWritable ? "rw" : "ro"}`, folder))
        throw new Error(`Expected ${folder} to be remounted; something on it is open`);
    },
    remove: () => void spawnSync("umount", ["-l", folder]),
  };
}

function mount(...args: string[]): boolean {
  return spawnSync("mount", args).status === 0;
}
