import assert from "node:assert/strict";
import { after, before, beforeEach, describe, it } from "node:test";
import { IndexUnavailable, IndexWriteFailed, type SearchIndex } from "../../../storage/index/search-index.js";
import { pidOf } from "../../../storage/process-identity.js";
import { archiveFolder, emptied, noteOf, passage, putAll, query, until } from "./records.js";

describe("writing to the index", () => {
  let archive: Awaited<ReturnType<typeof archiveFolder>>;
  let index: SearchIndex;
  before(async () => {
    archive = await archiveFolder();
    index = await archive.open();
  });
  beforeEach(() => emptied(index));
  after(() => archive.remove());

  it("replaces a record of the same id", async () => {
    await putAll(index, [passage({ title: "Draft minutes" })]);
    await putAll(index, [passage({ title: "Minutes" })]);
    const { hits } = await index.search(query());
    assert.deepEqual(
      hits.map(({ record }) => record.title),
      ["Minutes"],
    );
  });

  it("says that a write failed, and why, while those beside it are done", async () => {
    const wrong = await index.put([passage({ id: "spaces are not allowed" })]);
    const right = await index.put([passage()]);
    await right.settled;
    await assert.rejects(wrong.settled, (error) => {
      assert.ok(error instanceof IndexWriteFailed);
      assert.match(error.message, /spaces are not allowed/);
      return true;
    });
    assert.equal(await index.count(), 1);
  });

  it("is done at once when there is nothing to write", async () => {
    await (await index.put([])).settled;
    assert.equal(await index.count(), 0);
  });

  it("drops a document but for one version in one structure, or whole", async () => {
    await putAll(index, [
      passage({ version: 1 }),
      passage({ version: 2 }),
      passage({ version: 2, start: 30 }),
      passage({ version: 2, start: 60, structure: 2 }),
      passage({ document: "d000000002" }),
    ]);
    await (await index.drop("d000000001", { version: 2, structure: 1 })).settled;
    assert.deepEqual(Object.fromEntries(await index.countByDocument()), { d000000001: 2, d000000002: 1 });
    await (await index.drop("d000000001", null)).settled;
    assert.deepEqual(Object.fromEntries(await index.countByDocument()), { d000000002: 1 });
  });

  it("counts the records of every document, however many documents there are", async () => {
    const documents = Array.from(
      { length: 2_300 },
      (_, at) => `d${String((at * 7919) % 2_300).padStart(9, "0")}`,
    );
    await putAll(index, [
      ...documents.map((document) => passage({ document })),
      passage({ document: "d000000000", start: 60 }),
      passage({ document: "d000002299", start: 60 }),
    ]);
    const counts = await index.countByDocument();
    assert.deepEqual([...counts.keys()].sort(), documents.toSorted());
    assert.deepEqual(
      [counts.get("d000000000"), counts.get("d000001000"), counts.get("d000002299")],
      [2, 1, 2],
    );
    assert.equal(await index.count(), 2_302);
  });

  it("settles many writes that are under way together", async () => {
    const writes = await Promise.all(
      Array.from({ length: 300 }, (_, at) => index.put([passage({ start: at })])),
    );
    await Promise.all(writes.map((write) => write.settled));
    assert.equal(await index.count(), 300);
  });

  it("takes half a surrogate pair without moving what follows it", async () => {
    await putAll(index, [passage({ text: "torn \ud83d letter, then council" })]);
    const [hit] = (await index.search(query({ words: "council" }))).hits;
    assert.deepEqual(hit?.marks, [{ start: 20, end: 27 }]);
    assert.equal(hit?.record.text, "torn \ufffd letter, then council");
  });

  it("keeps every character of a passage of the longest kind", async () => {
    const text = `${"Agreed, nem. con.; and, so, on. ".repeat(300)}Zanzibar 😀`;
    await putAll(index, [passage({ text })]);
    const [hit] = (await index.search(query({ words: "zanzibar" }))).hits;
    assert.equal(hit?.record.text, text);
    assert.deepEqual(hit?.marks, [{ start: text.indexOf("Zanzibar"), end: text.indexOf(" 😀") }]);
  });

  it("says when the engine was lost before it told what became of a write", async () => {
    const engine = pidOf(noteOf(archive.folder).engine);
    const many = Array.from({ length: 5_000 }, (_, at) =>
      passage({ start: at, text: `entry ${at} of many` }),
    );
    const write = await index.put(many);
    process.kill(engine, "SIGKILL");
    await assert.rejects(write.settled, IndexUnavailable);
    await until("the index is ready", () => index.status().state === "ready");
    await putAll(index, many);
    assert.equal(await index.count(), 5_000);
  });
});
