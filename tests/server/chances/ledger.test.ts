import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { versionToday } from "../../../ingest/extract/made-by.js";
import { addAccount } from "../../add-account.js";
import { madePdf } from "../../ingest/extract/made-pdf.js";
import { runIbid } from "../../run-ibid.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../../served-archive.js";
import { type Client, signIn } from "../../signed-in-client.js";
import { handIn, type LedgerItem } from "./handed-in.js";

const password = "correct horse battery";

describe("the ledger", () => {
  let remove: () => Promise<void>;
  let folder: string;
  let server: ServedArchive;
  let ida: Client;
  let accession: string;
  let items: LedgerItem[];

  before(async () => {
    ({ folder, remove } = await archiveFolder("ledger"));
    await addAccount(folder, "ida", password);
    server = await serveArchive(folder);
    ida = await signIn(server.address, "ida", password);
    const two = await madePdf((pdf) => {
      pdf.addPage().text("The first page speaks of a heron.");
      pdf.addPage().text("The second page speaks of it too.");
    });
    const locked = await madePdf((pdf) => void pdf.addPage().text("Locked."), {
      userPassword: "secret",
      pdfVersion: "1.7",
    });
    const files = { "two.pdf": two, "locked.pdf": locked, "torn.pdf": "%PDF-1.7\nlost\n", "a.txt": "Plain." };
    ({ accession, items } = await handIn(ida, files));
  });
  after(() => remove());

  const named = (name: string) => {
    const item = items.find((each) => each.name === name);
    assert.ok(item, name);
    return item;
  };

  it("has every file in one state, with its attempts, time, extractor and pages", async () => {
    const two = named("two.pdf");
    assert.deepEqual([two.state, two.attempts, two.attention], ["searchable", 1, false]);
    assert.deepEqual([two.extractor, two.extractorVersion], ["pdf", `${versionToday("pdf")}`]);
    assert.deepEqual(two.pages, { all: 2, text: 2, blank: 0, machine: 0, unsure: 0, none: 0 });
    assert.ok((two.readingMs ?? 0) > 0);
    assert.equal(named("a.txt").pages, null);
    const locked = named("locked.pdf");
    assert.deepEqual([locked.state, locked.failure, locked.attention], ["locked", "encrypted", true]);
    assert.match(locked.reason ?? "", /needs a password/);
    const torn = named("torn.pdf");
    assert.deepEqual([torn.state, torn.failure, torn.attention], ["failed", "corrupt", true]);
    assert.ok(torn.attempts >= 1 && torn.readingMs !== null);
  });

  it("says the same on the accession's page and in the list, in words", async () => {
    const page = (await ida.get(`/accessions/${accession}`)).text;
    assert.match(page, /4 files: 2 indexed, 1 failed, 1 needs a password\./);
    assert.match(page, new RegExp(`Read in [\\d.]+ seconds? \\(reader: pdf ${versionToday("pdf")}\\)`));
    assert.match(page, /2 pages: 2 text\./);
    const list = (await ida.get("/accessions")).text;
    assert.match(list, /4 files: 2 indexed, 1 failed, 1 needs a password\./);
  });

  it("lists the accessions with files that need attention apart", async () => {
    const sound = await handIn(ida, { "sound.txt": "Nothing is wrong with this one." });
    type List = { accessions: { accession: string }[] };
    const numbers = async (path: string) =>
      (await ida.json<List>(path)).accessions.map((each) => each.accession);
    assert.deepEqual(await numbers("/accessions"), [sound.accession, accession]);
    assert.deepEqual(await numbers("/accessions?attention=1"), [accession]);
    assert.match(
      (await ida.get("/accessions?attention=1")).text,
      /1 accession with files that need attention/,
    );
    await handIn(ida, { "torn.pdf": "%PDF-1.7\nlost again\n" });
    assert.match((await ida.get("/accessions")).text, /1 file: 1 failed\. torn\.pdf is damaged[^<]*\.</);
    assert.equal((await ida.get("/accessions?attention=perhaps")).status, 400);
  });

  it("tells archivists of each document, and nobody else", async () => {
    const { document } = named("two.pdf");
    type Held = { reading?: { attempts: number; pages: object }; accession?: string };
    const { reading, accession: from } = await ida.json<Held>(`/documents/${document}`);
    assert.deepEqual([reading?.attempts, from], [1, accession]);
    assert.match((await ida.get(`/documents/${document}`)).text, /Read in [^<]*\(reader: pdf/);
    const anyone = await fetch(`${server.address}/documents/${document}`, {
      headers: { accept: "application/json" },
    });
    assert.equal("reading" in ((await anyone.json()) as object), false);
  });

  it("is what ibid ingest --json prints", async () => {
    const path = join(folder, "from-the-command-line.txt");
    await writeFile(path, "Taken in by the command line.");
    const { exit, out } = await runIbid(folder, ["ingest", path, "--wait", "--json"]);
    assert.equal(exit, 0);
    const printed = JSON.parse(out) as { accession: string };
    assert.deepEqual(printed, await ida.json(`/accessions/${printed.accession}`));
  });

  it("counts the pages as their list does, also those with nothing to read", async () => {
    const handed = await handIn(ida, { "sheets.txt": "The first sheet.\f  \n\fThe third sheet." });
    const [sheets] = handed.items;
    assert.deepEqual(sheets?.pages, { all: 3, text: 2, blank: 1, machine: 0, unsure: 0, none: 0 });
    assert.equal(sheets.attention, false);
    const { summary } = await ida.json<{ summary: string }>(`/documents/${sheets.document}/versions/1/pages`);
    assert.equal(summary, "3 pages: 2 text, 1 blank.");
    assert.match((await ida.get(`/accessions/${handed.accession}`)).text, /3 pages: 2 text, 1 blank\./);
    const { documents } = await ida.json<{ documents: { url: string }[] }>("/coverage");
    assert.ok(!documents.some(({ url }) => url.includes(sheets.document ?? "")), "nothing of it is unknown");
    const empty = await handIn(ida, { "blank.txt": "\f\f" });
    const again = await ida.json<{ documents: { url: string; reason: string }[] }>("/coverage");
    const blank = again.documents.find(({ url }) => url.includes(empty.items[0]?.document ?? ""));
    assert.match(blank?.reason ?? "", /^There is no text in it/);
  });
});
