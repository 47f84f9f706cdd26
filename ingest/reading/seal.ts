/**
 * Loaded into a reading process, and into each of its threads, before anything else: takes away what reaches the
 * network, starts programs or loads machine code. Files are the business of Node's permission model, and where Linux
 * has namespaces the system itself closes the network (`walls.ts`); this holds everywhere.
 */
import childProcess from "node:child_process";
import cluster from "node:cluster";
import dgram from "node:dgram";
import dns from "node:dns";
import http from "node:http";
import http2 from "node:http2";
import https from "node:https";
import inspector from "node:inspector";
import { syncBuiltinESMExports } from "node:module";
import net from "node:net";
import os from "node:os";
import { isAbsolute } from "node:path";
import tls from "node:tls";
import { fileURLToPath } from "node:url";
import threads from "node:worker_threads";

type Functions = Record<string, unknown>;

function refusal(name: string) {
  return function refused(): never {
    throw Object.assign(new Error(`A reader may not use ${name}.`), { code: "ERR_ACCESS_DENIED" });
  };
}

function close(name: string, holder: object, members: readonly string[]): void {
  for (const member of members)
    if (member in holder)
      Object.defineProperty(holder, member, {
        value: refusal(`${name}.${member}`),
        writable: false,
        configurable: false,
      });
}

/** All functions of a module, but for classes: those close by their methods. */
function verbs(holder: object): string[] {
  return Object.keys(holder).filter(
    (name) => typeof (holder as Functions)[name] === "function" && /^[a-z]/.test(name),
  );
}

if (threads.isMainThread) {
  // The one piece of machine code a reader needs; no other can be loaded after it.
  await import("../extract/ocr/canvas.js");
}

close("net", net, ["connect", "createConnection", "createServer"]);
close("net.Socket", net.Socket.prototype, ["connect"]);
close("net.Server", net.Server.prototype, ["listen"]);
close("tls", tls, ["connect", "createServer"]);
close("dgram", dgram, ["createSocket"]);
close("dgram.Socket", dgram.Socket.prototype, ["bind", "connect", "send"]);
close("dns", dns, verbs(dns));
close("dns.promises", dns.promises, verbs(dns.promises));
for (const { prototype } of [dns.Resolver, dns.promises.Resolver])
  for (let level = prototype; level && level !== Object.prototype; level = Object.getPrototypeOf(level))
    close(
      "dns.Resolver",
      level,
      Object.getOwnPropertyNames(level).filter((name) => /^re[sv]/.test(name)),
    );
for (const [name, module] of Object.entries({ http, https }))
  close(name, module, ["get", "request", "createServer"]);
close("http2", http2, ["connect", "createServer", "createSecureServer"]);
close("child_process", childProcess, verbs(childProcess));
close("child_process.ChildProcess", childProcess.ChildProcess.prototype, ["spawn"]);
close("cluster", cluster, ["fork"]);
close("inspector", inspector, ["open", "url"]);
close("os", os, ["userInfo", "networkInterfaces", "setPriority"]);
close("process", process, ["binding", "_linkedBinding", "dlopen", "_debugProcess", "chdir"]);
close("process.report", process.report, ["writeReport", "getReport"]);
close("globalThis", globalThis, ["fetch", "WebSocket", "EventSource"]);

const { kill } = process;
Object.defineProperty(process, "kill", {
  value: (pid: number, signal?: string | number) =>
    Math.abs(pid) === process.pid ? kill.call(process, pid, signal) : refusal("process.kill on others")(),
});

/**
 * A thread runs a file that this process cannot have written, and has no flags or environment of its own: so it has
 * this seal too. (Node gives what is preloaded to threads that run a file, not to those that run a string.)
 */
class SealedThread extends threads.Worker {
  constructor(file: string | URL, { execArgv: _, env: __, ...options }: threads.WorkerOptions = {}) {
    const path = typeof file === "string" ? file : fileURLToPath(file);
    if (options.eval || !isAbsolute(path) || process.permission?.has("fs.write", path) !== false)
      refusal("threads for programs of its own")();
    super(path, options);
  }
}
Object.defineProperty(threads.Worker.prototype, "constructor", { value: SealedThread });
Object.defineProperty(threads, "Worker", { value: SealedThread });
syncBuiltinESMExports();
