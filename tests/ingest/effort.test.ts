import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { startDerivation } from "../../ingest/derive.js";
import { readVersion } from "../../ingest/read.js";
import { rebuildCatalogue } from "../../ingest/rebuild.js";
import { retryReading } from "../../ingest/second-chances.js";
import { loadRecord } from "../../storage/catalogue/records.js";
import { type EmptyArchive, openEmptyArchive, takeIn } from "../empty-archive.js";

describe("the work that a text has been", () => {
  let empty: EmptyArchive;
  before(async () => {
    empty = await openEmptyArchive("effort");
  });
  after(() => empty.remove());

  const rowOf = (document: string) =>
    empty.archive.catalogue
      .selectFrom("version")
      .select(["text_state", "attempts", "tries", "reading_ms"])
      .where("document", "=", document)
      .executeTakeFirstOrThrow();

  /** Until nothing waits any more. */
  async function settled() {
    const derivation = startDerivation(empty.archive);
    await derivation.settled();
    await derivation.stop();
  }

  it("is counted over all attempts, also after somebody asked for another one", async () => {
    const id = await takeIn(empty.archive, "%PDF-1.7\nThe rest was lost.\n");
    await settled();
    const failed = await rowOf(id);
    assert.deepEqual([failed.text_state, failed.tries], ["failed", failed.attempts]);
    assert.ok((failed.reading_ms ?? 0) > 0, "the time of a failure is known");
    assert.equal(await retryReading(empty.archive, id, 1, "ida"), true);
    await settled();
    const again = await rowOf(id);
    assert.deepEqual([again.attempts, again.tries], [failed.attempts, 2 * failed.attempts]);
    assert.ok((again.reading_ms ?? 0) > (failed.reading_ms ?? 0));
  });

  it("is part of the record, so that a catalogue made again knows it", async () => {
    const { archive } = empty;
    const id = await takeIn(archive, "Read at the second attempt.");
    const version = { document: id, number: 1 };
    const brief = async () => {
      throw new Error("The reader fell over.");
    };
    await assert.rejects(readVersion(archive, id, 1, { reader: brief }), /fell over/);
    await readVersion(archive, version.document, version.number);
    const record = await loadRecord(archive.catalogue, id);
    const text = record?.versions[0]?.text;
    assert.equal(text?.attempts, 2);
    assert.ok((text?.readingMs ?? 0) > 0);
    await archive.catalogue.deleteFrom("document").where("id", "=", id).execute();
    assert.deepEqual((await rebuildCatalogue(archive)).failures, []);
    assert.deepEqual(await loadRecord(archive.catalogue, id), record);
  });
});
