import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { documentObject } from "../../ingest/archive.js";
import { cite, frozenText } from "../../ingest/cite.js";
import { describe as describeDocument } from "../../ingest/curate.js";
import { startDerivation } from "../../ingest/derive.js";
import { readVersion } from "../../ingest/read.js";
import { rebuildCatalogue } from "../../ingest/rebuild.js";
import { recordDocument } from "../../ingest/record.js";
import { askToReread, reread } from "../../ingest/reread.js";
import { restructure } from "../../ingest/restructure.js";
import { toRestructure } from "../../ingest/restructure-question.js";
import { structureParsers } from "../../ingest/structure/structured.js";
import { verifyArchive } from "../../ingest/verify.js";
import { changeRecord, loadRecord } from "../../storage/catalogue/records.js";
import type { DocumentKind } from "../../storage/model/kind.js";
import type { DocumentRecord, FrozenText } from "../../storage/model/record.js";
import { type EmptyArchive, openEmptyArchive, takeIn } from "../empty-archive.js";

const alone = async () => {};

/** Two voices; each call another text, since what is held already is not taken in twice. */
let tellings = 0;
const talk = () => `Transcript of a talk, number ${++tellings}

Ida Thorne: When did the water rise?

Piet Vos: At four, and it was over the sill by five.

Ida Thorne: Who was there?

Piet Vos: Nobody but the dog.

Ida Thorne: Thank you.

Piet Vos: Not at all.`;
const voices = ["Ida Thorne", "Piet Vos", "Ida Thorne", "Piet Vos", "Ida Thorne", "Piet Vos"];

