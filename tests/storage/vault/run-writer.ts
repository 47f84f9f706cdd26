/** Starting `writer-process.ts` from a test. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("writer-process.js", import.meta.url));

export interface Writer {
  process: ChildProcess;
  /** The lines it has written so far. */
  lines: () => string[];
  /** Its exit code, or the signal that ended it; all its lines have arrived by then. */
  ended: Promise<number | string>;
}

/** Starts the writer; `limit` is the largest file it may write, in blocks of 512 bytes. */
export function startWriter(task: string, args: readonly string[], limit?: number): Writer {
  const command = [process.execPath, program, task, ...args];
  const [run = "", ...rest] =
    limit === undefined ? command : ["sh", "-c", `ulimit -f ${limit}; exec "$@"`, "sh", ...command];
  const child = spawn(run, rest, { stdio: ["ignore", "pipe", "inherit"] });
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk) => chunks.push(chunk));
  // A line that was cut by the kill was not acknowledged.
  const lines = () => Buffer.concat(chunks).toString("utf8").split("\n").slice(0, -1);
  const ended = once(child, "close").then(([code, signal]): number | string => code ?? signal);
  return { process: child, lines, ended };
}
