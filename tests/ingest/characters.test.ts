import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { documentObject } from "../../ingest/archive.js";
import { removeSamples } from "../../ingest/samples/load.js";
import { verifyArchive } from "../../ingest/verify.js";
import { openSampleArchive, type SampleArchive } from "../sample-archive.js";

describe("every character of the sample collection", () => {
  let samples: SampleArchive;

  before(async () => {
    samples = await openSampleArchive();
  });
  after(() => samples.remove());

  it("that is not white space stands in exactly one passage, and in the index", async () => {
    const { catalogue, index, vault } = samples.archive;
    const versions = await catalogue
      .selectFrom("version")
      .innerJoin("document", "document.id", "version.document")
      .select(["document.id", "version.number", "text_path", "characters", "newest_version"])
      .where("text_state", "=", "known")
      .execute();
    assert.ok(versions.length > 10, `${versions.length} versions`);
    for (const { id, number, text_path: path, characters, newest_version: newest } of versions) {
      const text = (await vault.read(documentObject(id), path ?? "")).toString("utf8");
      assert.equal(text.length, characters);
      const passages = await catalogue
        .selectFrom("passage")
        .select(["start", "end", "text"])
        .where("document", "=", id)
        .where("version", "=", number)
        .orderBy("start")
        .execute();
      assertCovered(text, passages, `${id} version ${number}`);
      if (number !== newest) continue;
      const { hits } = await index.search({
        words: "",
        filters: {},
        states: ["published", "draft"],
        document: id,
        limit: 10_000,
        offset: 0,
        withFacets: false,
      });
      const indexed = hits.map(({ record: { start, end, text } }) => ({ start, end, text }));
      assert.deepEqual(
        indexed.toSorted((one, other) => one.start - other.start),
        passages.map((passage) => ({ ...passage })),
      );
    }
  });

  it("is sound in the vault, and gone when the collection is taken away", async () => {
    const { archive } = samples;
    assert.deepEqual((await verifyArchive(archive)).problems, []);
    assert.ok((await removeSamples(archive)) > 10);
    assert.equal(await archive.index.count(), 0);
    const items = await archive.catalogue.selectFrom("accession_item").select(["state", "reason"]).execute();
    assert.ok(
      items.every(({ state, reason }) => state === "refused" && reason !== null),
      "each still says why",
    );
    assert.deepEqual((await verifyArchive(archive)).problems, []);
  });
});

interface Span {
  start: number;
  end: number;
  text: string;
}

function assertCovered(text: string, passages: readonly Span[], name: string): void {
  let at = 0;
  for (const passage of passages) {
    assert.ok(passage.start >= at, `${name}: two passages share characters at ${passage.start}`);
    assert.equal(text.slice(at, passage.start).trim(), "", `${name}: words between passages at ${at}`);
    assert.equal(passage.text, text.slice(passage.start, passage.end), name);
    at = passage.end;
  }
  assert.equal(text.slice(at).trim(), "", `${name}: words after the last passage`);
}
