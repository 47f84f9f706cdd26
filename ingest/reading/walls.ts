/**
 * Walls that Linux puts around a program, whatever the program is: no network, and nothing it may write but one
 * folder. They need no rights, only that the system lets people make namespaces (user_namespaces(7)), and the programs
 * `unshare`, `mount` and `setpriv` of util-linux. Asked once, when the first reader starts.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** What a program may use. */
export interface Allowance {
  /** The one folder it may write. */
  writable: string;
  /** Bytes of memory that the pool lets it have; the system refuses what goes far beyond. */
  memoryBytes: number;
}

/** What stands around every program the pool starts. */
export interface Walls {
  /** True when its programs have a network of their own, without a single interface. */
  network: boolean;
  /** True when the system itself keeps them from writing outside of their folder. */
  files: boolean;
  /** The command line that starts `command` behind these walls. */
  around(command: readonly string[], allowance: Allowance): [program: string, ...args: string[]];
}

/** No walls but those that the program has built in. */
export const noWalls: Walls = {
  network: false,
  files: false,
  around: (command) => command as [string, ...string[]],
};

/** Where the programs of util-linux are; whatever else is named so is not asked. */
const path = "/usr/sbin:/usr/bin:/sbin:/bin";

/** Twice what all members of a file may have together; one file larger than that is a fault. */
const largestFile = 4 * 1024 ** 3;
/**
 * Memory that a process may have asked for beyond what it uses. Measured: a reader that reads scans asks for
 * 1.5 GB with 450 MB in use on Node 20, for 3.2 GB with 580 MB in use on Node 24. The address space cannot be limited
 * so: WebAssembly alone sets 10 GB of it aside.
 */
const askedFor = 6 * 1024 ** 3;

/**
 * Makes all that is mounted read-only but the folder in the first argument, sets the limits in the next two (in units
 * of 512 and 1024 bytes), then starts what follows without any right left, as the first to be ended when memory runs
 * out. Mounts keep their other options: taking one away is refused.
 */
const readOnly = `
PATH=${path}
writable=$1; ulimit -c 0; ulimit -f "$2"; ulimit -d "$3"
shift 3
echo 1000 > /proc/self/oom_score_adj
mount -n --bind "$writable" "$writable" || exit 96
while read -r id parent device root target options rest; do
  target=$(printf '%b' "$target")
  case $options in ro|ro,*) continue;; esac
  test "$target" = "$writable" && continue
  mount -n -o "remount,bind,ro,\${options#rw,}" "$target" || exit 97
done <<mounts
$(cat /proc/self/mountinfo)
mounts
exec setpriv --no-new-privs --pdeathsig KILL --inh-caps=-all --bounding-set=-all -- "$@"`;

const sealed: Walls = {
  network: true,
  files: true,
  around: (command, { writable, memoryBytes }) => [
    "/usr/bin/unshare",
    ...["--user", "--map-root-user", "--net", "--mount", "--"],
    ...["/bin/sh", "-c", readOnly, "sh", writable],
    ...[`${largestFile / 512}`, `${Math.ceil((memoryBytes + askedFor) / 1024)}`, ...command],
  ],
};

const unplugged: Walls = {
  network: true,
  files: false,
  around: (command) => ["/usr/bin/unshare", "--user", "--map-root-user", "--net", "--", ...command],
};

let found: Walls | null = null;

/** The strongest walls that this machine lets us build. */
export function systemWalls(): Walls {
  found ??= process.platform === "linux" ? ([sealed, unplugged].find(holds) ?? noWalls) : noWalls;
  return found;
}

function holds(walls: Walls): boolean {
  const folder = mkdtempSync(join(tmpdir(), "ibid-walls-"));
  try {
    const [program, ...args] = walls.around(["/bin/sh", "-c", `echo > '${folder}/written'`], {
      writable: folder,
      memoryBytes: 0,
    });
    return spawnSync(program, args, { env: {}, stdio: "ignore", timeout: 10_000 }).status === 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
