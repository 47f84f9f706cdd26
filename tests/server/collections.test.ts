/** Collections over HTTP: made, ordered, opened, given out as files, and what is told of what they hold. */
import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import mammoth from "mammoth";
import { PDFParse } from "pdf-parse";
import { addAccount } from "../add-account.js";
import { type Accession, allSettled, type HeldDocument } from "../faults/whole-register.js";
import { file } from "../multipart.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { anonymous, asProgram, type Client, returning, signIn } from "../signed-in-client.js";

const password = "correct horse battery";
const wren = "The wren sings louder than the eagle of Llŷn.";
const finch = "The zebrafinch was counted twice.";

interface Told {
  collection: string;
  title: string;
  state?: string;
  entries: {
    kind: string;
    id: string;
    text?: string;
    note?: string;
    words?: string;
    warning?: string | null;
  }[];
}

describe("a collection", () => {
  let archive: Awaited<ReturnType<typeof archiveFolder>>;
  let server: ServedArchive;
  let ida: Client;
  let rob: Client;
  let anyone: Client;
  let birds: string;
  let citation: string;
  let path: string;

  before(async () => {
    archive = await archiveFolder("collections");
    await addAccount(archive.folder, "ida", password);
    await addAccount(archive.folder, "rob", password, { role: "reader" });
    server = await serveArchive(archive.folder);
    ida = await signIn(server.address, "ida", password);
    rob = await signIn(server.address, "rob", password);
    anyone = anonymous(server.address);
    birds = await held("birds.txt", `${wren}\n\nNothing else was heard.`, { publish: "1" });
    citation = await cited(anyone, birds);
  });
  after(() => archive.remove());

  async function held(name: string, content: string, fields: Record<string, string>): Promise<string> {
    const parts = Object.entries(fields).map(([field, value]) => ({ field, value }));
    const answer = await ida.upload([...parts, file(name, content)]);
    assert.equal(answer.status, 201, answer.text);
    await allSettled(ida);
    const { accession } = JSON.parse(answer.text) as { accession: string };
    return (await ida.json<Accession>(`/accessions/${accession}`)).items[0]?.document ?? "";
  }

  async function cited(client: Client, document: string): Promise<string> {
    const { passages } = await client.json<HeldDocument>(`/documents/${document}`);
    const place = { document, version: "1", start: "0", end: `${passages[0]?.end}` };
    const answer = await client.post("/citations", place, asProgram);
    assert.equal(answer.status, 201, answer.text);
    return (JSON.parse(answer.text) as { id: string }).id;
  }

  async function act(fields: Record<string, string>, client = rob, status = 200): Promise<void> {
    const answer = await client.post(`${path}/edit`, fields, asProgram);
    assert.equal(answer.status, status, answer.text);
  }

  it("is made by any account, and holds citations, headings and notes in the order given", async () => {
    const empty = await rob.post("/collections", { title: " " }, asProgram);
    assert.equal(empty.status, 422, empty.text);
    const made = await rob.post("/collections", { title: "Birds & <songs>", citation }, asProgram);
    assert.equal(made.status, 201, made.text);
    path = new URL((JSON.parse(made.text) as { url: string }).url).pathname;
    await act({ act: "heading", text: "What was heard" });
    await act({ act: "note", text: "Two lines\nof a note." });
    await act({ act: "cite", citation: `${server.address}/citations/${citation}` });
    await act({ act: "cite", citation: "000000000000" }, rob, 404);
    await act({ act: "cite", citation: "no address" }, rob, 422);
    const kinds = async () => (await rob.json<Told>(path)).entries.map(({ kind }) => kind);
    assert.deepEqual(await kinds(), ["citation", "heading", "note", "citation"]);
    const { entries } = await rob.json<Told>(path);
    const [first, heading, note, last] = entries.map(({ id }) => id);
    await act({ act: "up", entry: heading ?? "" });
    await act({ act: "move", entry: last ?? "", to: "1" });
    await act({ act: "down", entry: first ?? "" });
    await act({ act: "words", entry: first ?? "", text: "Louder!" });
    await act({ act: "words", entry: heading ?? "", text: "" }, rob, 422);
    await act({ act: "move", entry: "nothing", to: "1" }, rob, 404);
    const after = await rob.json<Told>(path);
    assert.deepEqual(
      after.entries.map(({ id }) => id),
      [heading, last, note, first],
    );
    assert.equal(after.entries[3]?.note, "Louder!");
    assert.equal(after.entries[3]?.words, wren);
    await act({ act: "remove", entry: last ?? "" });
    assert.deepEqual(await kinds(), ["heading", "note", "citation"]);
    assert.match((await rob.get(`${path}/edit`)).text, /Birds &amp; &lt;songs&gt;/);
    assert.match((await rob.get(`/citations/${citation}`)).text, /Birds &amp; &lt;songs&gt;<\/option>/);
  });

  it("is its owner's alone until it is shared or published", async () => {
    for (const client of [anyone, ida]) assert.equal((await client.get(path, asProgram)).status, 404);
    await act({ act: "heading", text: "Mine" }, ida, 404);
    const into = { citation, collection: path.split("/").at(-1) ?? "" };
    assert.equal((await ida.post("/collections", into, asProgram)).status, 404);
    await act({ act: "state", state: "shared" });
    assert.equal((await anyone.get(path)).headers.get("x-robots-tag"), "noindex");
    assert.equal((await anyone.json<Told>(path)).state, undefined);
    assert.doesNotMatch((await anyone.get("/collections")).text, /Birds/);
    await act({ act: "heading", text: "Mine" }, ida, 403);
    await act({ act: "state", state: "private" }, ida, 403);
    await act({ act: "state", state: "published" });
    assert.match((await anyone.get("/collections")).text, /Birds/);
    assert.equal((await anyone.get(path)).headers.get("x-robots-tag"), null);
  });

  it("is given out as files that hold its words, notes and references", async () => {
    const get = async (form: string) => {
      const answer = await fetch(`${server.address}${path}/forms/${form}`);
      assert.equal(answer.status, 200, form);
      return Buffer.from(await answer.arrayBuffer());
    };
    const markdown = (await get("markdown")).toString("utf8");
    assert.match(
      markdown,
      /^# Birds \\& \\<songs\\>\n\n## What was heard\n\nTwo lines\nof a note\.\n\nLouder\\!/,
    );
    assert.match(
      markdown,
      /\n> The wren sings louder than the eagle of Llŷn\. \[\^1\]\n[\s\S]*\n\[\^1\]: .*<http/,
    );
    assert.match(
      (await get("html")).toString("utf8"),
      /<h1>Birds &amp; &lt;songs&gt;<\/h1>[\s\S]*<blockquote/,
    );
    assert.equal([...(await get("bibtex")).toString("utf8").matchAll(/^@/gm)].length, 1);
    assert.match((await get("ris")).toString("utf8"), /^TY {2}- /);
    assert.equal((JSON.parse((await get("csl")).toString("utf8")) as unknown[]).length, 1);
    const word = (await mammoth.convertToHtml({ buffer: await get("docx") })).value;
    assert.match(word, /What was heard<\/h1>.*“The wren sings.*Llŷn\.”<sup><a href="#footnote-1"/);
    assert.match(word, /<li id="footnote-1">.*http/);
    const parser = new PDFParse({ data: new Uint8Array(await get("pdf")) });
    const { text } = await parser.getText();
    await parser.destroy();
    for (const words of [
      "What was heard",
      "“The wren sings louder than the eagle of Llŷn.” [1]",
      "References",
    ])
      assert.ok(text.replace(/\s+/g, " ").includes(words), `${words} in ${text}`);
    assert.equal((await anyone.get(`${path}/forms/doc`, asProgram)).status, 404);
  });

  it("shows nobody the words of a document that they may not see", async () => {
    const draft = await held("draft.txt", finch, {});
    const closed = await cited(ida, draft);
    await act({ act: "cite", citation: closed }, rob, 404);
    const made = await ida.post("/collections", { title: "Drafts", citation: closed }, asProgram);
    const { collection } = JSON.parse(made.text) as { collection: string };
    await ida.post(`/collections/${collection}/edit`, { act: "state", state: "published" });
    assert.match((await ida.get(`/collections/${collection}`)).text, /zebrafinch/);
    for (const form of ["", "/forms/markdown", "/forms/html", "/forms/bibtex", "/forms/csl"])
      for (const headers of [{}, asProgram])
        assert.doesNotMatch(
          (await anyone.get(`/collections/${collection}${form}`, headers)).text,
          /zebrafinch/,
        );
    await ida.post(`/collections/${collection}/edit`, { act: "state", state: "removed" });
    assert.equal((await anyone.get(`/collections/${collection}`, asProgram)).status, 410);
  });

  it("shows and tells its owner that words changed, or were withdrawn", async () => {
    assert.deepEqual((await rob.json<{ notices: unknown[] }>("/notices")).notices, []);
    const changed = wren.replace("louder", "softer");
    await held("birds2.txt", `${changed}\n\nNothing else was heard.`, { versionOf: birds });
    const { entries } = await anyone.json<Told>(path);
    assert.match(entries[2]?.warning ?? "", /newest version \(2\)/);
    assert.match((await anyone.get(path)).text, /newest version \(2\) of the document has other words here/);
    assert.match((await rob.get("/notices")).text, /A newer version \(2\) came in[\s\S]*Birds &amp;/);
    const { until } = await rob.json<{ until: string }>("/notices");
    await rob.post("/notices", { until });
    assert.doesNotMatch((await rob.get("/notices")).text, /A newer version/);
    await ida.post(`/documents/${birds}/withdraw`, { reason: "It names a child." });
    assert.match((await rob.get("/notices")).text, /It was withdrawn: It names a child/);
    for (const form of ["", "/forms/markdown"]) {
      const { text } = await anyone.get(`${path}${form}`);
      assert.match(text, /withdrawn: It names a child/);
      assert.doesNotMatch(text, /louder than/);
    }
  });

  it("that is published comes back from the vault alone; what is private was its account's", async () => {
    const kept = await rob.json<Told>(path);
    await rob.post("/collections", { title: "Private birds" }, asProgram);
    await allSettled(ida);
    await server.stop();
    for (const end of ["", "-wal", "-shm"])
      await rm(join(archive.folder, `catalogue.sqlite${end}`), { force: true });
    server = await serveArchive(archive.folder);
    const back = await returning(anyone, server.address).json<Told>(path);
    const { state, ...everybodys } = kept;
    assert.equal(state, "published");
    assert.deepEqual({ ...back, url: null }, { ...everybodys, url: null } as unknown);
    assert.doesNotMatch((await returning(anyone, server.address).get("/collections")).text, /Private birds/);
  });
});
