/** A worker as a hostile file would have it: tries to get out by every way it knows, and tells what came of each. */
import childProcess from "node:child_process";
import cluster from "node:cluster";
import dgram from "node:dgram";
import dns from "node:dns/promises";
import { once } from "node:events";
import fs from "node:fs";
import http from "node:http";
import net from "node:net";
import os from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import v8 from "node:v8";
import { Worker } from "node:worker_threads";
import type { Job } from "../../../ingest/reading/worker.js";

/** What the test gives away: where to write, what to read, where to connect. */
export interface Targets {
  write: string[];
  read: string[];
  port: number;
  socket: string;
  program: string;
}

type Attack = [name: string, attempt: () => unknown];

const connected = async (socket: net.Socket) => {
  await once(socket, "connect");
  return "connected";
};

function attacks({ file, scratch }: Job, { write, read, port, socket, program }: Targets): Attack[] {
  const own = join(scratch, "own");
  const onFile = (path: string): Attack[] => [
    [`write ${path}`, () => fs.writeFileSync(path, "attacked")],
    [`append ${path}`, () => fs.appendFileSync(path, "attacked")],
    [`open and write ${path}`, () => fs.writeSync(fs.openSync(path, "r+"), "attacked")],
    [`rename to ${path}`, () => fs.renameSync(own, path)],
    [`copy to ${path}`, () => fs.copyFileSync(own, path)],
    [`remove ${path}`, () => fs.rmSync(path)],
    [`touch ${path}`, () => fs.utimesSync(path, 1, 1)],
    [`cut ${path}`, () => fs.truncateSync(path, 0)],
    [`report to ${path}`, () => process.report?.writeReport(path)],
    [`heap to ${path}`, () => v8.writeHeapSnapshot(path)],
  ];
  const onSecret = (path: string): Attack[] => [
    [`read ${path}`, () => fs.readFileSync(path, "utf8")],
    [`list ${dirname(path)}`, () => fs.readdirSync(dirname(path))],
    [`link ${path}`, () => [fs.linkSync(path, own), fs.readFileSync(own, "utf8")][1]],
    [`symlink ${path}`, () => [fs.symlinkSync(path, `${own}-link`), fs.readFileSync(`${own}-link`)][1]],
    [`copy ${path}`, () => fs.copyFileSync(path, `${own}-copy`)],
  ];
  return [
    ...[...write, file.path, join(dirname(file.path), "new"), join(scratch, "../../../beside")].flatMap(
      onFile,
    ),
    ...[...read, "/etc/passwd", "/proc/self/environ", `/proc/${process.ppid}/environ`].flatMap(onSecret),
    ["user", () => os.userInfo()],
    ["tcp", () => connected(net.connect(port, "127.0.0.1"))],
    ["tcp by hand", () => connected(new net.Socket().connect(port, "127.0.0.1"))],
    ["unix socket", () => connected(net.connect(socket))],
    ["listen", () => once(net.createServer().listen(0), "listening")],
    ["http", () => once(http.get(`http://127.0.0.1:${port}`), "response")],
    ["agent", () => connected(new http.Agent().createConnection({ port, host: "127.0.0.1" }) as net.Socket)],
    ["fetch", () => fetch(`http://127.0.0.1:${port}`)],
    ["udp", () => new Promise((sent) => dgram.createSocket("udp4").send("x", port, "127.0.0.1", sent))],
    ["dns", () => dns.lookup("localhost")],
    ["resolver", () => new dns.Resolver().resolve4("example.org")],
    ["spawn", () => childProcess.execFileSync(program, ["--version"])],
    ["shell", () => childProcess.execSync("id")],
    ["fork", () => once(childProcess.fork(process.argv[1] as string), "spawn")],
    ["cluster", () => once(cluster.fork(), "online")],
    ["binding", () => (process as unknown as { binding(name: string): unknown }).binding("spawn_sync")],
    ["machine code", () => process.dlopen({ exports: {} }, join(dirname(program), "missing.node"))],
    ["kill the archive", () => process.kill(process.ppid, "SIGTERM")],
    ["thread without a seal", () => inThread({ execArgv: [] }, port)],
    ["thread with flags", () => inThread({ env: { NODE_OPTIONS: "--no-warnings" } }, port)],
    ["thread of the first kind", () => inThread({ execArgv: [] }, port, firstKind())],
    [
      "wasi",
      async () => new (await import("node:wasi")).WASI({ version: "preview1", preopens: { "/": "/" } }),
    ],
  ];
}

/** The class behind the one that is given out. */
const firstKind = () => Object.getPrototypeOf(Worker).prototype.constructor as typeof Worker;

/** Connects from a thread, which may run a string, a file of its own or a data address. */
async function inThread(options: object, port: number, Thread = Worker, file: string | URL | null = null) {
  const code = `const { connect } = process.getBuiltinModule("net");
    connect(${port}, "127.0.0.1").on("connect", () =>
      process.getBuiltinModule("worker_threads").parentPort.postMessage("connected"))`;
  if (typeof file === "string") fs.writeFileSync(file, code);
  const thread = new Thread(file ?? code, { eval: file === null, ...options });
  const failure = once(thread, "error").then(([error]) => Promise.reject(error));
  const [outcome] = await Promise.race([once(thread, "message"), failure]);
  return outcome;
}

async function outcomeOf(attempt: () => unknown): Promise<string> {
  try {
    const result = await Promise.race([Promise.resolve().then(attempt), sleep(1_000, "came to nothing")]);
    return result === "came to nothing"
      ? "came to nothing"
      : `succeeded: ${JSON.stringify(result) ?? ""}`.slice(0, 200);
  } catch (error) {
    return `refused: ${(error as NodeJS.ErrnoException).code ?? String(error)}`;
  }
}

process.on("uncaughtException", () => {});
process.on("message", async (job: Job) => {
  if (!("file" in job)) return;
  const targets = JSON.parse(job.file.name) as Targets;
  fs.writeFileSync(join(job.scratch, "own"), "may be written");
  const outcomes: Record<string, string> = { "own scratch": await outcomeOf(() => basename(job.scratch)) };
  for (const [name, attempt] of attacks(job, targets)) outcomes[name] = await outcomeOf(attempt);
  outcomes.environment = JSON.stringify(process.env);
  process.send?.({ image: outcomes, extraction: outcomes, structured: {} });
});
