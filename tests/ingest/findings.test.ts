import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createCanvas } from "@napi-rs/canvas";
import { admit } from "../../ingest/admit.js";
import { documentObject } from "../../ingest/archive.js";
import { publish, setState, Undecided } from "../../ingest/curate.js";
import { keptFindings } from "../../ingest/kept-findings.js";
import { readVersion } from "../../ingest/read.js";
import { rebuildCatalogue } from "../../ingest/rebuild.js";
import { recordDocument } from "../../ingest/record.js";
import { itemStandings } from "../../server/shown/item-standings.js";
import { loadRecord } from "../../storage/catalogue/records.js";
import { listOf, newestVersion, shownVersions } from "../../storage/model/findings-decision.js";
import type { Version } from "../../storage/model/record.js";
import { type EmptyArchive, handIn, openEmptyArchive, takeIn } from "../empty-archive.js";
import { withPosition } from "./extract/made-exif.js";
import { makePackage } from "./extract/made-office.js";
import { drawLines, madePdf } from "./extract/made-pdf.js";

describe("what was found in a version", () => {
  let empty: EmptyArchive;
  before(async () => {
    empty = await openEmptyArchive("findings");
  });
  after(() => empty.remove());

  const taken = async (text: string) => {
    const id = await takeIn(empty.archive, text);
    await readVersion(empty.archive, id, 1);
    return id;
  };
  const record = async (id: string) => {
    const held = await loadRecord(empty.archive.catalogue, id);
    assert.ok(held);
    return held;
  };

  const seen = (list: string) => ({ list, version: null });

  it("is kept in the vault beside the text; a clear version keeps no file and is published at once", async () => {
    const found = await taken("Write to ada@quay.example about the lamps.");
    const clear = await taken("Nobody has lit the lamps.");
    assert.deepEqual(
      (await keptFindings(empty.archive, found, 1))?.map(({ kind, words }) => [kind, words]),
      [["e-mail address", "ada@quay.example"]],
    );
    assert.deepEqual(await keptFindings(empty.archive, clear, 1), []);
    const files = await empty.archive.vault.read(documentObject(found), "versions/1/findings.json");
    assert.match(files.toString("utf8"), /ada@quay\.example/);
    assert.equal((await publish(empty.archive, clear, null, "ida"))?.state, "published");
  });

  it("keeps a document from publication until somebody decides on this very list", async () => {
    const id = await taken("Write to bell@quay.example about the lamps.");
    await assert.rejects(publish(empty.archive, id, null, "ida"), Undecided);
    await assert.rejects(publish(empty.archive, id, seen("sha256:00"), "ida"), Undecided);
    assert.equal((await record(id)).state, "draft");
    const list = listOf(newestVersion(await record(id)));
    const published = await publish(empty.archive, id, seen(list), "ida");
    assert.equal(published?.state, "published");
    const decision = published?.events.find(({ action }) => action === "findings");
    assert.deepEqual([decision?.by, decision?.version, decision?.detail], ["ida", 1, { list, places: 1 }]);
    await setState(empty.archive, id, "draft", null, "ida");
    assert.equal((await publish(empty.archive, id, null, "bo"))?.state, "published", "decided before");
  });

  it("is asked about before the text is known, and again when it is", async () => {
    const id = await takeIn(empty.archive, "Write to clara@quay.example about the lamps.");
    await assert.rejects(publish(empty.archive, id, null, "ida"), Undecided);
    assert.equal((await publish(empty.archive, id, seen("unread"), "ida"))?.state, "published");
    await readVersion(empty.archive, id, 1);
    const row = () =>
      empty.archive.catalogue
        .selectFrom("version")
        .select(["findings", "findings_decision"])
        .where("document", "=", id)
        .executeTakeFirstOrThrow();
    assert.deepEqual({ ...(await row()) }, { findings: 1, findings_decision: null });
    await publish(empty.archive, id, seen(listOf(newestVersion(await record(id)))), "ida");
    assert.notEqual((await row()).findings_decision, null);
  });

  it("survives a rebuild, with the decision", async () => {
    const { archive } = empty;
    const id = await taken("Write to dora@quay.example about the lamps.");
    await publish(archive, id, seen(listOf(newestVersion(await record(id)))), "ida");
    await recordDocument(archive, id);
    const before = await record(id);
    const rows = () =>
      archive.catalogue.selectFrom("version").selectAll().where("document", "=", id).execute();
    const [row] = await rows();
    await archive.catalogue.deleteFrom("document").where("id", "=", id).execute();
    assert.deepEqual((await rebuildCatalogue(archive)).failures, []);
    assert.deepEqual(await record(id), before);
    assert.equal((await rows())[0]?.findings_decision, row?.findings_decision);
    assert.equal((await keptFindings(archive, id, 1))?.length, 1);
  });

  it("waits for a person where the document was published beforehand, until somebody decides", async () => {
    const { archive } = empty;
    const [item] = await handIn(archive, ["Write to emma@quay.example about the lamps."], { publish: true });
    assert.ok(item);
    await admit(archive, item);
    const standing = async () => (await itemStandings(archive.catalogue, [item.accession]))[0];
    assert.deepEqual([(await standing())?.findings, (await standing())?.attention], [null, false]);
    await readVersion(archive, item.document, 1);
    assert.equal((await record(item.document)).state, "published");
    assert.deepEqual((await standing())?.findings, { places: 1, decided: false });
    assert.equal((await standing())?.attention, true);
    await publish(archive, item.document, seen(listOf(newestVersion(await record(item.document)))), "ida");
    assert.deepEqual((await standing())?.findings, { places: 1, decided: true });
    assert.equal((await standing())?.attention, false);
  });

  it("is asked of every version that publication would show, and waits in each of them", async () => {
    const { archive } = empty;
    const id = await taken("Write to frida@quay.example about the lamps.");
    const added = async (text: string, number: number) => {
      const [item] = await handIn(archive, [text], { versionOf: id });
      assert.ok(item);
      await admit(archive, item);
      await readVersion(archive, id, number);
      return async () => (await itemStandings(archive.catalogue, [item.accession]))[0]?.attention;
    };
    await added("The address was taken out of this copy.", 2);
    await assert.rejects(publish(archive, id, null, "ida"), { name: "Undecided", version: 1 });
    const third = await added("Write to gerda@quay.example instead.", 3);
    const [newest, , oldest] = shownVersions(await record(id));
    assert.ok(newest && oldest);
    const decideOn = (version: Version) =>
      publish(archive, id, { list: listOf(version), version: version.number }, "ida");
    await assert.rejects(decideOn(newest), { name: "Undecided", version: 1 });
    assert.equal((await record(id)).state, "draft");
    assert.equal((await decideOn(oldest))?.state, "published", "the decision on the newest was kept");

    const fourth = await added("Write to hilda@quay.example now.", 4);
    const fifth = await added("Write to nobody.", 5);
    assert.deepEqual([await third(), await fourth(), await fifth()], [false, true, false]);
    await assert.rejects(publish(archive, id, null, "ida"), { name: "Undecided", version: 4 });
  });

  it("is found by the confined readers in files of several formats", async () => {
    const photograph = withPosition(
      createCanvas(200, 100).toBuffer("image/jpeg"),
      [51, 30, 4.9, "N"],
      [0, 8, 30.8, "W"],
    );
    const run = (words: string, name = "t") => `<w:r><w:${name}>${words}</w:${name}></w:r>`;
    const word = makePackage(
      "word/document.xml",
      `<w:document xmlns:w="urn:w"><w:body><w:p>${run("The lamps")}<w:del w:author="Bell">${run("and boats", "delText")}</w:del></w:p></w:body></w:document>`,
      [],
      { "word/media/quay.jpg": photograph as unknown as string },
    );
    const pdf = await madePdf((drawing) => {
      drawing.addPage();
      drawLines(drawing, 100, [
        "The witness was Clara Dean of Marlesport, who saw the lamps go out one by one.",
      ]);
      drawing.rect(145, 98, 60, 14).fill("black");
    });
    const kinds = async (bytes: Uint8Array) => {
      const id = await takeIn(empty.archive, bytes);
      await readVersion(empty.archive, id, 1);
      return (await keptFindings(empty.archive, id, 1))?.map(({ kind }) => kind);
    };
    assert.deepEqual(await kinds(word), ["tracked change", "position"]);
    assert.deepEqual(await kinds(pdf), ["covered text"]);
    const picture = await takeIn(empty.archive, photograph);
    await readVersion(empty.archive, picture, 1, { reader: (file) => empty.archive.pool.read(file) });
    assert.deepEqual(
      (await keptFindings(empty.archive, picture, 1))?.map(({ words }) => words),
      ["51.50136, -0.14189"],
    );
  });
});
