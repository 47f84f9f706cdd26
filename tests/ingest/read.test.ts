import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { documentObject } from "../../ingest/archive.js";
import { cite, NotCitable } from "../../ingest/cite.js";
import { describe as describeDocument } from "../../ingest/curate.js";
import { readVersion } from "../../ingest/read.js";
import { rebuildCatalogue } from "../../ingest/rebuild.js";
import { recordDocument } from "../../ingest/record.js";
import { loadRecord } from "../../storage/catalogue/records.js";
import { recordSchema } from "../../storage/model/record.js";
import { type EmptyArchive, openEmptyArchive, takeIn } from "../empty-archive.js";

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
    const edit = { description: { title: "The archivist's title" }, tags: ["kept"], basedOn: null };
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
