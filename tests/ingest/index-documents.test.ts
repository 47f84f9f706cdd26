import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { admit } from "../../ingest/admit.js";
import { indexDocuments, unindexed } from "../../ingest/index-documents.js";
import { readVersion } from "../../ingest/read.js";
import { coverageOf } from "../../server/search/coverage.js";
import { itemStandings } from "../../server/shown/item-standings.js";
import { type EmptyArchive, handIn, openEmptyArchive, takeIn } from "../empty-archive.js";

describe("what the index knows, and what is said of it", () => {
  let empty: EmptyArchive;

  before(async () => {
    empty = await openEmptyArchive("known");
  });
  after(() => empty.remove());

  async function read(text: string): Promise<string> {
    const id = await takeIn(empty.archive, text);
    await readVersion(empty.archive, id, 1);
    return id;
  }

  const coverage = () => coverageOf(empty.archive.catalogue, ["draft", "published"]);

  it("a further version of an indexed document is not searchable before the index has it", async () => {
    const { archive } = empty;
    const id = await read("The words of the first version.");
    await indexDocuments(archive, [id]);
    assert.equal((await coverage()).waiting, 0);
    const [item] = await handIn(archive, ["The words of the second version."], { versionOf: id });
    assert.ok(item);
    await admit(archive, item);
    const standing = async () => (await itemStandings(archive.catalogue, [item.accession]))[0]?.state;
    assert.deepEqual([await standing(), (await coverage()).waiting], ["waiting", 1]);
    // Read while the engine is still busy with the description of before.
    const index = {
      ...archive.index,
      put: async (records: Parameters<typeof archive.index.put>[0]) => {
        await readVersion(archive, id, 2);
        return archive.index.put(records);
      },
    };
    await indexDocuments({ ...archive, index }, [id]);
    assert.deepEqual([await standing(), (await coverage()).waiting], ["reading", 1]);
    await indexDocuments(archive, await unindexed(archive));
    assert.deepEqual([await standing(), (await coverage()).waiting], ["searchable", 0]);
    assert.equal(await archive.index.count(), 1, "nothing of the version before");
  });

  it("one document that the engine refuses rests with its reason, and the others are searched", async () => {
    const { archive } = empty;
    const bad = await read("A record whose name the engine does not take.");
    const good = [await read("One."), await read("Two.")];
    await archive.catalogue.updateTable("passage").set({ start: 0.5 }).where("document", "=", bad).execute();
    const waiting = await unindexed(archive);
    assert.deepEqual(waiting.toSorted(), [bad, ...good].toSorted());
    await indexDocuments(archive, waiting);
    assert.deepEqual(await unindexed(archive), [], "the refused one rests");
    const { document } = await archive.catalogue
      .selectFrom("document")
      .select("id as document")
      .where("indexed_as", "is", null)
      .executeTakeFirstOrThrow();
    assert.equal(document, bad);
    const { accession } = await archive.catalogue
      .selectFrom("version")
      .select("accession")
      .where("document", "=", bad)
      .executeTakeFirstOrThrow();
    const [item] = await itemStandings(archive.catalogue, [accession]);
    assert.equal(item?.state, "failed");
    assert.match(item?.reason ?? "", /^The search index refused it: .*identifier/);
    assert.deepEqual([(await coverage()).refused, (await coverage()).waiting], [1, 0]);
    await archive.catalogue.updateTable("passage").set({ start: 0 }).where("document", "=", bad).execute();
    await indexDocuments(archive, [bad]);
    assert.equal((await coverage()).refused, 0);
  });

  it("a file without any text is listed as not searched", async () => {
    const id = await read(" \n\t\n");
    await indexDocuments(empty.archive, [id]);
    assert.equal((await coverage()).textless, 1);
  });
});
