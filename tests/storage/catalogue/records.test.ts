import assert from "node:assert/strict";
import { after, beforeEach, describe, test } from "node:test";
import { writePassages } from "../../../storage/catalogue/passages.js";
import {
  changeRecord,
  countDocuments,
  loadRecord,
  markRecorded,
  writeRecord,
} from "../../../storage/catalogue/records.js";
import { type DocumentRecord, recordSchema } from "../../../storage/model/record.js";
import { withDescription } from "../../../storage/model/record-change.js";
import { withTags } from "../../../storage/model/tag-change.js";
import { document, frozenPassages, richRecord, text } from "./rich-record.js";
import { scratchCatalogue } from "./scratch-catalogue.js";

const act = (id: string) => ({ id, by: "Ida Wells", at: "2026-03-03T08:00:00.000Z" });

describe("records in the catalogue", async () => {
  const { catalogue, remove } = await scratchCatalogue();
  beforeEach(async () => {
    await catalogue.deleteFrom("event").execute();
    await catalogue.deleteFrom("document").execute();
  });
  after(remove);

  const change = (how: (record: DocumentRecord) => DocumentRecord) =>
    catalogue.transaction().execute((transaction) => changeRecord(transaction, document, how));
  const row = () =>
    catalogue.selectFrom("document").selectAll().where("id", "=", document).executeTakeFirstOrThrow();
  const passages = () => catalogue.selectFrom("passage").selectAll().orderBy("start").execute();
  const writeRich = () => writeRecord(catalogue, richRecord(), { recorded: false });

  test("a record comes back as it was written, to the letter and in its order", async () => {
    const record = recordSchema.parse(richRecord());
    await writeRecord(catalogue, record, { recorded: false });
    assert.deepEqual(await loadRecord(catalogue, document), record);
  });

  test("writing it again changes nothing", async () => {
    await writeRich();
    await writeRich();
    assert.deepEqual(await loadRecord(catalogue, document), richRecord());
    assert.equal(await countDocuments(catalogue), 1);
  });

  test("a document that is not there is null, and is not made by changing it", async () => {
    assert.equal(await loadRecord(catalogue, document), null);
    assert.equal(await change((record) => record), null);
    assert.equal(await countDocuments(catalogue), 0);
  });

  test("a change raises the revision by one and keeps the rest", async () => {
    await writeRich();
    const changed = await change((record) => withDescription(record, { title: "Another" }, act("e4")));
    assert.equal(changed?.revision, 8);
    assert.equal(changed?.description.title, "Another");
    assert.deepEqual(await loadRecord(catalogue, document), changed);
    assert.deepEqual(changed?.versions, richRecord().versions);
    assert.deepEqual(
      changed?.events.map((event) => event.id),
      ["z-first", "y-second", "x-third", "e4"],
    );
  });

  test("a change that changes nothing leaves the revision", async () => {
    await writeRich();
    const { title } = richRecord().description;
    const same = await change((record) => withDescription(record, { title }, act("e4")));
    assert.equal(same?.revision, 7);
    const tags = richRecord().tags.toReversed();
    await change((record) => withTags(record, tags, act("e5")));
    assert.deepEqual(await loadRecord(catalogue, document), richRecord());
  });

  test("changes at the same time all count", async () => {
    await writeRich();
    const labels = ["one", "two", "three", "four", "five"];
    await Promise.all(
      labels.map((label) => change((record) => withTags(record, [...record.tags, { label }], act(label)))),
    );
    const record = await loadRecord(catalogue, document);
    assert.equal(record?.revision, 12);
    assert.equal(record?.tags.length, 8);
    assert.equal(record?.events.length, 8);
  });

  test("a record read while it is being changed is of one revision", async () => {
    await writeRich();
    const label = (revision: number) => `revision ${revision}`;
    await change((record) => withTags(record, [{ label: label(8) }], act("8")));
    const changes: Promise<unknown>[] = [];
    const reads: Promise<DocumentRecord | null>[] = [];
    for (const next of [9, 10, 11, 12, 13]) {
      reads.push(loadRecord(catalogue, document));
      changes.push(change((record) => withTags(record, [{ label: label(next) }], act(String(next)))));
    }
    await Promise.all(changes);
    for (const record of await Promise.all(reads)) {
      assert.deepEqual(
        record?.tags.map((tag) => tag.label),
        [label(record?.revision ?? 0)],
      );
    }
  });

  test("a change that fails half way is not there at all", async () => {
    await writeRich();
    const broken = change((record) => ({
      ...withDescription(record, { title: "Half" }, act("e4")),
      tags: [{ label: "a\0b", by: "test", at: act("").at, why: null }],
    }));
    await assert.rejects(broken, /NUL/);
    assert.deepEqual(await loadRecord(catalogue, document), richRecord());
  });

  test("what was read stays through any edit", async () => {
    await writeRich();
    await writePassages(catalogue, { document, version: 1 }, text, frozenPassages());
    const before = await passages();
    await change((record) => withDescription(record, { title: "Edited" }, act("e4")));
    await change((record) => withTags(record, [], act("e5")));
    await writeRich();
    assert.deepEqual(await passages(), before);
    const version = await catalogue
      .selectFrom("version")
      .select(["passage_count", "silent_pages", "facts"])
      .where("number", "=", 1)
      .executeTakeFirstOrThrow();
    assert.deepEqual(
      { ...version },
      {
        passage_count: 3,
        silent_pages: 1,
        facts: JSON.stringify(frozenPassages().facts),
      },
    );
  });

  test("passages hold the words of their range, and are replaced whole", async () => {
    await writeRich();
    await writePassages(catalogue, { document, version: 1 }, text, frozenPassages());
    const rows = await passages();
    assert.deepEqual(
      rows.map((passage) => passage.text),
      ["A motion.", "This council resolves to stop.", "Carried."],
    );
    assert.equal(rows[1]?.clause, "resolves 1");
    assert.equal(rows[1]?.page_end, 1);
    const fewer = { ...frozenPassages(), passages: frozenPassages().passages.slice(0, 1) };
    await writePassages(catalogue, { document, version: 1 }, text, fewer);
    assert.equal((await passages()).length, 1);
  });

  test("a text of many thousand passages is written", async () => {
    await writeRich();
    const words = "word ".repeat(5_001);
    const [first] = frozenPassages().passages;
    assert.ok(first);
    const many = Array.from({ length: 5_001 }, (_, at) => ({ ...first, start: at * 5, end: at * 5 + 4 }));
    await writePassages(catalogue, { document, version: 2 }, words, { pages: [], passages: many, facts: {} });
    const rows = await passages();
    assert.equal(rows.length, 5_001);
    assert.ok(rows.every((passage) => passage.text === "word"));
  });

  test("why a version could not be read is kept through edits of its record", async () => {
    await writeRich();
    const failed = { text_state: "failed", attempts: 3, reason: "encrypted" } as const;
    await catalogue.updateTable("version").set(failed).where("number", "=", 3).execute();
    await change((record) => withDescription(record, { title: "Edited" }, act("e4")));
    const version = await catalogue
      .selectFrom("version")
      .select(["text_state", "attempts", "reason"])
      .where("number", "=", 3)
      .executeTakeFirstOrThrow();
    assert.deepEqual({ ...version }, failed);
  });

  test("the catalogue knows which revision the vault holds, and never goes back", async () => {
    await writeRich();
    assert.equal((await row()).recorded_revision, 0);
    await markRecorded(catalogue, document, 7);
    await markRecorded(catalogue, document, 6);
    assert.equal((await row()).recorded_revision, 7);
    await change((record) => withDescription(record, { title: "Edited" }, act("e4")));
    const { revision, recorded_revision, indexed_revision } = await row();
    assert.deepEqual([revision, recorded_revision, indexed_revision], [8, 7, 0]);
    await writeRecord(catalogue, { ...richRecord(), revision: 9 }, { recorded: true });
    assert.equal((await row()).recorded_revision, 9);
  });
});
