import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { admit } from "../../ingest/admit.js";
import { documentObject } from "../../ingest/archive.js";
import { cite, frozenText } from "../../ingest/cite.js";
import { startDerivation } from "../../ingest/derive.js";
import { outdatedDocuments } from "../../ingest/outdated.js";
import { readVersion } from "../../ingest/read.js";
import { rebuildCatalogue } from "../../ingest/rebuild.js";
import { recordDocument } from "../../ingest/record.js";
import { askToReread, reread } from "../../ingest/reread.js";
import { verifyArchive } from "../../ingest/verify.js";
import { loadRecord } from "../../storage/catalogue/records.js";
import { rereadingOf } from "../../storage/catalogue/rereadings.js";
import { type EmptyArchive, handIn, itemsOf, openEmptyArchive, takeIn } from "../empty-archive.js";
import { readLongAgo, readPoorly } from "./outdated-reader.js";

const alone = async () => {};

describe("a document that is read again", () => {
  let empty: EmptyArchive;
  before(async () => {
    empty = await openEmptyArchive("reread");
  });
  after(() => empty.remove());

  const recordOf = async (id: string) => {
    const record = await loadRecord(empty.archive.catalogue, id);
    assert.ok(record);
    return record;
  };
  const asked = async (id: string) => assert.equal(await askToReread(empty.archive, id, "ida"), null);

  it("gets its better text as a new version of the same original, and keeps the old one with its citations", async () => {
    const { archive } = empty;
    const source = "The heron returned at morning.\n\nNobody saw it.";
    const id = await takeIn(archive, source);
    await readPoorly(archive, id);
    const citation = await cite(archive, { document: id, version: 1, start: 0, end: 9 }, "ida");
    assert.deepEqual(await outdatedDocuments(archive.catalogue), [id]);
    await asked(id);
    await reread(archive, id, alone);
    const record = await recordOf(id);
    const [old, fresh] = record.versions;
    assert.deepEqual([record.versions.length, fresh?.original], [2, old?.original]);
    assert.deepEqual(
      [fresh?.provenance.way, fresh?.provenance.by, fresh?.provenance.accession],
      ["rereading", "ida", old?.provenance.accession],
    );
    assert.equal(await frozenText(archive, id, 2), source);
    assert.equal(await frozenText(archive, id, 1), source.replaceAll("rn", "m "));
    assert.deepEqual(
      record.citations.map(({ id }) => id),
      [citation?.id],
    );
    assert.deepEqual(record.events.at(-1)?.action, "rereading");
    const originals = (await archive.vault.inspect(documentObject(id)))?.files.filter(({ path }) =>
      path.includes("/original/"),
    );
    assert.equal(originals?.length, 1, "the bytes are kept once");
    assert.deepEqual(await outdatedDocuments(archive.catalogue), []);
    assert.deepEqual((await verifyArchive(archive)).problems, []);
    const [again] = await handIn(archive, [source]);
    assert.ok(again);
    await admit(archive, again);
    const [item] = await itemsOf(archive, again.accession);
    assert.deepEqual([item?.state, item?.document, item?.version], ["held", id, 1]);
  });

  it("is the same again after a rebuild", async () => {
    const { archive } = empty;
    const id = await takeIn(archive, "Morning turned to modern times.");
    await readPoorly(archive, id);
    await asked(id);
    await reread(archive, id, alone);
    await recordDocument(archive, id);
    const before = await recordOf(id);
    await archive.catalogue.deleteFrom("document").where("id", "=", id).execute();
    assert.deepEqual((await rebuildCatalogue(archive)).failures, []);
    assert.deepEqual(await recordOf(id), before);
    const passages = await archive.catalogue
      .selectFrom("passage")
      .select(["version", "text"])
      .where("document", "=", id)
      .orderBy("version")
      .execute();
    assert.deepEqual(
      passages.map(({ text }) => text),
      ["Mom ing tum ed to modem  times.", "Morning turned to modern times."],
    );
  });

  it("adds nothing but an event when it comes out the same", async () => {
    const { archive } = empty;
    const id = await takeIn(archive, "The same as ever.");
    await readLongAgo(archive, id);
    const before = await recordOf(id);
    assert.deepEqual(await outdatedDocuments(archive.catalogue), [id]);
    await asked(id);
    await reread(archive, id, alone);
    const after = await recordOf(id);
    assert.deepEqual(
      after.versions.map(({ text }) => text),
      before.versions.map(({ text }) => text),
    );
    assert.deepEqual(
      after.events.slice(before.events.length).map(({ action, by, detail }) => [action, by, detail.same]),
      [["rereading", "ida", true]],
    );
    assert.deepEqual(await outdatedDocuments(archive.catalogue), [], "it is known to be as good as today's");
    assert.equal(await rereadingOf(archive.catalogue, id), null);
    await recordDocument(archive, id);
    await archive.catalogue.deleteFrom("document").where("id", "=", id).execute();
    await rebuildCatalogue(archive);
    assert.deepEqual(await recordOf(id), after);
  });

  it("becomes one version, however often its reader is killed", async () => {
    const { archive } = empty;
    const id = await takeIn(archive, "Born in the barn.");
    await readPoorly(archive, id);
    await asked(id);
    const killed = async () => {
      throw new Error("killed");
    };
    await assert.rejects(reread(archive, id, killed), /killed/);
    const vault = {
      ...archive.vault,
      update: async (...write: Parameters<typeof archive.vault.update>) => {
        await archive.vault.update(...write);
        return killed();
      },
    };
    await assert.rejects(reread({ ...archive, vault }, id, alone), /killed/);
    assert.equal((await recordOf(id)).versions.length, 1, "the catalogue was not told");
    await reread(archive, id, alone);
    await reread(archive, id, alone);
    const record = await recordOf(id);
    assert.deepEqual(
      record.versions.map(({ number }) => number),
      [1, 2],
    );
    assert.equal(await rereadingOf(archive.catalogue, id), null);
    assert.equal(record.events.filter(({ action }) => action === "rereading").length, 1);
  });

  it("is left as it is when a newer original has come meanwhile, and takes no number from it", async () => {
    const { archive } = empty;
    const id = await takeIn(archive, "Worn and torn.");
    await readPoorly(archive, id);
    await asked(id);
    const [newer] = await handIn(archive, ["Worn, torn and mended."], { versionOf: id });
    assert.ok(newer);
    await assert.rejects(reread(archive, id, alone), { name: "NotYet" });
    await admit(archive, newer);
    await reread(archive, id, alone);
    assert.equal(await rereadingOf(archive.catalogue, id), null);
    const { versions } = await recordOf(id);
    assert.deepEqual(
      versions.map(({ number, provenance }) => [number, provenance.way]),
      [
        [1, "upload"],
        [2, "upload"],
      ],
    );
    assert.match((await askToReread(archive, id, "ida")) ?? "", /is being read/);
    assert.match((await askToReread(archive, "0000000000", "ida")) ?? "", /no document/);
  });

  it("fails in sight, and its old text is served as before", async () => {
    const { archive } = empty;
    const id = await takeIn(archive, "Turned.");
    await readPoorly(archive, id);
    await asked(id);
    const pool = {
      ...archive.pool,
      read: async () => {
        throw new Error("The reader fell over.");
      },
    };
    const derivation = startDerivation({ ...archive, pool });
    for (;;) {
      const request = await rereadingOf(archive.catalogue, id);
      if (request?.state === "failed") break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await derivation.stop();
    const request = await rereadingOf(archive.catalogue, id);
    assert.deepEqual([request?.attempts, request?.reason], [2, "The reader fell over."]);
    assert.equal(await frozenText(archive, id, 1), "Tum ed.");
    await asked(id);
    assert.equal((await rereadingOf(archive.catalogue, id))?.state, "waiting");
    await reread(archive, id, alone);
    assert.equal((await recordOf(id)).versions.length, 2);
  });

  it("is refused while its text is not known", async () => {
    const { archive } = empty;
    const id = await takeIn(archive, "%PDF-1.7\nlost\n");
    assert.match((await askToReread(archive, id, "ida")) ?? "", /is being read/);
    await assert.rejects(readVersion(archive, id, 1));
  });
});
