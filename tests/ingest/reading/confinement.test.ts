import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer, type Server } from "node:net";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { createReaderPool, type ReaderPool } from "../../../ingest/reading/pool.js";
import { noWalls, systemWalls, type Walls } from "../../../ingest/reading/walls.js";
import type { Targets } from "./attack-worker.js";

let folder = "";
let servers: Server[] = [];
let visitors = 0;
let targets: Targets;
const megabyte = 1024 * 1024;
const name = `ibid-attacked-${process.pid}`;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), "ibid-confinement-"));
  process.env.IBID_TEST_SECRET = "hidden in the environment";
  await writeFile(join(folder, "original.pdf"), "the original");
  await writeFile(join(folder, "other.pdf"), "another document, not yet published");
  const socket = join(folder, "socket");
  servers = [createServer(), createServer()];
  for (const server of servers)
    server.on("connection", (visitor) => {
      visitors += 1;
      visitor.destroy();
    });
  await new Promise<void>((resolve) => servers[0]?.listen(0, "127.0.0.1", resolve));
  await new Promise<void>((resolve) => servers[1]?.listen(socket, resolve));
  targets = {
    write: [join(tmpdir(), name), join(homedir(), name), join(folder, "other.pdf"), join(folder, "new.pdf")],
    read: [join(folder, "other.pdf")],
    port: ((servers[0] as Server).address() as AddressInfo).port,
    socket,
    program: process.execPath,
  };
});
after(async () => {
  delete process.env.IBID_TEST_SECRET;
  for (const server of servers) server.close();
  await rm(folder, { recursive: true });
});

const lanes: Record<string, (pool: ReaderPool) => Promise<unknown>> = {
  text: async (pool) => (await pool.read(hostile())).extraction,
  scan: async (pool) => (await pool.readScan(hostile())).extraction,
  drawing: (pool) => pool.drawPage(hostile(), { page: 1, width: 100 }),
};
const hostile = () => ({
  path: join(folder, "original.pdf"),
  name: JSON.stringify(targets),
  mediaType: "application/pdf",
});

async function attacked(walls: Walls, lane: string): Promise<void> {
  const worker = new URL("./attack-worker.js", import.meta.url);
  // With a path, scans are read by the program of the machine where there is one.
  const pool = createReaderPool({ size: 1, walls, worker, programPath: "/usr/bin:/bin" });
  try {
    visitors = 0;
    const outcomes = (await lanes[lane]?.(pool)) as Record<string, string>;
    const { "own scratch": own, environment, ...attacks } = outcomes;
    assert.match(own as string, /^succeeded/);
    assert.doesNotMatch(environment as string, /PATH|HOME|hidden/);
    assert.ok(Object.keys(attacks).length > 100);
    assert.deepEqual(
      Object.entries(attacks).filter(([, outcome]) => outcome.startsWith("succeeded")),
      [],
    );
    assert.equal(visitors, 0);
    assert.equal(await readFile(join(folder, "original.pdf"), "utf8"), "the original");
    assert.equal(await readFile(join(folder, "other.pdf"), "utf8"), "another document, not yet published");
    for (const path of targets.write) assert.equal(existsSync(path), path.endsWith("other.pdf"), path);
  } finally {
    await pool.close();
  }
}

describe("a reader taken over by a hostile file", () => {
  for (const lane of Object.keys(lanes)) {
    it(`has no way out of the ${lane} lane behind the walls of this machine`, () =>
      attacked(systemWalls(), lane));
    it(`has no way out of the ${lane} lane where the system builds no walls`, () => attacked(noWalls, lane));
  }
});

describe("the walls of the system", () => {
  const walls = systemWalls();
  const run = (script: string) => {
    const [program, ...args] = walls.around([process.execPath, "-e", script], {
      writable: folder,
      memoryBytes: 400 * megabyte,
    });
    return spawnSync(program, args, { encoding: "utf8" });
  };

  it("keep a program without any seal from writing but in its folder", (test) => {
    if (!walls.files) return test.skip("this machine has none for files");
    const write = (path: string) => run(`require("fs").writeFileSync(${JSON.stringify(path)}, "written")`);
    assert.equal(write(join(folder, "allowed")).status, 0);
    for (const path of [join(tmpdir(), name), join(homedir(), name), join(folder, `../${name}`)]) {
      assert.match(write(path).stderr, /EROFS/);
      assert.equal(existsSync(path), false);
    }
  });

  it("keep a program without any seal from the network, and from what runs beside it on the machine", (test) => {
    if (!walls.network) return test.skip("this machine has none for the network");
    const { stderr } = run(`require("net").connect(${targets.port}, "127.0.0.1")`);
    assert.match(stderr, /ENETUNREACH|ECONNREFUSED/);
    assert.equal(visitors, 0);
  });

  it("refuse it memory and files far beyond what it may use", (test) => {
    if (!walls.files) return test.skip("this machine has none for files");
    const greedy = run(`const all = []; for (;;) all.push(Buffer.alloc(${100 * megabyte}))`);
    assert.notEqual(greedy.status, 0);
    assert.match(greedy.stderr, /allocation failed|out of memory/i);
    const long = run(
      `const fs = require("fs"); fs.ftruncateSync(fs.openSync(${JSON.stringify(join(folder, "long"))}, "w"), ${8 * 1024 * megabyte})`,
    );
    assert.match(`${long.stderr} ${long.signal}`, /EFBIG|SIGXFSZ/);
  });

  it("leave it no right to take them down", (test) => {
    if (!walls.files) return test.skip("this machine has none for files");
    const { stdout } = run(`console.log(require("fs").readFileSync("/proc/self/status", "utf8"))`);
    assert.match(stdout, /CapEff:\s+0000000000000000\n/);
    assert.match(stdout, /NoNewPrivs:\s+1\n/);
  });
});
