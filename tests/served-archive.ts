/** The archive as people meet it: the real program in a process of its own, on a data folder of the test's. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { enginesOn, stopEngine } from "../storage/index/engine-process.js";
import { processIdentity } from "../storage/process-identity.js";
import { sharedEnginePath } from "./shared-engine.js";

const program = fileURLToPath(new URL("../server/main.js", import.meta.url));

export type Environment = Record<string, string>;

export interface ServedArchive {
  /** Without a slash at the end. */
  address: string;
  pid: number;
  /** Where the first account can be made; null when there is one. */
  setupLink: string | null;
  /** Everything said on standard error so far. */
  said(): string;
  /** Identities of the processes it has started and not yet ended: readers and the engine. */
  children(): Promise<string[]>;
  /** Tells it to stop and gives its exit code. */
  stop(): Promise<number | null>;
  /** Ends it in the middle of whatever it does (SIGKILL). The engine goes on running, as after a real kill. */
  kill(): Promise<void>;
}

/** Servers started here and not yet over, by folder. */
const running = new Map<ChildProcess, string>();
process.once("exit", () => {
  for (const child of running.keys()) child.kill("SIGKILL");
});

/** A new folder for an archive; `remove` also ends a server or an engine that was left at work in it. */
export async function archiveFolder(name = "archive") {
  const folder = await mkdtemp(join(tmpdir(), `ibid-${name}-`));
  const remove = async () => {
    const folders = new Set([folder]);
    for (const [child, at] of running) {
      if (at !== folder && !at.startsWith(folder + sep)) continue;
      folders.add(at);
      child.kill("SIGKILL");
      await once(child, "close");
    }
    for (const at of folders) for (const engine of enginesOn(join(at, "index"))) await stopEngine(engine);
    await rm(folder, { recursive: true, force: true });
  };
  return { folder, remove };
}

/** Starts `ibid serve` on `folder` and waits until it says its address; fails with its words when it ends before. */
export async function serveArchive(folder: string, environment: Environment = {}): Promise<ServedArchive> {
  const child = spawn(process.execPath, [program, "serve"], {
    env: ibidEnvironment(folder, environment),
    cwd: tmpdir(),
    stdio: ["ignore", "ignore", "pipe"],
  });
  const chunks: Buffer[] = [];
  child.stderr.on("data", (chunk) => chunks.push(chunk));
  const said = () => Buffer.concat(chunks).toString("utf8");
  const closed = once(child, "close");
  running.set(child, folder);
  void closed.then(() => running.delete(child));
  const address = await addressSaid(child, said);
  const { pid = 0 } = child;
  return {
    address,
    pid,
    setupLink: /http\S+\/setup\?token=\S+/.exec(said())?.[0] ?? null,
    said,
    children: () => childrenOf(pid),
    stop: async () => {
      child.kill("SIGTERM");
      await closed;
      return child.exitCode;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await closed;
    },
  };
}

/** The settings under which tests run Ibid: no samples, one reader, little memory, a free port. */
export function ibidEnvironment(folder: string, environment: Environment = {}): Environment {
  return {
    PATH: [sharedEnginePath(), process.env.PATH ?? ""].filter(Boolean).join(delimiter),
    IBID_DATA: folder,
    PORT: "0",
    IBID_SAMPLES: "no",
    IBID_READERS: "1",
    IBID_INDEX_MEMORY_MB: "256",
    ...environment,
  };
}

async function addressSaid(child: ChildProcess, said: () => string): Promise<string> {
  for (;;) {
    const [, address] = /Ibid is at (\S+)\n(?:[^\n]+\n)*\n/.exec(said()) ?? [];
    if (address) return address.replace("localhost", "127.0.0.1");
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(
        `Expected the archive to start, but it ended (${child.exitCode ?? child.signalCode}): ${said()}`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function childrenOf(pid: number): Promise<string[]> {
  const children: string[] = [];
  for (const name of await readdir("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = await readFile(`/proc/${name}/stat`, "utf8").catch(() => "");
    const parent = stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1];
    if (Number(parent) === pid) children.push(processIdentity(Number(name)));
  }
  return children;
}