describe("a text whose structure is read again", () => {
  let empty: EmptyArchive;
  before(async () => {
    empty = await openEmptyArchive("restructure");
  });
  after(() => empty.remove());

  const recordOf = async (id: string) => {
    const record = await loadRecord(empty.archive.catalogue, id);
    assert.ok(record);
    return record;
  };
  const read = async (words = talk()) => {
    const id = await takeIn(empty.archive, words);
    await readVersion(empty.archive, id, 1);
    return id;
  };
  const say = (id: string, kind: DocumentKind) =>
    describeDocument(empty.archive, id, { description: { kind }, tags: null, basedOn: null }, "ida");
  const passagesOf = (id: string) =>
    empty.archive.catalogue
      .selectFrom("passage")
      .select(["start", "end", "kind", "attribution"])
      .where("document", "=", id)
      .orderBy("start")
      .execute();
  const speakersOf = async (id: string) =>
    (await passagesOf(id)).flatMap(({ attribution }) => attribution ?? []);
  const due = async () => (await toRestructure.find(empty.archive, 100)).map(({ document }) => document);
  const filesOf = async (id: string) =>
    (await empty.archive.vault.inspect(documentObject(id)))?.files.map(({ path }) => path) ?? [];
  /** As texts were frozen before their layout was kept. */
  const withoutLayout = (id: string) =>
    empty.archive.catalogue.transaction().execute((transaction) =>
      changeRecord(
        transaction,
        id,
        (record): DocumentRecord => ({
          ...record,
          versions: record.versions.map(({ text, ...version }) => {
            const { layoutPath: _, structure: __, ...older } = text as FrozenText;
            return { ...version, text: older };
          }),
        }),
      ),
    );

  it("is divided as the archivist's kind asks, and keeps its words, its citations and its older structure", async () => {
    const { archive } = empty;
    const words = talk();
    const id = await read(words);
    assert.deepEqual(await speakersOf(id), voices);
    const citation = await cite(archive, { document: id, version: 1, start: 15, end: 48 }, "ida");
    assert.deepEqual(await due(), []);
    await say(id, "other");
    assert.deepEqual(await due(), [id]);
    await restructure(archive, id, alone);
    assert.deepEqual(await due(), []);
    assert.deepEqual(await speakersOf(id), []);
    assert.equal(await frozenText(archive, id, 1), words);
    const record = await recordOf(id);
    assert.equal(record.versions.length, 1);
    assert.deepEqual(record.citations, [citation]);
    assert.equal(record.versions[0]?.text?.passagesPath, "versions/1/passages-2.json");
    assert.ok((await filesOf(id)).includes("versions/1/passages.json"), "what it was before is kept");
    const event = record.events.at(-1);
    assert.deepEqual(
      [event?.action, event?.by, event?.detail],
      ["structure", "ida", { before: "transcript", as: "other", parsers: structureParsers }],
    );
    await say(id, "transcript");
    await restructure(archive, id, alone);
    assert.deepEqual(await speakersOf(id), voices);
    assert.deepEqual((await verifyArchive(archive)).problems, []);
  });

  it("is the same after a rebuild", async () => {
    const { archive } = empty;
    const id = await read();
    await say(id, "other");
    await restructure(archive, id, alone);
    await recordDocument(archive, id);
    const [record, passages] = [await recordOf(id), await passagesOf(id)];
    await archive.catalogue.deleteFrom("document").where("id", "=", id).execute();
    assert.deepEqual((await rebuildCatalogue(archive)).failures, []);
    assert.deepEqual([await recordOf(id), await passagesOf(id)], [record, passages]);
  });

  it("is never put back when its reader is killed between vault and catalogue", async () => {
    const { archive } = empty;
    const id = await read();
    await say(id, "other");
    const vault = {
      ...archive.vault,
      update: async (...write: Parameters<typeof archive.vault.update>) => {
        await archive.vault.update(...write);
        throw new Error("killed");
      },
    };
    await assert.rejects(restructure({ ...archive, vault }, id, alone), /killed/);
    assert.deepEqual(await speakersOf(id), voices, "the catalogue was not told");
    // Edited before anybody looks again: both sides know what the other does not.
    await describeDocument(
      archive,
      id,
      { description: { title: "The mill" }, tags: null, basedOn: null },
      "ida",
    );
    await restructure(archive, id, alone);
    assert.deepEqual(await speakersOf(id), []);
    const { versions, description, events } = await recordOf(id);
    assert.equal(versions[0]?.text?.passagesPath, "versions/1/passages-2.json");
    assert.equal(description.title, "The mill");
    assert.equal(events.filter(({ action }) => action === "structure").length, 1);
  });

  it("is read again by itself when the parsers have become better", async () => {
    const { archive } = empty;
    const id = await read();
    await archive.catalogue.transaction().execute((transaction) =>
      changeRecord(transaction, id, (record) => ({
        ...record,
        versions: record.versions.map((version) => ({
          ...version,
          text: version.text?.structure
            ? { ...version.text, structure: { ...version.text.structure, parsers: structureParsers - 1 } }
            : version.text,
        })),
      })),
    );
    await recordDocument(archive, id);
    assert.deepEqual(await due(), [id]);
    const derivation = startDerivation(archive);
    await derivation.settled();
    await derivation.stop();
    const { structure, passagesPath } = (await recordOf(id)).versions[0]?.text ?? {};
    assert.deepEqual([structure?.parsers, structure?.by], [structureParsers, "ibid"]);
    assert.equal(passagesPath, "versions/1/passages.json", "what comes out the same is not written twice");
  });

  it("is had from the original where its layout was not kept, if that gives the same text", async () => {
    const { archive } = empty;
    const id = await read();
    await withoutLayout(id);
    await recordDocument(archive, id);
    assert.deepEqual(await due(), [], "nothing is read again that nobody asked for");
    await say(id, "other");
    await restructure(archive, id, alone);
    assert.deepEqual(await speakersOf(id), []);
    assert.equal((await recordOf(id)).versions[0]?.text?.layoutPath, "versions/1/layout.json");
  });

  it("is left as it is, in sight, when the original gives another text today", async () => {
    const { archive } = empty;
    const id = await takeIn(archive, talk());
    const reader: typeof archive.pool.read = async (file) => {
      const whole = await archive.pool.read(file);
      const text = whole.extraction.text.replaceAll("Vos", "V0s");
      return { ...whole, extraction: { ...whole.extraction, text } };
    };
    await readVersion(archive, id, 1, { reader });
    await withoutLayout(id);
    await recordDocument(archive, id);
    await say(id, "other");
    const derivation = startDerivation(archive);
    await derivation.settled();
    await derivation.stop();
    const trouble = await archive.catalogue
      .selectFrom("structure_trouble")
      .selectAll()
      .where("document", "=", id)
      .executeTakeFirst();
    assert.match(trouble?.reason ?? "", /another text/);
    assert.deepEqual([await due(), (await speakersOf(id)).length], [[], voices.length]);
  });

  it("gets the layout that was not kept when it is read again into the same text", async () => {
    const { archive } = empty;
    const id = await read();
    await withoutLayout(id);
    await recordDocument(archive, id);
    assert.equal(await askToReread(archive, id, "ida"), null);
    await reread(archive, id, alone);
    const { versions } = await recordOf(id);
    assert.equal(versions.length, 1);
    assert.equal(versions[0]?.text?.layoutPath, "versions/1/layout.json");
    assert.ok(versions[0]?.sameReading);
  });
});
