import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { documentObject, newAct } from "../../ingest/archive.js";
import { readableNow } from "../../ingest/outdated.js";
import { readVersion } from "../../ingest/read.js";
import { rebuildCatalogue } from "../../ingest/rebuild.js";
import { recordDocument } from "../../ingest/record.js";
import { retryReading } from "../../ingest/second-chances.js";
import { changeRecord, loadRecord } from "../../storage/catalogue/records.js";
import { joined } from "../../storage/model/joined-record.js";
import { withMediaType } from "../../storage/model/reading-change.js";
import { withEvent } from "../../storage/model/record-change.js";
import { type EmptyArchive, openEmptyArchive, takeIn } from "../empty-archive.js";

/** What an older Ibid took files for that it knew no better. */
const takenFor = "application/gzip";

describe("a file that was taken for something else on the day it came", () => {
  let empty: EmptyArchive;
  before(async () => {
    empty = await openEmptyArchive("identified-anew");
  });
  after(() => empty.remove());

  /** A file as an older Ibid left it: not known, and not read. */
  async function unknownThen(bytes: string | Uint8Array): Promise<string> {
    const { archive } = empty;
    const id = await takeIn(archive, bytes);
    await archive.catalogue.transaction().execute(async (transaction) => {
      await changeRecord(transaction, id, (record) =>
        withEvent(withMediaType(record, 1, takenFor), newAct(archive, "ida"), "description", {
          version: 1,
          detail: {},
        }),
      );
      await transaction
        .updateTable("version")
        .set({ text_state: "failed", failure: "unsupported", reason: "It was not known." })
        .where("document", "=", id)
        .execute();
    });
    await recordDocument(archive, id);
    return id;
  }

  it("is found by its bytes among what can be read now, and read as what it is", async () => {
    const { archive } = empty;
    const id = await unknownThen("The heron came back.");
    await unknownThen(Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3, 4]));
    assert.deepEqual(await readableNow(archive), [{ document: id, version: 1 }]);
    const without = await loadRecord(archive.catalogue, id);
    assert.equal(await retryReading(archive, id, 1, "ida"), true);
    await readVersion(archive, id, 1);

    const record = await loadRecord(archive.catalogue, id);
    assert.ok(record && without);
    assert.equal(record.versions[0]?.original.mediaType, "text/plain");
    const { mediaType, mediaTypeBefore } = record.events.at(-1)?.detail ?? {};
    assert.deepEqual([mediaType, mediaTypeBefore], ["text/plain", takenFor]);
    const kept = await archive.vault.read(documentObject(id), "record.json");
    assert.deepEqual(JSON.parse(kept.toString("utf8")).versions[0].original.mediaType, "text/plain");

    const edited = withEvent(without, newAct(archive, "ada"), "tags", { version: null, detail: {} });
    assert.equal(joined(edited, record).versions[0]?.original.mediaType, "text/plain");
    await archive.catalogue.deleteFrom("document").where("id", "=", id).execute();
    assert.deepEqual((await rebuildCatalogue(archive)).failures, []);
    assert.deepEqual(await loadRecord(archive.catalogue, id), record);
  });
});
