import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { admit } from "../../../ingest/admit.js";
import { recordAccession, recordDocument } from "../../../ingest/record.js";
import { openCatalogue } from "../../../storage/catalogue/catalogue.js";
import { addAccount } from "../../add-account.js";
import { handIn as handInHere, openOn } from "../../empty-archive.js";
import { allSettled, type HeldDocument } from "../../faults/whole-register.js";
import { readLongAgo, readPoorly } from "../../ingest/outdated-reader.js";
import { runIbid } from "../../run-ibid.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../../served-archive.js";
import { anonymous, asProgram, type Client, signIn } from "../../signed-in-client.js";
import { handIn, itemsOf } from "./handed-in.js";

const account = "correct horse battery";
const poor = ["The lantern burned until morning.", "The barn was born.", "An iron turn."];

describe("reading again, in a served archive", () => {
  let folder: string;
  let remove: () => Promise<void>;
  let server: ServedArchive;
  let ida: Client;
  let accession: string;
  /** Read poorly, and the last one as well as today but long ago. */
  let documents: string[];

  before(async () => {
    ({ folder, remove } = await archiveFolder("reread"));
    const archive = await openOn(folder, "server");
    const items = await handInHere(archive, [...poor, "Nothing is wrong with it."], { publish: true });
    for (const item of items) await admit(archive, item);
    documents = items.map((item) => item.document);
    accession = items[0]?.accession ?? "";
    for (const document of documents.slice(0, poor.length)) await readPoorly(archive, document);
    await readLongAgo(archive, documents.at(-1) ?? "");
    for (const document of documents) await recordDocument(archive, document);
    await recordAccession(archive, accession);
    await archive.close();
    await addAccount(folder, "ida", account);
    server = await serveArchive(folder);
    ida = await signIn(server.address, "ida", account);
    await allSettled(ida);
  });
  after(() => remove());

  const found = async (words: string) => {
    type Found = { hits: { document: string; version: number }[] };
    return (await anonymous(server.address).json<Found>(`/search?q=${words}&exact=1`)).hits;
  };
  const newest = (document: string) => ida.json<HeldDocument>(`/documents/${document}`);
  /** Waits until the document has its second version and the search knows it. */
  async function untilFound(words: string) {
    for (const from = Date.now(); Date.now() - from < 60_000; ) {
      const hits = await found(words);
      if (hits.length > 0) return hits;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`Expected ${words} to be found`);
  }

  it("is offered to archivists, with the words why, and to nobody else", async () => {
    const [document] = documents;
    const path = `/documents/${document}`;
    assert.match((await ida.get(path)).text, /Read by text 0; today’s is text \d/);
    assert.doesNotMatch((await anonymous(server.address).get(path)).text, /today’s/);
    assert.equal((await anonymous(server.address).post(`${path}/reread`, {}, asProgram)).status, 401);
  });

  it("gives what is searched and served from then on, while citations stay on what they cite", async () => {
    const [document = ""] = documents;
    const place = { document, version: "1", start: "0", end: "11" };
    const made = await ida.post("/citations", place, asProgram);
    const citation = new URL((JSON.parse(made.text) as { url: string }).url).pathname;
    assert.equal((await ida.post(`/documents/${document}/reread`, {}, asProgram)).status, 303);
    assert.deepEqual(
      (await untilFound("lantern")).map((hit) => [hit.document, hit.version]),
      [[document, 2]],
    );
    assert.deepEqual(await found("lantem"), []);
    const old = await ida.json<{ quote: { exact: string }; version: number }>(citation);
    assert.deepEqual([old.quote.exact.trim(), old.version], ["The lantem", 1]);
    const page = (await anonymous(server.address).get(citation)).text;
    assert.match(page, /These words do not stand in the newest version \(2\)/);
    const first = (await ida.get(`/documents/${document}/versions/1`)).text;
    assert.match(first, /Version 2 is the same file, read again by text \d/);
    const original = await ida.get(`/documents/${document}/versions/2/original`);
    assert.equal(original.text, poor[0]);
  });

  it("is told in the register, where the file still counts once", async () => {
    await allSettled(ida);
    const [item] = await itemsOf(ida, accession);
    assert.deepEqual([item?.version, item?.readAs, item?.state], [1, 2, "searchable"]);
    const again = await handIn(ida, { "the same.txt": poor[0] ?? "" });
    const [held] = again.items;
    assert.deepEqual([held?.state, held?.document, held?.version], ["held", documents[0], 1]);
  });

  it("is done by the command line, for one document or all that are outdated", async () => {
    const [, second = "", third = "", last = ""] = documents;
    const one = await runIbid(folder, ["reread", second, "0000000000"]);
    assert.equal(one.exit, 1);
    assert.equal(
      one.out,
      `${second}: version 2 has another text.\n0000000000: There is no document 0000000000.\n`,
    );
    const unknown = await unreadableThen();
    const all = await runIbid(folder, ["reread", "--outdated", "--json"]);
    assert.equal(all.exit, 0, all.said);
    const { rereads } = JSON.parse(all.out) as { rereads: { document: string; outcome: string }[] };
    assert.deepEqual(
      new Map(rereads.map(({ document, outcome }) => [document, outcome])),
      new Map([
        [third, "added"],
        [last, "same"],
        [unknown, "read"],
      ]),
    );
    const none = await runIbid(folder, ["reread", "--outdated"]);
    assert.deepEqual([none.exit, none.out], [0, "Every text was taken by its extractor as it is today.\n"]);
    assert.equal((await runIbid(folder, ["reread"])).exit, 2);
    assert.equal((await newest(third)).version, 2);
    assert.equal((await newest(last)).version, 1);
    assert.match((await ida.get(`/documents/${last}`)).text, /Read again by text \d on .*: the same\./);
  });

  /** A file of a kind that nobody could read when it came, and somebody can today. */
  async function unreadableThen(): Promise<string> {
    const { items } = await handIn(ida, { "table.csv": "Lamp,State\nFirst,dark\n" });
    const document = items[0]?.document ?? "";
    const catalogue = await openCatalogue(join(folder, "catalogue.sqlite"), new Date().toISOString());
    // As it was before there was a reader for tables: a version without a text.
    const then = { text_state: "failed", failure: "unsupported", reason: "No reader for tables." } as const;
    await catalogue.updateTable("version").set(then).where("document", "=", document).execute();
    await catalogue.destroy();
    return document;
  }

  it("leaves an archive that is sound, and rebuilt from the vault the same", async () => {
    const texts = async () =>
      Promise.all(documents.map(async (document) => (await newest(document)).passages));
    const before = await texts();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    assert.equal((await runIbid(folder, ["verify"])).exit, 0);
    assert.equal((await runIbid(folder, ["rebuild"])).exit, 0);
    assert.deepEqual(await texts(), before);
    assert.equal((await untilFound("lantern")).length, 1);
  });
});
