import assert from "node:assert/strict";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { ExtractionFailed } from "../../ingest/extract/extraction.js";
import { type PageImages, pageImages, TooManyWaiting } from "../../ingest/page-images.js";
import type { VersionRow } from "../../storage/catalogue/tables.js";
import { derivedFiles } from "../../storage/derived-files.js";
import { type EmptyArchive, openEmptyArchive, takeIn } from "../empty-archive.js";
import { drawLines, madePdf, page } from "./extract/made-pdf.js";

describe("images of pages", () => {
  let empty: EmptyArchive;
  let version: VersionRow;
  let folder: string;
  let clock = 0;
  /** Pages the real pool was asked to draw, through a door that counts. */
  let asked: number[];
  let images: PageImages;

  before(async () => {
    empty = await openEmptyArchive("page-images");
    folder = join(empty.folder, "derived", "page-images");
    const bytes = await madePdf((pdf) => {
      for (const number of [1, 2, 3]) {
        page(pdf, number);
        drawLines(pdf, 100, [`Words of page ${number}.`]);
      }
    });
    version = await versionOf(await takeIn(empty.archive, bytes));
    images = opened();
  });
  after(() => empty.remove());

  function versionOf(document: string): Promise<VersionRow> {
    return empty.archive.catalogue
      .selectFrom("version")
      .selectAll()
      .where("document", "=", document)
      .executeTakeFirstOrThrow();
  }

  function opened(mostBytes = 10_000_000): PageImages {
    asked = [];
    const { archive } = empty;
    const pool = {
      ...archive.pool,
      drawPage: (...terms: Parameters<typeof archive.pool.drawPage>) => {
        asked.push(terms[1].page);
        return archive.pool.drawPage(...terms);
      },
    };
    return pageImages({ ...archive, pool, now: () => clock }, derivedFiles(folder, mostBytes));
  }

  it("are drawn once for all who ask at the same time, and kept", async () => {
    const wanted = { version, page: 1, width: 240 };
    assert.equal(await images.kept(wanted), null);
    const drawn = await Promise.all(Array.from({ length: 8 }, () => images.drawn(wanted, 0)));
    assert.deepEqual(asked, [1]);
    for (const bytes of drawn) assert.deepEqual(bytes, drawn[0]);
    assert.equal(Buffer.from(drawn[0] ?? []).toString("latin1", 8, 12), "WEBP");
    assert.deepEqual(await images.kept(wanted), Buffer.from(drawn[0] ?? []));
    assert.deepEqual(await opened().kept(wanted), Buffer.from(drawn[0] ?? []), "after a restart");
  });

  it("are named for the bytes of the original, so that no image is ever another", () => {
    const wanted = { version, page: 1, width: 240 };
    const names = [
      wanted,
      { ...wanted, page: 2 },
      { ...wanted, width: 800 },
      { ...wanted, version: { ...version, digest: "sha256:00" } },
    ].map((one) => images.nameOf(one));
    assert.equal(new Set(names).size, 4);
  });

  it("are drawn again when their folder was removed", async () => {
    images = opened();
    await rm(folder, { recursive: true, force: true });
    const wanted = { version, page: 1, width: 240 };
    assert.equal(await images.kept(wanted), null);
    assert.ok(await images.drawn(wanted, 0));
    assert.ok(await images.kept(wanted));
  });

  it("are refused when more are waiting than the asker may wait for", async () => {
    images = opened();
    const of = (number: number) => ({ version, page: number, width: 800 });
    const first = images.drawn(of(1), 1);
    const second = images.drawn(of(2), 1);
    await assert.rejects(images.drawn(of(3), 1), TooManyWaiting);
    const patient = images.drawn(of(3), 10);
    assert.ok((await Promise.all([first, second, patient])).every((bytes) => bytes !== null));
    assert.deepEqual(asked.toSorted(), [1, 2, 3]);
  });

  it("there is none of a page that the file has not", async () => {
    assert.equal(await images.drawn({ version, page: 4, width: 240 }, 0), null);
    const plain = await versionOf(await takeIn(empty.archive, "Only words."));
    assert.equal(await images.drawn({ version: plain, page: 1, width: 240 }, 0), null);
  });

  it("of what cannot be drawn are not tried again for a while, at whatever width", async () => {
    images = opened();
    const broken = await versionOf(await takeIn(empty.archive, "%PDF-1.7\nand nothing that belongs there"));
    await assert.rejects(images.drawn({ version: broken, page: 1, width: 240 }, 0), ExtractionFailed);
    await assert.rejects(images.drawn({ version: broken, page: 1, width: 800 }, 0), ExtractionFailed);
    assert.deepEqual(asked, [1]);
    clock += 600_001;
    await assert.rejects(images.drawn({ version: broken, page: 1, width: 240 }, 0), ExtractionFailed);
    assert.deepEqual(asked, [1, 1]);
  });

  it("are shown also when they cannot be kept", async () => {
    images = opened(0);
    await rm(folder, { recursive: true, force: true });
    assert.ok(await images.drawn({ version, page: 2, width: 240 }, 0));
    assert.deepEqual(await readdir(folder).catch(() => []), []);
  });
});
