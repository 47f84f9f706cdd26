import assert from "node:assert/strict";
import { mkdir, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { documentObject } from "../../ingest/archive.js";
import { cite, NotCitable } from "../../ingest/cite.js";
import { describe as describeDocument } from "../../ingest/curate.js";
import { readVersion } from "../../ingest/read.js";
import { rebuildCatalogue, unrebuilt } from "../../ingest/rebuild.js";
import { recordDocument } from "../../ingest/record.js";
import { loadRecord } from "../../storage/catalogue/records.js";
import { recordSchema } from "../../storage/model/record.js";
import { VaultConflict } from "../../storage/vault/vault.js";
import { type EmptyArchive, openEmptyArchive, openOn, takeIn } from "../empty-archive.js";

describe("a text and the words cited from it", () => {
  let empty: EmptyArchive;

  before(async () => {
    empty = await openEmptyArchive("read");
  });
  after(() => empty.remove());

  async function vaultRecord(id: string) {
    const bytes = await empty.archive.vault.read(documentObject(id), "record.json");
    return recordSchema.parse(JSON.parse(bytes.toString("utf8")));
  }

  it("is joined with what an archivist wrote while it was being read", async () => {
    const { archive } = empty;
    const id = await takeIn(archive, "# A title of its own\n\nThe text.");
    const reading = readVersion(archive, id, 1);
    const edit = {
      description: { title: "The archivist's title" },
      tags: { typed: ["kept"], shown: null },
      basedOn: null,
    };
    await describeDocument(archive, id, edit, "ida");
    await reading;
    const record = await loadRecord(archive.catalogue, id);
    assert.equal(record?.description.title, "The archivist's title");
    assert.deepEqual(
      record?.tags.map(({ label }) => label),
      ["kept"],
    );
    assert.equal(record?.versions[0]?.text?.characters, 33 - 2);
    await recordDocument(archive, id);
    assert.deepEqual(await vaultRecord(id), record);
  });

  it("is not made again when the vault has it and the catalogue was not told", async () => {
    const { archive } = empty;
    const id = await takeIn(archive, "Read once.");
    await readVersion(archive, id, 1);
    const before = await loadRecord(archive.catalogue, id);
    const held = await archive.vault.inspect(documentObject(id));
    await archive.catalogue
      .updateTable("version")
      .set({ text_state: "waiting" })
      .where("document", "=", id)
      .execute();
    await archive.catalogue.deleteFrom("passage").where("document", "=", id).execute();
    await readVersion(archive, id, 1);
    assert.deepEqual((await loadRecord(archive.catalogue, id))?.versions, before?.versions);
    assert.deepEqual(await archive.vault.inspect(documentObject(id)), held);
  });

  it("a change that the vault was not told of survives a rebuild", async () => {
    const { archive } = empty;
    const id = await takeIn(archive, "Changed a moment ago.");
    await readVersion(archive, id, 1);
    const edit = { description: { title: "Not in the vault yet" }, tags: null, basedOn: null };
    const edited = await describeDocument(archive, id, edit, "ida");
    const { failures } = await rebuildCatalogue(archive);
    assert.deepEqual(failures, []);
    assert.deepEqual(await loadRecord(archive.catalogue, id), edited);
  });

  it("is not put over what another wrote while its reader was stopped for longer than its lease", async () => {
    const { archive, folder } = empty;
    const beside = await openOn(folder, "command");
    try {
      const id = await takeIn(archive, "Read by two.");
      const woken = resolvable();
      const stopped = resolvable();
      const pool = {
        ...archive.pool,
        read: async (file: Parameters<typeof archive.pool.read>[0]) => {
          const read = await archive.pool.read(file);
          stopped.resolve();
          await woken.promise;
          return read;
        },
      };
      const slow = readVersion({ ...archive, pool }, id, 1);
      await stopped.promise;
      await readVersion(beside, id, 1);
      await cite(beside, { document: id, version: 1, start: 0, end: 4 }, "ida");
      await recordDocument(beside, id);
      const held = await vaultRecord(id);
      assert.equal(held.citations.length, 1);
      woken.resolve();
      await assert.rejects(slow, VaultConflict);
      await recordDocument(archive, id);
      assert.deepEqual(await vaultRecord(id), held);
      assert.deepEqual(await loadRecord(archive.catalogue, id), held);
    } finally {
      await beside.close();
      // Both are this process, so they shared the folder for what arrives.
      await mkdir(archive.quarantine.incoming, { recursive: true });
    }
  });

  it("a change made while the vault knew more joins it, and neither is lost", async () => {
    const { archive } = empty;
    const id = await takeIn(archive, "Cut off between vault and catalogue.");
    const before = await archive.catalogue.selectFrom("document").selectAll().execute();
    await readVersion(archive, id, 1);
    // As a kill between the two writes leaves it: the vault has the text, the catalogue was not told.
    const [row] = before.filter((document) => document.id === id);
    await archive.catalogue
      .updateTable("document")
      .set(row ?? {})
      .where("id", "=", id)
      .execute();
    await archive.catalogue
      .deleteFrom("event")
      .where("document", "=", id)
      .where("action", "=", "text")
      .execute();
    await archive.catalogue
      .updateTable("version")
      .set({ text_state: "waiting" })
      .where("document", "=", id)
      .execute();
    const edit = { description: { title: "Edited at once" }, tags: null, basedOn: null };
    await describeDocument(archive, id, edit, "ida");
    await recordDocument(archive, id);
    const held = await vaultRecord(id);
    assert.equal(held.description.title, "Edited at once");
    assert.equal(held.versions[0]?.text?.characters, 36);
    assert.deepEqual(await loadRecord(archive.catalogue, id), held);
  });

  it("a lease that another has taken is noticed by its old holder", async () => {
    const { archive } = empty;
    await archive.leases.claim(["document:stopped"]);
    assert.equal(await archive.leases.holds("document:stopped"), true);
    const other = { token: "another", owner: "another" };
    await archive.catalogue.updateTable("lease").set(other).where("key", "=", "document:stopped").execute();
    assert.equal(await archive.leases.holds("document:stopped"), false);
    await archive.catalogue.deleteFrom("lease").where("owner", "=", "another").execute();
  });

  it("a document that the vault cannot give back is named until it can", async () => {
    const { archive, folder } = empty;
    const id = await takeIn(archive, "Damaged for a while.");
    await readVersion(archive, id, 1);
    await recordDocument(archive, id);
    const before = await loadRecord(archive.catalogue, id);
    await archive.catalogue.deleteFrom("document").where("id", "=", id).execute();
    const path = await archive.vault.locate(documentObject(id), "versions/1/text.txt");
    await rename(path, `${path}-aside`);
    const { failures } = await rebuildCatalogue(archive);
    assert.deepEqual(
      failures.map(({ object }) => object),
      [documentObject(id)],
    );
    assert.deepEqual(
      (await unrebuilt(archive)).map((row) => ({ ...row })),
      failures,
    );
    await rename(`${path}-aside`, path);
    // Any later opening tries again.
    await (await openOn(folder, "command")).close();
    await mkdir(archive.quarantine.incoming, { recursive: true });
    assert.deepEqual(await unrebuilt(archive), []);
    assert.deepEqual(await loadRecord(archive.catalogue, id), before);
  });

  it("lie where nobody else on the machine may look", async () => {
    const folder = join(empty.folder, "made", "by-the-archive");
    const archive = await openOn(folder, "command");
    const rights = async (...path: string[]) =>
      ((await stat(join(folder, ...path))).mode & 0o777).toString(8);
    try {
      for (const name of ["", "vault", "vault-staging", "quarantine"])
        assert.equal(await rights(name), "700", name);
      for (const end of ["", "-wal", "-shm"])
        assert.equal(await rights(`catalogue.sqlite${end}`), "600", end);
    } finally {
      await archive.close();
    }
  });

  it("the same place cited twice is one citation, with its surroundings", async () => {
    const { archive } = empty;
    const text = "The chair said: we shall pause. The meeting ended.";
    const id = await takeIn(archive, text);
    assert.equal(
      await cite(archive, { document: id, version: 1, start: 0, end: 5 }, "ida"),
      null,
      "not read yet",
    );
    await readVersion(archive, id, 1);
    const start = text.indexOf("we shall");
    const one = await cite(archive, { document: id, version: 1, start, end: start + 15 }, "ida");
    const other = await cite(archive, { document: id, version: 1, start: start - 1, end: start + 16 }, "ada");
    assert.equal(one?.exact, "we shall pause.");
    assert.deepEqual(other, one, "the spaces at both ends are no words");
    assert.deepEqual([one?.prefix, one?.suffix], ["The chair said: ", " The meeting ended."]);
    const next = await cite(archive, { document: id, version: 1, start, end: start + 8 }, "ida");
    assert.notEqual(next?.id, one?.id);
    assert.equal((await loadRecord(archive.catalogue, id))?.citations.length, 2);
  });

  it("words that do not stand there are refused with the reason", async () => {
    const { archive } = empty;
    const id = await takeIn(archive, "Short. \u{1F600} End.");
    await readVersion(archive, id, 1);
    const place = { document: id, version: 1 };
    for (const [start, end] of [
      [0, 99],
      [5, 5],
      [6, 7],
      [9, 3],
      [0, 30_000],
    ] as const) {
      await assert.rejects(cite(archive, { ...place, start, end }, "ida"), NotCitable, `${start}–${end}`);
    }
    assert.equal(await cite(archive, { ...place, version: 2, start: 0, end: 5 }, "ida"), null);
    assert.equal(await cite(archive, { ...place, document: "0000000000", start: 0, end: 5 }, "ida"), null);
    const whole = await cite(archive, { ...place, start: 7, end: 9 }, "ida");
    assert.equal(whole?.exact, "\u{1F600}");
  });
});

function resolvable() {
  let resolve = () => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve: () => resolve() };
}
