import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { documentObject } from "../../ingest/archive.js";
import { keptRawPages } from "../../ingest/raw-pages.js";
import { readVersion } from "../../ingest/read.js";
import { rebuildCatalogue } from "../../ingest/rebuild.js";
import { loadRecord } from "../../storage/catalogue/records.js";
import { frozenPassagesSchema } from "../../storage/model/record.js";
import { type EmptyArchive, openEmptyArchive, takeIn } from "../empty-archive.js";
import { drawLines, madePdf, page } from "./extract/made-pdf.js";

describe("what stands on pages besides their text", () => {
  let empty: EmptyArchive;
  let id: string;

  before(async () => {
    empty = await openEmptyArchive("raw-pages");
    const bytes = await madePdf((pdf) => {
      for (const number of [1, 2, 3]) {
        page(pdf, number);
        const lines = ["The committee heard that no figure", `had been kept in year ${number}.`];
        drawLines(pdf, 100, lines);
        const end = 70 + pdf.widthOfString(lines[1] ?? "");
        drawLines(pdf, 113, ["4"], { x: end, size: 7 });
      }
      pdf.addPage();
    });
    id = await takeIn(empty.archive, bytes);
    await readVersion(empty.archive, id, 1);
  });
  after(() => empty.remove());

  it("is kept in the vault beside the text: lines as they are printed, heads and numbers apart", async () => {
    const kept = await keptRawPages(empty.archive, id, 1);
    assert.deepEqual(
      kept?.pages.map(({ number }) => number),
      [1, 2, 3],
    );
    const [first] = kept?.pages ?? [];
    assert.deepEqual(first?.furniture, ["Facial recognition in policing", "1"]);
    assert.match(
      first?.text ?? "",
      /^Facial recognition in policing\n1\nThe committee heard that no figure\nhad been/,
    );
    assert.deepEqual(kept?.doubtful, []);
  });

  it("is known of the marks of notes, which are not in the sentences", async () => {
    const object = documentObject(id);
    const read = async (path: string) => (await empty.archive.vault.read(object, path)).toString("utf8");
    const text = await read("versions/1/text.txt");
    const frozen = frozenPassagesSchema.parse(JSON.parse(await read("versions/1/passages.json")));
    assert.deepEqual(
      frozen.noteMarks?.map(({ at, label }) => [text.slice(at - 4, at), label]),
      ["1.", "2.", "3."].map((end) => [`r ${end}`, "4"]),
    );
  });

  it("is found again after a rebuild", async () => {
    const { archive } = empty;
    const before = await loadRecord(archive.catalogue, id);
    assert.equal(before?.versions[0]?.text?.rawPagesPath, "versions/1/raw-pages.json");
    await archive.catalogue.deleteFrom("document").where("id", "=", id).execute();
    assert.deepEqual((await rebuildCatalogue(archive)).failures, []);
    assert.deepEqual(await loadRecord(archive.catalogue, id), before);
    assert.equal((await keptRawPages(archive, id, 1))?.pages.length, 3);
  });

  it("is not looked for where a format has no pages", async () => {
    const plain = await takeIn(empty.archive, "No pages here.");
    await readVersion(empty.archive, plain, 1);
    assert.equal(await keptRawPages(empty.archive, plain, 1), null);
    assert.equal(await keptRawPages(empty.archive, "0000000000", 1), null);
  });
});
