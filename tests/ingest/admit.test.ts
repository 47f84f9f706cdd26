import assert from "node:assert/strict";
import { cp, mkdir, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { admit } from "../../ingest/admit.js";
import { documentObject } from "../../ingest/archive.js";
import { NotYet } from "../../ingest/claim-bytes.js";
import { intakePlanSchema, openQuarantine } from "../../ingest/quarantine.js";
import { receive } from "../../ingest/receive.js";
import { removeSamples } from "../../ingest/samples/load.js";
import { loadRecord } from "../../storage/catalogue/records.js";
import type { AccessionItemRow } from "../../storage/catalogue/tables.js";
import { IndexUnavailable } from "../../storage/index/search-index.js";
import { type EmptyArchive, handIn, itemsOf, openEmptyArchive, openOn, takeIn } from "../empty-archive.js";

describe("a file handed in", () => {
  let empty: EmptyArchive;

  before(async () => {
    empty = await openEmptyArchive("admit");
  });
  after(() => empty.remove());

  async function standing({ accession, position }: AccessionItemRow) {
    const item = (await itemsOf(empty.archive, accession))[position];
    return { state: item?.state, document: item?.document, version: item?.version, reason: item?.reason };
  }

  /** Takes an item in and puts everything but the vault back, as a kill after the vault was written leaves it. */
  async function admitAndForget(item: AccessionItemRow): Promise<void> {
    const { catalogue, quarantine } = empty.archive;
    const held = dirname(quarantine.fileOf(item.id));
    await cp(held, `${held}-kept`, { recursive: true });
    await admit(empty.archive, item);
    await rename(`${held}-kept`, held);
    const { versionOf } = JSON.parse(item.plan) as { versionOf: string | null };
    if (versionOf === null) await catalogue.deleteFrom("document").where("id", "=", item.document).execute();
    await catalogue
      .updateTable("accession_item")
      .set({ state: "received" })
      .where("id", "=", item.id)
      .execute();
  }

  it("that was in the vault when the process was killed is finished, and another with its bytes waits for it", async () => {
    const { archive } = empty;
    const [first] = await handIn(archive, ["Bytes that two have."]);
    const [second] = await handIn(archive, ["Bytes that two have."]);
    assert.ok(first && second);
    await admitAndForget(first);
    await assert.rejects(admit(archive, second), NotYet);
    await admit(archive, first);
    await admit(archive, second);
    assert.equal((await standing(first)).state, "taken");
    assert.deepEqual(await standing(second), {
      state: "held",
      document: first.document,
      version: 1,
      reason: "The archive holds these bytes already.",
    });
    assert.equal(await archive.vault.inspect(documentObject(second.document)), null);
  });

  it("as a new version gets the next number, as do those that come with it", async () => {
    const { archive } = empty;
    const document = await takeIn(archive, "The first state.");
    const items = await handIn(archive, ["The second.", "The third.", "The fourth."], {
      versionOf: document,
    });
    await Promise.all(items.map((item) => admit(archive, item)));
    const record = await loadRecord(archive.catalogue, document);
    assert.deepEqual(
      record?.versions.map(({ number, original }) => [number, original.bytes]),
      [
        [1, 16],
        ...(await Promise.all(items.map(standing))).map(({ version }, index) => [
          version,
          items[index]?.bytes,
        ]),
      ].toSorted((one, other) => Number(one[0]) - Number(other[0])),
    );
    const held = await archive.vault.read(documentObject(document), "record.json");
    assert.deepEqual(
      JSON.parse(held.toString("utf8")),
      record,
      "the vault knows of them as soon as it has them",
    );
    const [same] = await handIn(archive, ["The third."], { versionOf: document });
    assert.ok(same);
    await admit(archive, same);
    assert.match((await standing(same)).reason ?? "", /version of this document already/);
  });

  it("as a new version that was in the vault when the process was killed is finished, once", async () => {
    const { archive } = empty;
    const document = await takeIn(archive, "A first state of its own.");
    const [item] = await handIn(archive, ["A second state of its own."], { versionOf: document });
    assert.ok(item);
    await admitAndForget(item);
    const held = await archive.vault.inspect(documentObject(document));
    const [again] = (await itemsOf(archive, item.accession)).filter(({ id }) => id === item.id);
    assert.ok(again);
    await admit(archive, again);
    assert.deepEqual(await standing(item), { state: "taken", document, version: 2, reason: null });
    assert.deepEqual(await archive.vault.inspect(documentObject(document)), held);
  });

  it("by a command that was killed is entered by whoever opens the archive next", async () => {
    const { archive, folder } = empty;
    const path = join(folder, "left");
    await writeFile(path, "Left behind.");
    const killed = await openQuarantine(join(folder, "quarantine"), "1-gone", () => true, archive.log);
    const receipt = {
      ...{ item: "leftbehind", document: "1eftbehind", name: "left.txt", at: new Date().toISOString() },
      ...{ by: "ida", way: "command" as const, origin: null, plan: intakePlanSchema.parse({}) },
    };
    await killed.keep(receipt, path, true);
    await (await openOn(folder, "command")).close();
    await mkdir(archive.quarantine.incoming, { recursive: true });
    const items = await archive.catalogue
      .selectFrom("accession_item")
      .selectAll()
      .where("id", "=", "leftbehind")
      .execute();
    assert.deepEqual(
      items.map(({ state, name }) => [state, name]),
      [["received", "left.txt"]],
    );
    for (const item of items) await admit(archive, item);
  });

  it("as a sample is taken away without the engine, and before it is taken in", async () => {
    const { archive } = empty;
    const path = join(archive.quarantine.incoming, "sample");
    const act = { by: "Ibid", way: "samples", origin: null } as const;
    const plan = intakePlanSchema.parse({ sample: true });
    const numbers: string[] = [];
    for (const text of ["A sample taken in.", "A sample on its way."]) {
      await writeFile(path, text);
      numbers.push(await receive(archive, act, [{ name: "sample.txt", path, move: true, plan }]));
    }
    const [taken, waiting] = await Promise.all(numbers.map((number) => itemsOf(archive, number)));
    assert.ok(taken?.[0] && waiting?.[0]);
    await admit(archive, taken[0]);
    const away = () => Promise.reject(new IndexUnavailable("It is away."));
    assert.equal(await removeSamples({ ...archive, index: { ...archive.index, drop: away } }), 1);
    for (const item of [taken[0], waiting[0]]) {
      assert.equal((await standing(item)).state, "refused");
      assert.equal(await archive.vault.inspect(documentObject(item.document)), null);
      await assert.rejects(stat(archive.quarantine.fileOf(item.id)), /ENOENT/);
    }
  });

  it("as a version of no document is refused, and says so", async () => {
    const [item] = await handIn(empty.archive, ["A version of nothing."], { versionOf: "0000000000" });
    assert.ok(item);
    await admit(empty.archive, item);
    const { state, reason } = await standing(item);
    assert.equal(state, "refused");
    assert.match(reason ?? "", /no document 0000000000/);
  });

  it("and taken from quarantine by somebody else is refused instead of waiting for ever", async () => {
    const [item] = await handIn(empty.archive, ["Here today."]);
    assert.ok(item);
    await rm(empty.archive.quarantine.fileOf(item.id));
    await admit(empty.archive, item);
    assert.match((await standing(item)).reason ?? "", /removed from quarantine/);
  });

  it("with others of which one cannot be kept leaves nothing behind", async () => {
    const { archive, folder } = empty;
    const acts = await archive.catalogue.selectFrom("accession").select("number").execute();
    const items = join(folder, "quarantine", "items");
    const held = await readdir(items);
    const plan = intakePlanSchema.parse({});
    const files = ["good", "missing"].map((name) => ({
      name,
      path: join(folder, name === "good" ? "catalogue.sqlite" : name),
      move: false,
      plan,
    }));
    await assert.rejects(receive(archive, { by: "ida", way: "upload", origin: null }, files), /ENOENT/);
    assert.deepEqual(await readdir(items), held);
    assert.deepEqual(await archive.catalogue.selectFrom("accession").select("number").execute(), acts);
  });
});
