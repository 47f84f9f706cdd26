import assert from "node:assert/strict";
import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { TextReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import officeCrypto from "officecrypto-tool";
import { typesetDocx } from "../../../ingest/samples/typeset-docx.js";
import { addAccount } from "../../add-account.js";
import { allSettled } from "../../faults/whole-register.js";
import { madePdf } from "../../ingest/extract/made-pdf.js";
import { runIbid } from "../../run-ibid.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../../served-archive.js";
import { asProgram, type Client, signIn } from "../../signed-in-client.js";
import { handIn, itemsOf, type LedgerItem } from "./handed-in.js";

const account = "correct horse battery";
const secret = "the-heron-stands-at-low-water";
const wrong = "the-heron-has-flown";
const docx =
  "@ title: Locked\n@ author: A\n@ created: 2026-03-05T09:00:00Z\n\n= Locked\n\nThe heron waits.\n";

describe("a file that needs a password", () => {
  let folder: string;
  let remove: () => Promise<void>;
  let server: ServedArchive;
  let ida: Client;
  let accession: string;
  let items: LedgerItem[];

  before(async () => {
    ({ folder, remove } = await archiveFolder("password"));
    await addAccount(folder, "ida", account);
    server = await serveArchive(folder);
    const pdf = (text: string) =>
      madePdf((page) => void page.addPage().text(text), { userPassword: secret, pdfVersion: "1.7" });
    const files = {
      "locked.pdf": await pdf("The heron stands alone."),
      "other.pdf": await pdf("The other heron."),
      "third.pdf": await pdf("The third heron."),
      "locked.docx": officeCrypto.encrypt(Buffer.from(await typesetDocx(docx)), { password: secret }),
    };
    // After the slow locking of files: an idle connection would have been closed meanwhile.
    ida = await signIn(server.address, "ida", account);
    ({ accession, items } = await handIn(ida, files));
  });
  after(() => remove());

  const documentOf = (name: string) => items.find((item) => item.name === name)?.document ?? "";
  const give = (name: string, password: string) =>
    ida.post(`/documents/${documentOf(name)}/versions/1/password`, { password }, asProgram);
  const itemNow = async (name: string) => {
    await allSettled(ida);
    const found = (await itemsOf(ida, accession)).find((item) => item.name === name);
    assert.ok(found);
    return found;
  };
  type Held = { text: { state: string; reason: string | null }; passages: { text: string }[] };

  it("says so, with a form for archivists and none for readers", async () => {
    assert.ok(items.every(({ state, failure }) => state === "locked" && failure === "encrypted"));
    const path = `/documents/${documentOf("locked.pdf")}`;
    assert.match((await ida.get(path)).text, /<input id="password" name="password" type="password"/);
    const anyone = await (await fetch(server.address + path)).text();
    assert.match(anyone, /locked\.pdf needs a password/);
    assert.doesNotMatch(anyone, /name="password"/);
  });

  it("stays so after a wrong one, which is told", async () => {
    const { attempts } = await itemNow("locked.pdf");
    assert.equal((await give("locked.pdf", wrong)).status, 303);
    const item = await itemNow("locked.pdf");
    assert.deepEqual([item.state, item.attempts], ["locked", attempts + 1]);
    assert.equal(item.reason, "The password given does not open locked.pdf.");
  });

  it("is read with the right one", async () => {
    assert.equal((await give("locked.pdf", secret)).status, 303);
    assert.equal((await itemNow("locked.pdf")).state, "searchable");
    const held = await ida.json<Held>(`/documents/${documentOf("locked.pdf")}`);
    assert.match(held.passages.map(({ text }) => text).join(" "), /The heron stands alone\./);
    assert.equal((await give("locked.pdf", secret)).status, 409, "it waits for none any more");
  });

  it("has pages with their words, and says why they cannot be seen", async () => {
    const pages = `/documents/${documentOf("locked.pdf")}/versions/1/pages`;
    for (const path of [pages, `${pages}/1`]) {
      const shown = await ida.get(path);
      assert.match(shown.text, /The original is locked\. [^<]* so its pages cannot be shown as images/);
      assert.doesNotMatch(shown.text, /<img[^>]*pages\/1\/image/);
    }
    assert.equal((await ida.json<{ image: string | null }>(`${pages}/1`)).image, null);
    const image = await ida.get(`${pages}/1/image`, asProgram);
    assert.equal(image.status, 404);
    assert.match(image.text, /Page 1 of locked\.pdf is not shown as an image: The original is locked\./);
    assert.doesNotMatch(image.text, /needs a password/);
  });

  it("is read as what it is inside when it is an office file", async () => {
    assert.equal((await give("locked.docx", secret)).status, 303);
    const item = await itemNow("locked.docx");
    assert.deepEqual([item.state, item.extractor], ["searchable", "docx"]);
  });

  it("is told of by name when the form comes empty or too long", async () => {
    for (const password of ["", "x".repeat(1_001), "a\0b"])
      assert.equal((await give("other.pdf", password)).status, 422);
    assert.equal((await itemNow("other.pdf")).state, "locked");
  });

  it("is read by the command line, with the password from standard input", async () => {
    const document = documentOf("other.pdf");
    const refused = await runIbid(folder, ["password", document], { input: `${wrong}\n` });
    assert.deepEqual(
      [refused.exit, refused.out],
      [1, `${document}: The password given does not open other.pdf.\n`],
    );
    const opened = await runIbid(folder, ["password", document], { input: `${secret}\n` });
    assert.deepEqual([opened.exit, opened.out], [0, `${document}: read.\n`]);
    assert.equal((await runIbid(folder, ["password", document], { input: `${secret}\n` })).exit, 2);
    assert.equal((await runIbid(folder, ["password", document])).exit, 2);
    const nosuch = await runIbid(folder, ["password", "nosuch"]);
    assert.deepEqual([nosuch.exit, nosuch.said.split("\n")[0]], [2, "There is no document nosuch."]);
  });

  it("is read without an archive too, with a password file or from standard input", async () => {
    const nowhere = join(folder, "nowhere");
    const path = join(folder, "apart.docx");
    const key = join(folder, "key.txt");
    await writeFile(path, officeCrypto.encrypt(Buffer.from(await typesetDocx(docx)), { password: secret }));
    await writeFile(key, `${secret}\nmore\n`);
    const locked = await runIbid(nowhere, ["extract", path]);
    assert.equal(locked.exit, 1);
    assert.equal(locked.said, `${path}: It needs a password to be opened: give it with --password-file.\n`);
    for (const [args, input] of [
      [[key], ""],
      [["-"], `${secret}\n`],
    ] as const) {
      const opened = await runIbid(nowhere, ["extract", path, "--password-file", ...args], { input });
      assert.equal(opened.exit, 0, opened.said);
      assert.match(opened.out, /The heron waits\./);
    }
    const not = await runIbid(nowhere, ["extract", path, "--password-file", "-"], { input: `${wrong}\n` });
    assert.deepEqual([not.exit, not.said], [1, `${path}: The password given does not open apart.docx.\n`]);
    const missing = join(folder, "no-key.txt");
    assert.equal((await runIbid(nowhere, ["extract", path, "--password-file", missing])).exit, 2);
    await rm(key);
    await rm(path);
  });

  it("asks for it once more when it is read again, which takes nothing away", async () => {
    const document = documentOf("locked.pdf");
    const again = await runIbid(folder, ["reread", document]);
    assert.equal(again.exit, 1);
    assert.match(again.out, /needs a password to be opened/);
    assert.equal((await itemNow("locked.pdf")).state, "searchable");
    assert.match(
      (await ida.get(`/documents/${document}`)).text,
      /Reading it again failed: .* needs a password/,
    );
    const opened = await runIbid(folder, ["password", document], { input: `${secret}\n` });
    assert.deepEqual([opened.exit, opened.out], [0, `${document}: read.\n`]);
    assert.doesNotMatch(
      (await ida.get(`/documents/${document}`)).text,
      /Reading it again failed|name="password"/,
    );
  });

  it("keeps its password over a kill, until it is read", async () => {
    assert.equal((await give("third.pdf", secret)).status, 303);
    await server.kill();
    server = await serveArchive(folder);
    ida = await signIn(server.address, "ida", account);
    assert.equal((await itemNow("third.pdf")).state, "searchable");
  });

  it("opens the locked files of a container whose others were taken out before", async () => {
    const packed = new ZipWriter(new Uint8ArrayWriter());
    await packed.add("open.txt", new TextReader("The open heron."));
    await packed.add("shut.txt", new TextReader("The shut heron."), { password: secret });
    const { items } = await handIn(ida, { "part.zip": Buffer.from(await packed.close()) });
    const container = items.find(({ name }) => name === "part.zip")?.document ?? "";
    const path = `/documents/${container}`;
    assert.match((await ida.get(path)).text, /<input id="password" name="password" type="password"/);
    type Held = { version: number; members: { items: { name: string; text: string | null }[] } };
    const textsOf = async () => {
      const { version, members } = await ida.json<Held>(path);
      return [version, ...members.items.map(({ name, text }) => `${name}: ${text}`)];
    };
    assert.deepEqual(await textsOf(), [1, "open.txt: known", "shut.txt: null"]);
    assert.equal((await ida.post(`${path}/versions/1/password`, { password: wrong })).status, 303);
    await untilSaid(
      path,
      /Reading it again failed: The password given opens none of the locked files inside/,
    );
    assert.deepEqual(await textsOf(), [1, "open.txt: known", "shut.txt: null"], "nothing was added");
    assert.equal((await ida.post(`${path}/versions/1/password`, { password: secret })).status, 303);
    await untilSaid(path, /This is the newest of 2 versions/);
    await allSettled(ida);
    assert.deepEqual(await textsOf(), [2, "open.txt: known", "shut.txt: known"]);
    assert.doesNotMatch((await ida.get(path)).text, /name="password"/);
  });

  async function untilSaid(path: string, words: RegExp) {
    for (const from = Date.now(); Date.now() - from < 60_000; ) {
      if (words.test((await ida.get(path)).text)) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error(`Expected ${path} to say ${words}`);
  }

  it("leaves no trace of a password: not in the vault, the catalogue, a log or an answer", async () => {
    const pages = [`/accessions/${accession}`, ...items.map(({ document }) => `/documents/${document}`)];
    for (const page of pages)
      for (const headers of [{}, asProgram]) {
        const { text } = await ida.get(page, headers);
        assert.doesNotMatch(text, new RegExp(`${secret}|${wrong}`), page);
      }
    assert.doesNotMatch(server.said(), new RegExp(`${secret}|${wrong}`));
    await server.stop();
    for (const name of await readdir(folder, { recursive: true, withFileTypes: true })) {
      if (!name.isFile()) continue;
      const bytes = await readFile(join(name.parentPath, name.name));
      assert.ok(!bytes.includes(secret) && !bytes.includes(wrong), join(name.parentPath, name.name));
    }
  });

  it("has an event that says by whom a password was given", async () => {
    const vault = join(folder, "vault");
    const records: string[] = [];
    for (const entry of await readdir(vault, { recursive: true, withFileTypes: true }))
      if (entry.name === "record.json")
        records.push(await readFile(join(entry.parentPath, entry.name), "utf8"));
    const told = records.filter((record) => record.includes('"passwordGivenBy":"ida"'));
    assert.ok(told.some((record) => record.includes("locked.pdf")));
    assert.ok(records.some((record) => record.includes('"passwordGivenBy":"command line"')));
  });
});
