/** The log: what enters it, what an intruder leaves in it, and that it outlives the catalogue. */
import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { sql } from "kysely";
import { describe as describeDocument, setState } from "../../../ingest/curate.js";
import { lastSignedHead, signHead, unsignedLog } from "../../../ingest/log/head.js";
import { note } from "../../../ingest/log/note.js";
import { recordLog, unrecordedLog } from "../../../ingest/log/parts.js";
import { type LogFault, verifyLog } from "../../../ingest/log/verify-log.js";
import type { OpenArchive } from "../../../ingest/open-archive.js";
import { rebuildCatalogue } from "../../../ingest/rebuild.js";
import type { Catalogue, CatalogueTransaction } from "../../../storage/catalogue/catalogue.js";
import { logFrom, sha256 } from "../../../storage/catalogue/log.js";
import { entryBytes, type SignedHead } from "../../../storage/model/log-entry.js";
import { type EmptyArchive, openEmptyArchive, openOn, takeIn } from "../../empty-archive.js";

const dayMs = 86_400_000;

describe("the log", () => {
  let opened: EmptyArchive;
  let archive: OpenArchive;
  let document: string;
  let kept: SignedHead | null;

  before(async () => {
    opened = await openEmptyArchive("log");
    archive = opened.archive;
    document = await takeIn(archive, "The council met.");
    const words = { description: { title: "Minutes" }, tags: null, basedOn: null };
    await describeDocument(archive, document, words, "ida");
    await setState(archive, document, "withdrawn", "It names a child.", "ida");
    await note(archive, "ida", { action: "sign-in", object: "account:ida" });
    await recordLog(archive);
    kept = await signHead(archive);
    await note(archive, "bob", { action: "sign-in", object: "account:bob", outcome: "failure" });
  });
  after(() => opened.remove());

  /** What the check finds after `tamper`, which is then undone. */
  async function foundAfter(
    tamper: (scope: CatalogueTransaction) => Promise<unknown>,
    head: SignedHead | null = null,
  ): Promise<LogFault[]> {
    let faults: LogFault[] = [];
    const undo = new Error("undo");
    await archive.catalogue
      .transaction()
      .execute(async (transaction) => {
        await sql`drop trigger log_stays`.execute(transaction);
        await sql`drop trigger log_is_kept`.execute(transaction);
        await tamper(transaction);
        ({ faults } = await verifyLog({ catalogue: transaction as Catalogue, vault: archive.vault }, head));
        throw undo;
      })
      .catch((error) => assert.equal(error, undo));
    return faults;
  }
  const told = (faults: LogFault[]) => faults.map(({ kind, number }) => `${kind} ${number}`);

  it("says who did what to which, when, with what was before and after", async () => {
    const entries = await logFrom(archive.catalogue, 1, 100);
    assert.deepEqual(
      entries.map(({ number, by, action, object, outcome }) => [number, by, action, object, outcome]),
      [
        [1, "ida", "accession", `document:${document}`, "success"],
        [2, "ida", "description", `document:${document}`, "success"],
        [3, "ida", "withdrawal", `document:${document}`, "success"],
        [4, "ida", "sign-in", "account:ida", "success"],
        [5, "ibid", "log signed", "log", "success"],
        [6, "bob", "sign-in", "account:bob", "failure"],
      ],
    );
    assert.deepEqual(entries[1]?.detail, { before: { title: "file-0" }, after: { title: "Minutes" } });
    assert.equal(entries[2]?.detail?.reason, "It names a child.");
  });

  it("is whole as it stands", async () => {
    assert.deepEqual(await verifyLog(archive, kept), { entries: 6, heads: 2, faults: [] });
  });

  it("names an entry that was taken out, in the catalogue alone or where the vault has it too", async () => {
    const late = await foundAfter((scope) => scope.deleteFrom("log").where("number", "=", 5).execute());
    assert.deepEqual(told(late), ["removed 6"]);
    assert.match(late[0]?.message ?? "", /^Entry 5 is not there any more/);
    const early = await foundAfter((scope) => scope.deleteFrom("log").where("number", "=", 2).execute());
    assert.deepEqual(told(early).toSorted(), ["removed 2", "removed 3", "unlogged null"]);
  });

  it("names an entry that was edited, also when its own digest was made to fit", async () => {
    const edited = await foundAfter((scope) =>
      scope.updateTable("log").set({ by: "eve" }).where("number", "=", 6).execute(),
    );
    assert.deepEqual(told(edited), ["edited 6"]);
    const detail = await foundAfter((scope) =>
      scope.updateTable("log").set({ detail: "{}" }).where("number", "=", 3).execute(),
    );
    assert.deepEqual(told(detail), ["edited 3"]);
    const fitted = await foundAfter(async (scope) => {
      const [entry] = await logFrom(scope, 3, 1);
      assert.ok(entry);
      const digest = sha256(entryBytes({ ...entry, by: "eve" }));
      await scope.updateTable("log").set({ by: "eve", digest }).where("number", "=", 3).execute();
    });
    assert.deepEqual(told(fitted), ["reordered 4", "edited 3"]);
  });

  it("names entries that changed places", async () => {
    const faults = await foundAfter(async (scope) => {
      await scope.updateTable("log").set({ number: 60 }).where("number", "=", 4).execute();
      await scope.updateTable("log").set({ number: 4 }).where("number", "=", 5).execute();
      await scope.updateTable("log").set({ number: 5 }).where("number", "=", 60).execute();
    });
    assert.ok(
      told(faults).includes("reordered 4") && told(faults).includes("reordered 5"),
      `${told(faults)}`,
    );
    assert.match(faults[0]?.message ?? "", /was written as entry 5/);
  });

  it("tells of an end that was cut off, by the vault and by a head kept elsewhere", async () => {
    const cut = (scope: CatalogueTransaction) => scope.deleteFrom("log").where("number", ">=", 4).execute();
    const faults = await foundAfter(cut, kept);
    assert.deepEqual(told(faults), ["truncated 3", "truncated 4"]);
    assert.match(faults[1]?.message ?? "", /Entry 4 \(sign-in of account:ida/);
    const forged = kept && { ...kept, head: { ...kept.head, number: 3 } };
    assert.deepEqual(told((await verifyLog(archive, forged)).faults), ["signature 3"]);
  });

  it("holds when a detail had to go", async () => {
    const gone = await foundAfter((scope) =>
      scope.updateTable("log").set({ detail: null }).where("number", "=", 6).execute(),
    );
    assert.deepEqual(gone, []);
  });

  it("cannot be changed or shortened by the program itself", async () => {
    const { catalogue } = archive;
    await assert.rejects(catalogue.deleteFrom("log").execute(), /not removed/);
    await assert.rejects(catalogue.updateTable("log").set({ by: "eve" }).execute(), /not changed/);
  });

  it("is signed once a day, when something was entered since", async () => {
    assert.deepEqual(await unsignedLog.find(archive, 1), []);
    const tomorrow = { ...archive, now: () => Date.now() + dayMs + 1_000 };
    assert.deepEqual(await unsignedLog.find(tomorrow, 1), [{ number: 6 }]);
    assert.deepEqual((await lastSignedHead(archive))?.head, kept?.head);
  });

  it("goes to the vault after a minute, and comes back from it with the same entries", async () => {
    assert.deepEqual(await unrecordedLog.find(archive, 1), []);
    const later = { ...archive, now: () => Date.now() + 61_000 };
    assert.deepEqual(await unrecordedLog.find(later, 1), [{ first: 5 }]);
    await recordLog(archive);
    const written = await logFrom(archive.catalogue, 1, 100);
    await archive.close();
    for (const end of ["", "-wal", "-shm"])
      await rm(join(opened.folder, `catalogue.sqlite${end}`), { force: true });
    archive = await openOn(opened.folder, "server");
    opened.archive = archive;
    opened.remove = async () => {
      await archive.close();
      await rm(opened.folder, { recursive: true, force: true });
    };
    assert.deepEqual(await logFrom(archive.catalogue, 1, 100), written);
    assert.deepEqual(await verifyLog(archive, kept), { entries: 6, heads: 2, faults: [] });
    assert.deepEqual((await rebuildCatalogue(archive)).failures, []);
    assert.deepEqual(await logFrom(archive.catalogue, 1, 100), written);
  });

  it("goes on from where it was", async () => {
    const words = { description: { title: "Minutes of May" }, tags: null, basedOn: null };
    await describeDocument(archive, document, words, "ida");
    const verified = await verifyLog(archive, kept);
    assert.deepEqual(verified.faults, []);
    assert.equal(verified.entries, 7);
  });
});
