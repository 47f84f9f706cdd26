/** One command of the real command line, run to its end. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { fileURLToPath } from "node:url";
import { type Environment, ibidEnvironment } from "./served-archive.js";

const program = fileURLToPath(new URL("../server/main.js", import.meta.url));

export interface Ended {
  exit: number | null;
  /** Standard output. */
  out: string;
  /** Standard error. */
  said: string;
}

export interface RunOptions {
  /** Standard input. */
  input?: string;
  environment?: Environment;
  /** Largest file the process may write, in blocks of 512 bytes. */
  largestFile?: number;
  /** Milliseconds after which the process is killed (SIGKILL), wherever it is then. */
  killAfter?: number;
}

/** Runs `ibid …args` on the archive in `folder`. */
export async function runIbid(
  folder: string,
  args: readonly string[],
  { input = "", environment = {}, largestFile, killAfter }: RunOptions = {},
): Promise<Ended> {
  const command = [process.execPath, program, ...args];
  const [run = "", ...rest] =
    largestFile === undefined
      ? command
      : ["sh", "-c", `trap '' XFSZ; ulimit -f ${largestFile}; exec "$@"`, "sh", ...command];
  const child = spawn(run, rest, { env: ibidEnvironment(folder, environment), cwd: tmpdir() });
  const out: Buffer[] = [];
  const said: Buffer[] = [];
  child.stdout.on("data", (chunk) => out.push(chunk));
  child.stderr.on("data", (chunk) => said.push(chunk));
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const kill = killAfter === undefined ? null : setTimeout(() => child.kill("SIGKILL"), killAfter);
  await once(child, "close");
  if (kill) clearTimeout(kill);
  return {
    exit: child.exitCode,
    out: Buffer.concat(out).toString("utf8"),
    said: Buffer.concat(said).toString("utf8"),
  };
}
