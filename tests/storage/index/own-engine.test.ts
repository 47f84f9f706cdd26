import assert from "node:assert/strict";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { connect } from "../../../storage/index/engine-connection.js";
import { enginesOn } from "../../../storage/index/engine-process.js";
import { IndexUnavailable, type SearchIndex } from "../../../storage/index/search-index.js";
import { isProcessAlive, pidOf } from "../../../storage/process-identity.js";
import { archiveFolder, noteOf, otherProcess, passage, putAll, query, until } from "./records.js";

/** A program named like the engine that fails at once; returns the folder to look in. */
function brokenEngine(folder: string): string {
  mkdirSync(folder);
  writeFileSync(join(folder, "meilisearch"), "#!/bin/sh\necho 'Error: no disk' >&2\nexit 1\n", {
    mode: 0o755,
  });
  return folder;
}

describe("the engine of a data folder", () => {
  let archive: Awaited<ReturnType<typeof archiveFolder>>;
  beforeEach(async () => {
    archive = await archiveFolder();
  });
  afterEach(() => archive.remove());

  const engines = () => enginesOn(join(archive.folder, "index"));
  const isFound = async (index: SearchIndex) => (await index.search(query({ words: "council" }))).total === 1;
  const database = () => join(archive.folder, "index", "database");

  it("is started, keeps what it was given over a restart, and is stopped on close", async () => {
    const first = await archive.open({ role: "server" });
    assert.deepEqual(first.status(), { state: "ready", engineVersion: "1.21.0" });
    assert.equal(statSync(join(archive.folder, "index", "engine.json")).mode & 0o777, 0o600);
    await putAll(first, [passage()]);
    await first.close();
    assert.deepEqual(engines(), []);
    assert.ok(await isFound(await archive.open({ role: "server" })));
  });

  it("is told its limits, and its key in no way that other users of the machine can see", async () => {
    await archive.open({ memoryBytes: 300_000_000, threads: 1 });
    const { engine, key } = noteOf(archive.folder);
    const words = readFileSync(`/proc/${pidOf(engine)}/cmdline`, "utf8")
      .split("\0")
      .join(" ");
    assert.match(
      words,
      /--env production --no-analytics .*--max-indexing-memory 300000000 --max-indexing-threads 1/,
    );
    assert.match(words, /--http-addr 127\.0\.0\.1:\d+ /);
    assert.ok(!words.includes(key));
  });

  it("comes back by itself when it is killed, and says so meanwhile", async () => {
    const index = await archive.open({ role: "server" });
    await putAll(index, [passage()]);
    process.kill(pidOf(noteOf(archive.folder).engine), "SIGKILL");
    await assert.rejects(
      until("the search fails", async () => !(await isFound(index))),
      IndexUnavailable,
    );
    await until("the index is ready", () => index.status().state === "ready");
    assert.ok(await isFound(index));
    assert.match(archive.logged.join("\n"), /The search engine was lost: process \d+ ended/);
  });

  it("is joined when the process that started it was killed", async () => {
    const killed = await otherProcess(archive.folder, "server");
    assert.equal(killed.said, "ready");
    const orphan = noteOf(archive.folder).engine;
    await killed.kill();
    const index = await archive.open({ role: "server" });
    assert.equal(noteOf(archive.folder).engine, orphan);
    assert.deepEqual(engines(), [orphan]);
    await index.close();
    assert.ok(!isProcessAlive(orphan));
  });

  it("is ended when it was left behind and nobody knows how to reach it", async () => {
    const killed = await otherProcess(archive.folder, "command");
    const orphan = noteOf(archive.folder).engine;
    await killed.kill();
    rmSync(join(archive.folder, "index", "engine.json"));
    const index = await archive.open();
    assert.equal(index.status().state, "ready");
    assert.ok(!isProcessAlive(orphan));
    assert.equal(engines().length, 1);
  });

  it("is shared by a server and a command, whoever came first, until the last has left", async () => {
    const command = await archive.open({ role: "command" });
    const { engine } = noteOf(archive.folder);
    const server = await archive.open({ role: "server" });
    await putAll(command, [passage()]);
    assert.ok(await isFound(server));
    await command.close();
    assert.ok(await isFound(server));
    const later = await archive.open({ role: "command" });
    assert.ok(await isFound(later));
    await later.close();
    assert.deepEqual(engines(), [engine]);
    await server.close();
    assert.deepEqual(engines(), []);
  });

  it("is one, however many open it at the same moment", async () => {
    const indexes = await Promise.all([1, 2, 3, 4].map(() => archive.open()));
    assert.deepEqual(
      indexes.map((index) => index.status().state),
      ["ready", "ready", "ready", "ready"],
    );
    assert.equal(engines().length, 1);
  });

  it("begins empty when the index folder was deleted, before or while it is open", async () => {
    const first = await archive.open();
    await putAll(first, [passage()]);
    await first.close();
    rmSync(join(archive.folder, "index"), { recursive: true });
    const index = await archive.open();
    assert.equal(await index.count(), 0);
    await putAll(index, [passage()]);
    rmSync(join(archive.folder, "index"), { recursive: true });
    await until(
      "a new engine is ready",
      () =>
        engines().length === 1 &&
        archive.logged.some((line) => line.includes("removed")) &&
        index.status().state === "ready",
    );
    assert.equal(await index.count(), 0);
  });

  it("gets an index that somebody removed back, empty, once that was met", async () => {
    const index = await archive.open();
    await putAll(index, [passage()]);
    const { url, key } = noteOf(archive.folder);
    await (await connect(url, key)).client.index("passages").delete().waitTask();
    await assert.rejects(isFound(index), IndexUnavailable);
    await until("the index is there", async () => (await index.count().catch(() => null)) === 0);
    assert.equal(await index.liveFingerprint(), index.fingerprint);
  });

  it("sets a database of another version aside and begins a new one", async () => {
    const first = await archive.open();
    await putAll(first, [passage()]);
    await first.close();
    writeFileSync(join(database(), "VERSION"), "1.12.0");
    const index = await archive.open();
    assert.equal(await index.count(), 0);
    assert.match(archive.logged.join("\n"), /database version \(1\.12\.0\).*set aside/s);
  });

  it("sets a database with a damaged index aside and begins a new one", async () => {
    const first = await archive.open();
    await putAll(first, [passage()]);
    await first.close();
    for (const name of readdirSync(join(database(), "indexes"))) {
      writeFileSync(join(database(), "indexes", name, "data.mdb"), Buffer.alloc(100_000, 7));
    }
    const index = await archive.open();
    assert.equal(await index.count(), 0);
    assert.match(archive.logged.join("\n"), /could not be opened.*set aside/);
  });

  it("sets a database aside that kills it each time it is looked at", async () => {
    const first = await archive.open();
    await putAll(first, [passage()]);
    await first.close();
    for (const name of readdirSync(join(database(), "indexes"))) {
      truncateSync(join(database(), "indexes", name, "data.mdb"), 20_000);
    }
    const index = await archive.open();
    await until("the index is there", async () => (await index.count().catch(() => null)) === 0);
    assert.match(archive.logged.join("\n"), /could not be opened.*set aside/);
  });

  it("is stopped also when the whole data folder was deleted, and leaves nothing there", async () => {
    const index = await archive.open({ role: "server" });
    rmSync(archive.folder, { recursive: true });
    await index.close();
    assert.deepEqual(engines(), []);
    assert.ok(!existsSync(archive.folder));
  });

  it("keeps its database when no engine can be started on a new one either", async () => {
    const first = await archive.open();
    await putAll(first, [passage()]);
    await first.close();
    const broken = await archive.open({ searchPath: brokenEngine(join(archive.folder, "programs")) });
    assert.equal(broken.status().state, "unavailable");
    await broken.close();
    assert.ok(await isFound(await archive.open()));
  });

  it("leaves the archive without search, and with a reason, when it cannot be started", async () => {
    const programs = join(archive.folder, "programs");
    const index = await archive.open({ searchPath: brokenEngine(programs) });
    const status = index.status();
    assert.equal(status.state, "unavailable");
    assert.match(status.state === "unavailable" ? status.reason : "", /could not be started: no disk/);
    await assert.rejects(index.search(query()), /could not be started: no disk/);
  });
});
