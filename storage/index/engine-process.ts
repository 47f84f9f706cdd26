/** Starting and ending one Meilisearch process. Who may do so, and when, is decided in `own-engine.ts`. */
import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, openSync, readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { isProcessAlive, pidOf, processIdentity } from "../process-identity.js";
import { IndexUnavailable } from "./search-index.js";

export interface EngineLimits {
  /** Memory the engine may take for indexing, in bytes. */
  memoryBytes?: number | undefined;
  /** Threads it may use for indexing; its own choice (half the machine) when absent. */
  threads?: number | undefined;
}

export interface StartedEngine {
  url: string;
  key: string;
  /** Process identity. */
  engine: string;
  child: ChildProcess;
}

/** Enough for any archive on one machine and far from the two thirds of memory the engine would take. */
const defaultMemoryBytes = 1024 ** 3;
const logName = "engine.log";

/** Starts the program on a free loopback port with a new key. It may not yet answer, or fail a moment later. */
export async function startEngine(
  program: string,
  indexFolder: string,
  limits: EngineLimits,
): Promise<StartedEngine> {
  const address = `127.0.0.1:${await freePort()}`;
  const key = randomBytes(24).toString("base64url");
  // To a file, not a pipe: the engine may outlive the process that started it, and a broken pipe would end it.
  const log = openSync(join(indexFolder, logName), "w", 0o600);
  try {
    const child = spawn(program, engineArguments(indexFolder, address, limits), {
      cwd: indexFolder,
      // Nothing of our own environment: MEILI_* variables there would change the engine. The key is not an
      // argument, because those are seen by every user of the machine.
      env: { MEILI_MASTER_KEY: key, NO_COLOR: "1" },
      detached: true,
      stdio: ["ignore", log, log],
    });
    const engine = await begun(child, program);
    child.unref();
    return { url: `http://${address}`, key, engine, child };
  } finally {
    closeSync(log);
  }
}

/** Where the engine keeps its data inside the index folder. */
export function databaseFolder(indexFolder: string): string {
  return join(indexFolder, "database");
}

function engineArguments(indexFolder: string, address: string, limits: EngineLimits): string[] {
  const threads = limits.threads === undefined ? [] : ["--max-indexing-threads", String(limits.threads)];
  return [
    ...["--db-path", databaseFolder(indexFolder), "--http-addr", address],
    ...["--env", "production", "--no-analytics", "--log-level", "WARN"],
    ...["--max-indexing-memory", String(limits.memoryBytes ?? defaultMemoryBytes), ...threads],
  ];
}

function begun(child: ChildProcess, program: string): Promise<string> {
  return new Promise((resolve, reject) => {
    child.once("error", (error) =>
      reject(new IndexUnavailable(`${program} could not be started: ${error.message}`, { cause: error })),
    );
    child.once("spawn", () => resolve(processIdentity(child.pid)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** Time an engine gets to finish what it writes before it is killed, in milliseconds. */
const graceToStop = 5_000;

/** Ends the process, gently and then by force, and returns when it is gone. */
export async function stopEngine(engine: string): Promise<void> {
  for (const [signal, patience] of [
    ["SIGTERM", graceToStop],
    ["SIGKILL", graceToStop],
  ] as const) {
    if (!isProcessAlive(engine)) return;
    sendSignal(pidOf(engine), signal);
    if (await isGoneWithin(engine, patience)) return;
  }
  throw new IndexUnavailable(
    `The search engine (process ${pidOf(engine)}) does not end, not even when killed.`,
  );
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // ESRCH: it ended between the look and the signal, which is what was wanted.
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

async function isGoneWithin(engine: string, milliseconds: number): Promise<boolean> {
  const end = performance.now() + milliseconds;
  while (isProcessAlive(engine)) {
    if (performance.now() > end) return false;
    await sleep(10);
  }
  return true;
}

/**
 * Engines at work on this folder whatever the note says (it may be lost): processes started with this very
 * database path. Empty on systems without `/proc`.
 */
export function enginesOn(indexFolder: string): string[] {
  if (process.platform !== "linux") return [];
  const path = databaseFolder(indexFolder);
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name) && argumentsOf(name).join("\0").includes(`--db-path\0${path}\0`))
    .map((name) => processIdentity(Number(name)));
}

function argumentsOf(pid: string): string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
  } catch {
    return [];
  }
}

/** What the engine said at its end, for the reason of a start that failed: it closes with `Error: …` and help. */
export function lastWords(indexFolder: string): string {
  try {
    const said = readFileSync(join(indexFolder, logName), "utf8").trim();
    const error = said
      .split(/^Error: /m)
      .at(-1)
      ?.split("\n")[0];
    return error || "it said nothing";
  } catch {
    return "its log cannot be read";
  }
}
