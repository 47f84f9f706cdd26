import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { ArchiveInUse, lockArchive, underLock } from "../../storage/lock.js";
import { archiveFolder, otherProcess } from "./index/records.js";

describe("the lock of an archive", () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), "ibid-lock-"));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it("refuses a second server, naming the folder and the process, until the first has ended", async () => {
    const lock = await lockArchive(folder);
    await assert.rejects(lockArchive(folder), (error) => {
      assert.ok(error instanceof ArchiveInUse);
      assert.ok(error.message.includes(folder));
      assert.ok(error.message.includes(String(process.pid)));
      return true;
    });
    lock.release();
    (await lockArchive(folder)).release();
    assert.deepEqual(readdirSync(join(folder, "server.lock")), []);
  });

  it("is given to one of several that ask at the same moment", async () => {
    const asked = await Promise.allSettled([1, 2, 3, 4, 5].map(() => lockArchive(folder)));
    const given = asked.filter((each) => each.status === "fulfilled");
    assert.equal(given.length, 1);
    given[0]?.value.release();
  });

  it("lets work be done by one at a time", async () => {
    let inside = 0;
    let most = 0;
    const work = async () => {
      most = Math.max(most, ++inside);
      await sleep(5);
      inside--;
    };
    await Promise.all([1, 2, 3, 4, 5].map(() => underLock(join(folder, "work"), 5_000, work)));
    assert.equal(most, 1);
  });

  it("is not waited for without end", async () => {
    const work = join(folder, "work");
    await underLock(work, 100, () =>
      assert.rejects(
        underLock(work, 1, async () => {}),
        new RegExp(`Process ${process.pid} does not let go`),
      ),
    );
  });

  it("is free again when the work under it fails", async () => {
    const fails = underLock(join(folder, "work"), 100, () => Promise.reject(new Error("no luck")));
    await assert.rejects(fails, /no luck/);
    assert.equal(await underLock(join(folder, "work"), 100, async () => "done"), "done");
  });
});

describe("servers in several processes", () => {
  it("are one at a time: of three that start together one serves, and when it is killed another may", async () => {
    const archive = await archiveFolder();
    try {
      const servers = await Promise.all([1, 2, 3].map(() => otherProcess(archive.folder, "server")));
      assert.deepEqual(servers.map(({ said }) => said).sort(), ["ArchiveInUse", "ArchiveInUse", "ready"]);
      const serving = servers.find(({ said }) => said === "ready");
      await assert.rejects(archive.open({ role: "server" }), new RegExp(`process ${serving?.pid};`));
      await serving?.kill();
      assert.equal((await archive.open({ role: "server" })).status().state, "ready");
    } finally {
      await archive.remove();
    }
  });
});
