/** Words taken out of a document, and a document erased: what is left of them, anywhere. */
import assert from "node:assert/strict";
import { createPublicKey, verify } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { typesetPdf } from "../../ingest/samples/typeset-pdf.js";
import { erasureBytes, type SignedErasure } from "../../storage/model/erasure.js";
import { addAccount } from "../add-account.js";
import { type Accession, allSettled, type HeldDocument } from "../faults/whole-register.js";
import { file } from "../multipart.js";
import { runIbid } from "../run-ibid.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { anonymous, asProgram, type Client, signIn } from "../signed-in-client.js";

const password = "correct horse battery";
const secret = "Zebedee Quillfeather";

describe("words that have to go", () => {
  let folder: Awaited<ReturnType<typeof archiveFolder>>;
  let server: ServedArchive;
  let ida: Client;
  let ada: Client;
  let anyone: Client;
  before(async () => {
    folder = await archiveFolder("redaction");
    await addAccount(folder.folder, "ida", password);
    await addAccount(folder.folder, "ada", password, { role: "administrator" });
    server = await serveArchive(folder.folder);
    await enter();
  });
  after(() => folder.remove());

  async function enter() {
    ida = await signIn(server.address, "ida", password);
    ada = await signIn(server.address, "ada", password);
    anyone = anonymous(server.address);
  }
  async function held(name: string, content: string | Uint8Array): Promise<string> {
    const answer = await ida.upload([
      { field: "publish", value: "1" },
      { field: "source", value: "The parish" },
      file(name, content),
    ]);
    assert.equal(answer.status, 201, answer.text);
    await allSettled(ida);
    const { accession } = JSON.parse(answer.text) as { accession: string };
    const id = (await ida.json<Accession>(`/accessions/${accession}`)).items[0]?.document ?? "";
    await found(/./, 1, id);
    return id;
  }
  async function found(words: RegExp | string, least: number, document = ""): Promise<void> {
    const query = typeof words === "string" ? words : "";
    for (let tries = 0; tries < 200; tries += 1) {
      const path = query === "" ? `/documents/${document}` : `/search?exact=1&q=${encodeURIComponent(query)}`;
      const { total = 1 } = JSON.parse((await ida.get(path, asProgram)).text) as { total?: number };
      if (total >= least) return;
      await pause(50);
    }
    assert.fail(`${words} was not found`);
  }
  /** Waits until the text of a version is known. */
  async function read(id: string, version: number): Promise<void> {
    for (let tries = 0; tries < 400; tries += 1) {
      const { text } = await ida.json<HeldDocument>(`/documents/${id}/versions/${version}`);
      if (text.state === "known") return;
      await pause(50);
    }
    assert.fail(`the text of version ${version} never came`);
  }
  const cited = async (id: string, version: number): Promise<string> => {
    const { passages } = await ida.json<HeldDocument>(`/documents/${id}/versions/${version}`);
    const passage = passages.find(({ text }) => text.includes("Quillfeather"));
    const place = { document: id, version: `${version}`, start: `${passage?.start}`, end: `${passage?.end}` };
    const answer = await ida.post("/citations", place, asProgram);
    assert.equal(answer.status, 201, answer.text);
    return new URL((JSON.parse(answer.text) as { url: string }).url).pathname;
  };

  it("are counted first, and gone from a text, from search, citations and exports; the old file is an administrator's", async () => {
    const id = await held(
      "letter.txt",
      `To the council.\n\nI am ${secret}, and I live by the mill.\n\nYours, zebedee\nquillfeather`,
    );
    await found(secret, 1);
    const citation = await cited(id, 1);
    const words = { words: `${secret}\n`, reason: "It names a child." };
    const counted = await ida.post(`/documents/${id}/redact`, words, asProgram);
    assert.equal((JSON.parse(counted.text) as { places: unknown[] }).places.length, 2, counted.text);
    assert.match((await ida.post(`/documents/${id}/redact`, words)).text, /2 places will be taken out\./);
    for (const wrong of [{ words: "" }, { words: "nowhere to be found" }, { ...words, reason: " " }]) {
      const refused = await ida.post(
        `/documents/${id}/redact`,
        { do: "redact", reason: "x", ...wrong },
        asProgram,
      );
      assert.equal(refused.status, 422, JSON.stringify(wrong));
    }
    const done = await ida.post(`/documents/${id}/redact`, { ...words, do: "redact" }, asProgram);
    assert.equal(done.status, 201, done.text);
    await read(id, 2);
    const version = await ida.json<HeldDocument & { state: string }>(`/documents/${id}`);
    assert.deepEqual([version.version, version.state, version.original.name], [2, "draft", "redacted.txt"]);
    const text = (await ida.get(`/documents/${id}/versions/2/text`)).text;
    assert.match(text, /I am \[redacted\], and I live by the mill\./);
    assert.equal((await ida.post(`/documents/${id}/publish`, {}, asProgram)).status, 303);
    for (const path of [
      `/documents/${id}`,
      `/documents/${id}/versions/2/original`,
      `/search?q=${encodeURIComponent("quillfeather")}`,
      `/search/export?q=council&format=csv`,
      "/people",
    ])
      assert.doesNotMatch(
        (await anyone.get(path)).text.replace(/q=\w+|value="\w+"|“\w+”/g, ""),
        /Quillfeather/,
        path,
      );
    const { total } = await ida.json<{ total: number }>(`/search?exact=1&q=${encodeURIComponent(secret)}`);
    assert.equal(total, 0);
    for (const part of ["", "/original", "/text", "/changes", "/pages", "/reference"])
      for (const client of [anyone, ida]) {
        const answer = await client.get(`/documents/${id}/versions/1${part}`);
        assert.equal(answer.status, 410, part);
        assert.match(answer.text, /It names a child/);
      }
    for (const part of ["", "/forms/ris", "/proof.json", "/card"]) {
      const answer = await anyone.get(citation + part);
      assert.equal(answer.status, 410, part);
      assert.doesNotMatch(answer.text, /Quillfeather/, part);
    }
    assert.match((await ada.get(`/documents/${id}/versions/1/original`)).text, /Zebedee Quillfeather/);
  });

  it("are gone from the pages, the text and the properties of a PDF", async () => {
    const pdf = await typesetPdf(
      `@ title: Report\n@ author: ${secret}\n@ created: 2026-01-02T00:00:00Z\n@ face: serif\n@ head: Report\n@ folio: {page} of {pages}\n\nThe report names ${secret} once in a line of words.\n\nNothing else is in it but the mill and the weir.\n`,
    );
    const id = await held("report.pdf", pdf);
    const { title } = await ida.json<{ title: string }>(`/documents/${id}`);
    assert.ok(title !== "");
    const words = { words: secret, reason: "It names a child.", do: "redact" };
    const done = await ida.post(`/documents/${id}/redact`, words, asProgram);
    assert.equal(done.status, 201, done.text);
    assert.equal((JSON.parse(done.text) as { withoutImage: number }).withoutImage, 0);
    await read(id, 2);
    const original = await ida.get(`/documents/${id}/versions/2/original`);
    assert.doesNotMatch(original.text, /Zebedee|Quillfeather/);
    const text = (await ida.get(`/documents/${id}/versions/2/text`)).text;
    assert.match(text, /The report names \[redacted\] once/);
    assert.match(text, /the mill and the weir/);
    const page = await ida.get(`/documents/${id}/versions/2/pages/1/image`);
    assert.equal(page.status, 200);
  });

  it("stay closed after a rebuild", async () => {
    const list = await ida.json<{ documents: { title: string; url: string }[] }>("/documents");
    await server.stop();
    assert.equal((await runIbid(folder.folder, ["rebuild"])).exit, 0);
    server = await serveArchive(folder.folder);
    await enter();
    for (const { url } of list.documents) {
      const path = new URL(url).pathname;
      assert.equal((await ida.get(`${path}/versions/1`)).status, 410, path);
      assert.equal((await ada.get(`${path}/versions/1`)).status, 200, path);
    }
  });

  it("leave no byte when a document is erased, and a signed note that says so", async () => {
    const id = await held(
      "diary of Quillfeather.txt",
      `A diary of ${secret}: the unmistakable flibbertigibbet.`,
    );
    const citation = await cited(id, 1);
    const { title } = await ada.json<{ title: string }>(`/documents/${id}`);
    assert.equal((await ida.get(`/documents/${id}/erase`)).status, 403);
    const wrong = await ada.post(`/documents/${id}/erase`, { title: "something else", reason: "The court." });
    assert.equal(wrong.status, 422);
    assert.match(wrong.text, /This is not the title; nothing was erased/);
    assert.equal((await anyone.get(`/documents/${id}`)).status, 200);
    const answer = await ada.post(
      `/documents/${id}/erase`,
      { title, reason: "The court orders it." },
      asProgram,
    );
    assert.equal(answer.status, 200, answer.text);
    const note = JSON.parse(answer.text) as SignedErasure;
    assert.deepEqual([note.erasure.by, note.erasure.reason], ["ada", "The court orders it."]);
    const { keys } = await anyone.json<{ keys: { id: string; publicKey: string }[] }>("/keys");
    const key = keys.find((each) => each.id === note.signature.key);
    const der = Buffer.concat([
      Buffer.from("302a300506032b6570032100", "hex"),
      Buffer.from(key?.publicKey ?? "", "base64"),
    ]);
    const publicKey = createPublicKey({ key: der, format: "der", type: "spki" });
    assert.ok(
      verify(null, erasureBytes(note.erasure), publicKey, Buffer.from(note.signature.value, "base64")),
    );
    for (const path of [`/documents/${id}`, `/documents/${id}/versions/1/original`, citation]) {
      const gone = await anyone.get(path, asProgram);
      assert.equal(gone.status, 410, path);
      assert.match(gone.text, /The court orders it/);
    }
    const { total } = await ida.json<{ total: number }>("/search?exact=1&q=flibbertigibbet");
    assert.equal(total, 0);
    await pause(300);
    await server.stop();
    assert.deepEqual(await filesWith(folder.folder, "flibbertigibbet"), []);
    const log = await runIbid(folder.folder, ["verify", "--log"]);
    assert.equal(log.exit, 0, log.out + log.said);
    assert.equal((await runIbid(folder.folder, ["rebuild"])).exit, 0);
    server = await serveArchive(folder.folder);
    await enter();
    assert.equal((await anyone.get(`/documents/${id}`)).status, 410);
  });

  /** Files of the archive that hold these bytes; the engine keeps its pages until it reuses them. */
  async function filesWith(root: string, words: string): Promise<string[]> {
    const names = await readdir(root, { recursive: true, withFileTypes: true });
    const found: string[] = [];
    for (const entry of names.filter((each) => each.isFile())) {
      const path = join(entry.parentPath, entry.name);
      if (path.startsWith(join(root, "index"))) continue;
      if ((await readFile(path)).includes(words)) found.push(path);
    }
    return found;
  }
});
