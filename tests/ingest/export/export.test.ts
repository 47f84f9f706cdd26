/** What leaves the archive: a bag that an independent reader finds valid, and a site that needs nobody. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { appendFile, readdir, readFile, rm } from "node:fs/promises";
import { dirname, join, normalize } from "node:path";
import { after, before, describe, it } from "node:test";
import { parseHTML } from "linkedom";
import { documentObject } from "../../../ingest/archive.js";
import { cite } from "../../../ingest/cite.js";
import { describe as describeDocument, setState } from "../../../ingest/curate.js";
import { startDerivation } from "../../../ingest/derive.js";
import { makeBag } from "../../../ingest/export/bag.js";
import { FolderTaken } from "../../../ingest/export/digested-folder.js";
import { writeSite } from "../../../server/static-site/write-site.js";
import { type EmptyArchive, handIn, openEmptyArchive } from "../../empty-archive.js";
import { bagFaults, systemFaults } from "./read-bag.js";

const words = "The wren & the <robin> sing.";

describe("an export", () => {
  let opened: EmptyArchive;
  let ids: string[];
  const asked = (target: string) => ({
    target,
    states: ["published"] as const,
    closedToo: false,
    organisation: "The Archive\nof Birds",
    software: "Ibid",
  });
  const folder = (name: string) => join(opened.folder, name);
  const filesIn = async (at: string) =>
    (await readdir(at, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(at.length + 1));

  before(async () => {
    opened = await openEmptyArchive("export");
    const { archive } = opened;
    const texts = [words, "A draft that nobody may read.", "Withdrawn words."];
    ids = (await handIn(archive, texts, { publish: true })).map(({ document }) => document);
    const derivation = startDerivation(archive);
    await derivation.settled();
    const [first = "", second = "", third = ""] = ids;
    const description = { title: "50% of <birds> & more", source: "A & B", date: "2026-05" };
    await describeDocument(archive, first, { description, tags: null, basedOn: null }, "ida");
    await setState(archive, second, "draft", null, "ida");
    await setState(archive, third, "withdrawn", "It names a child.", "ida");
    await cite(archive, { document: first, version: 1, start: 0, end: 8 }, "ida");
    await derivation.settled();
    await derivation.stop();
  });
  after(() => opened.remove());

  it("is a valid bag of what is published, with originals, texts, records and Dublin Core", async () => {
    const made = await makeBag(opened.archive, asked(folder("bag")));
    assert.equal(made.documents, 1);
    assert.deepEqual(await bagFaults(folder("bag")), []);
    const at = `data/documents/${ids[0]}`;
    assert.equal(await readFile(join(folder("bag"), at, "versions/1/text.txt"), "utf8"), words);
    const [original = ""] = (await filesIn(folder("bag"))).filter((path) => path.includes("/original/"));
    assert.equal(await readFile(join(folder("bag"), original), "utf8"), words);
    const core = parseHTML(await readFile(join(folder("bag"), at, "dublin-core.xml"), "utf8")).document;
    assert.equal(core.querySelector("dc\\:title")?.textContent, "50% of <birds> & more");
    assert.equal(core.querySelector("dc\\:identifier")?.textContent, documentObject(ids[0] ?? ""));
    const whole = await filesIn(folder("bag"));
    assert.ok(!whole.some((path) => path.includes(ids[1] ?? "") || path.includes(ids[2] ?? "")));
    const everything = await makeBag(opened.archive, {
      ...asked(folder("all")),
      states: ["published", "draft", "withdrawn"],
      closedToo: true,
    });
    assert.equal(everything.documents, 3);
    assert.deepEqual(await bagFaults(folder("all")), []);
    for (const bag of ["bag", "all"]) assert.deepEqual(systemFaults(folder(bag)) ?? [], [], bag);
  });

  it("for others holds neither an original that is closed to readers nor who did what", async () => {
    const { archive } = opened;
    const [first = ""] = ids;
    const give = (original: "open" | "closed") =>
      describeDocument(archive, first, { description: { original }, tags: null, basedOn: null }, "ida");
    await give("closed");
    for (const closedToo of [false, true]) {
      const bag = folder(`closed-${closedToo}`);
      await makeBag(archive, { ...asked(bag), closedToo });
      assert.deepEqual(await bagFaults(bag), []);
      const originals = (await filesIn(bag)).filter((path) => path.includes("/original/"));
      assert.equal(originals.length, closedToo ? 1 : 0);
      const { events } = JSON.parse(
        await readFile(join(bag, "data/documents", first, "record.json"), "utf8"),
      );
      assert.equal(events.length > 0, closedToo);
    }
    await give("open");
  });

  it("that was damaged is found out by the reader", async () => {
    const [original = ""] = (await filesIn(folder("all"))).filter((path) => path.includes("/original/"));
    await appendFile(join(folder("all"), original), "!");
    await rm(join(folder("all"), "data/keys.json"));
    const faults = await bagFaults(folder("all"));
    const told = systemFaults(folder("all"));
    assert.ok(told === null || told.includes(`${original}: FAILED`), told?.join("; "));
    assert.ok(
      faults.includes(`${original} has another sha256`) && faults.includes("data/keys.json is missing"),
    );
  });

  it("is a site whose links lead to its own files, without a script, and whose digests hold", async () => {
    const at = folder("site");
    const made = await writeSite(opened.archive, at, "The Archive of <Birds>");
    assert.deepEqual([made.documents, made.citations], [1, 1]);
    const files = await filesIn(at);
    assert.equal(files.length, made.files);
    for (const path of files.filter((each) => each.endsWith(".html"))) {
      const { document } = parseHTML(await readFile(join(at, path), "utf8"));
      assert.equal(document.querySelectorAll("script, [onclick], iframe").length, 0, path);
      const links = [...document.querySelectorAll("[href]")].map((each) => each.getAttribute("href") ?? "");
      for (const link of links.filter((each) => !/^https?:/.test(each))) {
        const target = normalize(join(dirname(path), decodeURIComponent(link.split("#")[0] ?? "")));
        assert.ok(files.includes(target), `${path} leads to ${link}`);
      }
    }
    const index = parseHTML(await readFile(join(at, "index.html"), "utf8")).document;
    assert.equal(index.querySelector(".documents a")?.textContent, "50% of <birds> & more");
    const text = parseHTML(
      await readFile(join(at, `documents/${ids[0]}/versions/1/index.html`), "utf8"),
    ).document;
    assert.match(text.querySelector("article")?.textContent ?? "", /The wren & the <robin> sing\./);
    const cited = files.find((path) => path.startsWith("citations/")) ?? "";
    const slip = parseHTML(await readFile(join(at, cited), "utf8")).document;
    assert.equal(slip.querySelector("mark")?.textContent, "The wren");
    for (const line of (await readFile(join(at, "digests.txt"), "utf8")).trimEnd().split("\n")) {
      const [digest = "", path = ""] = line.split("  ");
      assert.equal(
        createHash("sha256")
          .update(await readFile(join(at, path)))
          .digest("hex"),
        digest,
        path,
      );
    }
    const all = (await Promise.all(files.map((path) => readFile(join(at, path), "utf8")))).join("\n");
    assert.doesNotMatch(all, /nobody may read|Withdrawn words|"by":"ida"|names a child/);
  });

  it("goes into no folder that holds something", async () => {
    await assert.rejects(makeBag(opened.archive, asked(folder("site"))), FolderTaken);
    await assert.rejects(writeSite(opened.archive, folder("bag"), "x"), FolderTaken);
  });
});
