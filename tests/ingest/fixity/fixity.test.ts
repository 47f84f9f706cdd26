/** Fixity: what the rolling check finds, when it comes round, and what a replica puts right. */
import assert from "node:assert/strict";
import { appendFile, cp, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, beforeEach, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { documentObject } from "../../../ingest/archive.js";
import { checkObject } from "../../../ingest/fixity/check-object.js";
import { checkWhatIsDue } from "../../../ingest/fixity/rolling.js";
import { verifyArchive } from "../../../ingest/verify.js";
import { damagedObjects, fixityOf } from "../../../storage/catalogue/fixity.js";
import { listLog } from "../../../storage/catalogue/log-list.js";
import { openFileVault } from "../../../storage/vault/file-vault.js";
import { objectPath } from "../../../storage/vault/layout.js";
import { type EmptyArchive, openEmptyArchive, takeIn } from "../../empty-archive.js";

const dayMs = 86_400_000;
const schedule = { days: 30, bytesPerSecond: 1e9, replica: null };
const { signal } = new AbortController();

describe("fixity", () => {
  let opened: EmptyArchive;
  let replica: string;
  let documents: string[];

  const folderOf = (id: string, root = join(opened.folder, "vault")) =>
    join(root, objectPath(documentObject(id)));
  const originalOf = async (id: string) => {
    const { versions } = JSON.parse(
      (await opened.archive.vault.read(documentObject(id), "record.json")).toString(),
    );
    return join(folderOf(id), "v1/content", versions[0].original.path as string);
  };
  const atDay = (days: number) => ({ ...opened.archive, now: () => Date.now() + days * dayMs });
  /** What is checked when so many days have passed. The lease of the check before takes a moment to be free. */
  const dueOn = async (days: number): Promise<number> => {
    for (;;) {
      const checked = await checkWhatIsDue(atDay(days), schedule, signal);
      if (checked !== null) return checked;
      await pause(5);
    }
  };
  const told = (action: string) =>
    listLog(
      opened.archive.catalogue,
      { action, by: null, object: null, outcome: null, from: null, to: null },
      { limit: 20, offset: 0 },
    );

  before(async () => {
    opened = await openEmptyArchive("fixity");
    documents = [];
    for (const words of ["One.", "Two.", "Three."]) documents.push(await takeIn(opened.archive, words));
    replica = join(opened.folder, "replica");
    await cp(join(opened.folder, "vault"), replica, { recursive: true });
  });
  after(() => opened.remove());
  beforeEach(async () => {
    await rm(join(opened.folder, "vault"), { recursive: true });
    await cp(replica, join(opened.folder, "vault"), { recursive: true });
  });

  it("comes to every object within its days, and to none twice", async () => {
    assert.equal(await dueOn(0), 0);
    const halfway = await dueOn(15);
    const rest = await dueOn(30);
    assert.equal(halfway + rest, 3);
    assert.equal(await dueOn(31), 0);
    assert.equal(await dueOn(61), 3);
    for (const id of documents)
      assert.ok((await fixityOf(opened.archive.catalogue, documentObject(id)))?.checked_at, id);
  });

  it("reads no faster than it may, and can be stopped in the middle", async () => {
    const stopping = new AbortController();
    const slow = { ...schedule, bytesPerSecond: 1 };
    setTimeout(() => stopping.abort(), 50);
    await assert.rejects(checkWhatIsDue(atDay(100), slow, stopping.signal), { name: "AbortError" });
  });

  it("names a byte that is wrong, enters it, and shows it until it is right again", async () => {
    const [id = ""] = documents;
    await appendFile(await originalOf(id), "!");
    const { problems } = await verifyArchive(opened.archive);
    assert.ok(problems.every(({ id: object, kind }) => object === documentObject(id) && kind === "wrong"));
    for (const algorithm of ["sha512", "sha256"])
      assert.ok(
        problems.some(({ message }) => message.includes(`expected ${algorithm}:`)),
        algorithm,
      );
    const [all, one] = await told("fixity check");
    assert.deepEqual(
      [all?.object, all?.outcome, all?.detail?.problems],
      ["vault", "failure", problems.length],
    );
    assert.deepEqual([one?.object, one?.outcome], [`document:${id}`, "failure"]);
    assert.equal((await damagedObjects(opened.archive.catalogue)).length, 1);
    assert.ok(opened.logged.some((line) => line.includes(documentObject(id))));
  });

  it("names what is missing, and what the catalogue does not know", async () => {
    const [, id = ""] = documents;
    await rm(folderOf(id), { recursive: true });
    const stray = documentObject("zzzzzzzzzz");
    await opened.archive.vault.create(stray, [{ path: "x", content: "x" }], {
      by: "eve",
      message: "x",
      at: "2026-12-01T00:00:00Z",
    });
    const { problems } = await verifyArchive(opened.archive);
    assert.deepEqual(
      problems.map(({ id: object, kind }) => [object, kind]).toSorted(),
      [
        [documentObject(id), "missing"],
        [stray, "unexpected"],
      ].toSorted(),
    );
  });

  it("sees that the catalogue gives another digest than the record", async () => {
    const [id = ""] = documents;
    const other = `sha256:${"0".repeat(64)}`;
    const set = (digest: string) =>
      opened.archive.catalogue.updateTable("version").set({ digest }).where("document", "=", id).execute();
    const { digest } = await opened.archive.catalogue
      .selectFrom("version")
      .select("digest")
      .where("document", "=", id)
      .executeTakeFirstOrThrow();
    await set(other);
    const { problems } = await verifyArchive(opened.archive);
    await set(digest);
    assert.match(
      problems[0]?.message ?? "",
      /The catalogue gives the original of version 1 the digest sha256:000/,
    );
  });

  describe("with a replica", () => {
    const checking = () => ({ by: "ida", days: 30, replica, tellSound: true });

    it("puts a wrong file, a missing file, an inventory and a whole object right, and says so", async () => {
      const [one = "", two = "", three = ""] = documents;
      const original = await originalOf(one);
      const right = await readFile(original);
      await writeFile(original, "?");
      await rm(await originalOf(two));
      await writeFile(join(folderOf(two), "inventory.json"), "{}");
      await rm(folderOf(three), { recursive: true });
      for (const id of documents) {
        const { problems, repaired } = await checkObject(opened.archive, documentObject(id), checking());
        assert.deepEqual(problems, [], id);
        assert.notEqual(repaired.length, 0, id);
      }
      assert.deepEqual(await readFile(original), right);
      assert.deepEqual((await verifyArchive(opened.archive)).problems, []);
      const repairs = await told("repair");
      assert.deepEqual(
        repairs.map(({ object, by, outcome }) => [object, by, outcome]).toReversed(),
        documents.map((id) => [`document:${id}`, "ida", "success"]),
      );
      assert.ok(repairs.every(({ detail }) => JSON.stringify(detail).includes(`"files":["`)));
    });

    it("takes nothing from a replica that is damaged itself or tells another history", async () => {
      const [id = ""] = documents;
      const bad = join(opened.folder, "bad-replica");
      await mkdir(bad);
      await cp(replica, bad, { recursive: true });
      const original = await originalOf(id);
      const inReplica = original.replace(join(opened.folder, "vault"), bad);
      await appendFile(inReplica, "!");
      await writeFile(original, "?");
      const damaged = await checkObject(opened.archive, documentObject(id), { ...checking(), replica: bad });
      assert.notEqual(damaged.problems.length, 0);
      assert.ok(opened.logged.some((line) => line.includes("damaged too")));
      assert.equal(await readFile(original, "utf8"), "?");
      const other = join(opened.folder, "other-archive");
      const change = { by: "eve", message: "x", at: "2026-12-01T00:00:00Z" };
      await (await openFileVault(other)).create(
        documentObject(id),
        [{ path: "record.json", content: "{}" }],
        change,
      );
      await checkObject(opened.archive, documentObject(id), { ...checking(), replica: other });
      assert.ok(opened.logged.some((line) => line.includes("another history")));
      assert.equal(await readFile(original, "utf8"), "?");
    });
  });
});
