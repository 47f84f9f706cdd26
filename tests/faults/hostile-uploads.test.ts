import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { addAccount } from "../add-account.js";
import { madePdf } from "../ingest/extract/made-pdf.js";
import { file, multipart, type Part } from "../multipart.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { type Client, signIn } from "../signed-in-client.js";
import { type Accession, allAccessions, allDocuments, allSettled, type Item } from "./whole-register.js";

const account = { name: "ida", password: "correct horse battery" };
const megabyte = 1024 * 1024;
const emptyPdf = `%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [] /Count 0>> endobj
trailer <</Root 1 0 R>>
%%EOF
`;

describe("an upload that means no good, or was made in haste", () => {
  let folder: string;
  let remove: () => Promise<void>;
  let server: ServedArchive;
  let client: Client;

  before(async () => {
    ({ folder, remove } = await archiveFolder("hostile"));
    await addAccount(folder, account.name, account.password);
    server = await serveArchive(folder, { IBID_UPLOAD_MB: "1", IBID_UPLOAD_FILES: "10" });
    client = await signIn(server.address, account.name, account.password);
  });
  after(() => remove());

  /** Uploads files in one act and waits for what becomes of them. */
  async function taken(...parts: Part[]): Promise<Item[]> {
    const answer = await client.upload(parts);
    assert.equal(answer.status, 201, answer.text);
    const { accession } = JSON.parse(answer.text) as { accession: string };
    await allSettled(client);
    return (await client.json<Accession>(`/accessions/${accession}`)).items;
  }

  /** What lies in quarantine. A folder that goes while it is read is read again. */
  async function quarantined(): Promise<string[]> {
    try {
      const names = await readdir(join(folder, "quarantine"), { recursive: true, withFileTypes: true });
      return names.filter((entry) => entry.isFile()).map((entry) => entry.name);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      return quarantined();
    }
  }

  /** Waits until nothing lies in quarantine, and checks that no act was entered meanwhile. */
  async function nothingKept(acts: number): Promise<void> {
    for (const end = Date.now() + 60_000; (await quarantined()).length > 0; await sleep(20)) {
      assert.ok(Date.now() < end, `Expected an empty quarantine, got ${await quarantined()}`);
    }
    assert.equal((await allAccessions(client)).length, acts);
  }

  it("is judged by its bytes, not by its name, and says what cannot be read", async () => {
    const pdf = await madePdf((page) => page.addPage().text("A page about watchlists.", 70, 70));
    const items = await taken(
      file("empty.txt", ""),
      file("no-pages.pdf", emptyPdf),
      file("really-a-pdf.docx", pdf),
      file("really-a-page.pdf", "<!doctype html><title>Page</title><p>A page in HTML about cameras."),
      file("no-extension", "Just words, and no extension."),
    );
    assert.deepEqual(
      items.map(({ state }) => state),
      ["refused", "failed", "searchable", "searchable", "searchable"],
    );
    assert.match(items[0]?.reason ?? "", /empty/);
    assert.match(items[1]?.reason ?? "", /without pages/);
    const types = await Promise.all(
      items.slice(2).map(async ({ document }) => {
        const { original } = await client.json<{ original: { mediaType: string } }>(`/documents/${document}`);
        return original.mediaType;
      }),
    );
    assert.deepEqual(types, ["application/pdf", "text/html", "text/plain"]);
  });

  it("may name its files as it likes: each is kept, none leaves its place, each comes back whole", async () => {
    const names = [
      "../../../../etc/passwd",
      "..\\..\\boot.ini",
      "😀 minutes 👩‍👩‍👧.txt",
      `${"x".repeat(300)}.txt`,
      `${"😀".repeat(150)}.txt`,
      "evil\u202Efdp.txt",
      "<script>alert(1)</script>.html",
      ".",
    ];
    const contents = names.map((name, index) => `File ${index} is called ${encodeURIComponent(name)}.`);
    const items = await taken(...names.map((name, index) => file(name, contents[index] ?? "")));
    assert.deepEqual([...new Set(items.map(({ state }) => state))], ["searchable"]);
    for (const [index, { name, document }] of items.entries()) {
      assert.doesNotMatch(name, /[\p{Cc}\u202E/]/u);
      const original = await client.get(`/documents/${document}/versions/1/original`);
      assert.equal(original.text, contents[index]);
      assert.match(original.headers.get("content-disposition") ?? "", /^attachment; filename=/);
      const page = await client.get(`/documents/${document}`);
      assert.equal(page.status, 200);
      assert.doesNotMatch(page.text, /<script>alert/);
    }
    const kept = await readdir(folder);
    assert.deepEqual(
      kept.filter(
        (name) =>
          !/^(catalogue\.sqlite.*|index|quarantine|server-address\.json|server\.lock|vault|vault-staging|engine)$/.test(
            name,
          ),
      ),
      [],
    );
  });

  it("with the character NUL in a field is refused, the field named", async () => {
    const acts = (await allAccessions(client)).length;
    const answer = await client.upload([
      { field: "source", value: "Town\0Council" },
      file("a.txt", "Words with a NUL beside them."),
    ]);
    assert.equal(answer.status, 400, answer.text);
    assert.match(answer.text, /source/);
    await nothingKept(acts);
  });

  it("with control characters in a file's name is taken in, and the name shows where they were", async () => {
    const items = await taken(
      file("bell\x07.txt", "Words under a bell."),
      file("nul\0.txt", "Words under a NUL."),
      file("turned\u202Etxt.md", "\r\n--\x07 Words \x01 of another kind."),
    );
    assert.deepEqual(
      items.map(({ name, state }) => [name, state]),
      [
        ["bell\uFFFD.txt", "searchable"],
        ["nul\uFFFD.txt", "searchable"],
        ["turned\uFFFDtxt.md", "searchable"],
      ],
    );
    const original = await client.get(`/documents/${items[2]?.document}/versions/1/original`);
    assert.equal(original.text, "\r\n--\x07 Words \x01 of another kind.");
  });

  it("of a page is given back as a download that no browser runs", async () => {
    const [item] = await taken(
      file("evil.html", "<p>Hello<script>document.title = 'run'</script> and goodbye."),
    );
    const { status, headers } = await client.get(`/documents/${item?.document}/versions/1/original`);
    assert.equal(status, 200);
    assert.match(headers.get("content-disposition") ?? "", /^attachment/);
    assert.equal(headers.get("content-type"), "application/octet-stream");
    assert.equal(headers.get("x-content-type-options"), "nosniff");
    assert.match(headers.get("content-security-policy") ?? "", /default-src 'none'; sandbox/);
  });

  it("of what is held already is told so, and where", async () => {
    const [first] = await taken(file("first.txt", "Held once and for all."));
    const [again] = await taken(file("second.txt", "Held once and for all."));
    assert.deepEqual([again?.state, again?.document, again?.version], ["held", first?.document, 1]);
    assert.match(again?.reason ?? "", /holds these bytes already/);
  });

  it("of the same bytes many times at once makes one document", async () => {
    const content = "The same bytes, sent by four hands at once.";
    const acts = await Promise.all(
      [1, 2, 3, 4].map((hand) => taken(file(`${hand}.txt`, content), file(`${hand}-again.txt`, content))),
    );
    const states = acts.flat().map(({ state }) => state);
    assert.deepEqual(states.toSorted(), [...Array<string>(7).fill("held"), "searchable"]);
    const digest = `sha256:${createHash("sha256").update(content).digest("hex")}`;
    const holders = (await allDocuments(client)).filter(({ original }) => original.digest === digest);
    assert.equal(holders.length, 1);
    assert.deepEqual([...new Set(acts.flat().map(({ document }) => document))], [holders[0]?.document]);
  });

  it("that is cut off half-way leaves nothing", async () => {
    const acts = (await allAccessions(client)).length;
    const { body, contentType } = multipart([
      { field: "csrf", value: client.csrf },
      file("cut.bin", Buffer.alloc(megabyte / 2, "x")),
    ]);
    const { hostname, port } = new URL(server.address);
    const socket = connect(Number(port), hostname);
    socket.on("error", () => {});
    socket.write(
      `POST /upload HTTP/1.1\r\nHost: ${hostname}:${port}\r\nCookie: ${client.cookie}\r\n` +
        `Content-Type: ${contentType}\r\nContent-Length: ${body.length}\r\n\r\n`,
    );
    socket.write(body.subarray(0, body.length / 2));
    for (const end = Date.now() + 60_000; (await quarantined()).length === 0; await sleep(10))
      assert.ok(Date.now() < end, "Expected the upload to have begun");
    socket.destroy();
    await nothingKept(acts);
  });

  it("past a limit is refused whole, with the limit named", async () => {
    const acts = (await allAccessions(client)).length;
    const small = file("small.txt", "Small enough.");
    const many = Array.from({ length: 11 }, (_, index) => file(`${index}.txt`, `File ${index}.`));
    const cases: [Part[], number, RegExp][] = [
      [[small, file("large.bin", Buffer.alloc(megabyte + 1))], 413, /larger than 1.* MB/],
      [many, 413, /at most 10 files/],
      [[{ field: "source", value: "x".repeat(20_000) }, small], 413, /larger than it can be/],
      [
        [small, { field: "another", name: "a.txt", content: "a" }],
        400,
        /field “files”, got one in “another”/,
      ],
      [[{ field: "source", value: "x".repeat(300) }, small], 400, /source/],
      [[{ field: "kind", value: "poem" }, small], 400, /kind/],
      [[{ field: "versionOf", value: "../x" }, small], 400, /versionOf/],
      [[], 400, /No file was chosen/],
    ];
    for (const [parts, status, words] of cases) {
      const answer = await client.upload(parts);
      assert.equal(answer.status, status, answer.text);
      assert.match(answer.text, words);
      assert.match(answer.headers.get("content-type") ?? "", /^application\/json/);
      await nothingKept(acts);
    }
  });

  it("of several new versions of one document keeps each under its own number", async () => {
    const [first] = await taken(file("minutes.txt", "The minutes in their first state."));
    const versionOf = { field: "versionOf", value: first?.document ?? "" };
    const added = await taken(
      versionOf,
      ...[2, 3, 4].map((state) => file("m.txt", `The minutes in state ${state}.`)),
    );
    assert.deepEqual(added.map(({ version }) => version).toSorted(), [2, 3, 4]);
    const originals = added.map(async ({ document, version, digest }) => {
      const { text } = await client.get(`/documents/${document}/versions/${version}/original`);
      return digest === `sha256:${createHash("sha256").update(text).digest("hex")}`;
    });
    assert.deepEqual(await Promise.all(originals), [true, true, true]);
  });
});
