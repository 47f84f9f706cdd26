/** A draft on its way: handed in, sent back, set to a moment, live by itself; rights on its file; what it has to do with. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { addAccount } from "../add-account.js";
import { type Accession, allSettled } from "../faults/whole-register.js";
import { file } from "../multipart.js";
import { runIbid } from "../run-ibid.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { anonymous, asProgram, type Client, signIn } from "../signed-in-client.js";

const password = "correct horse battery";

describe("a draft and who decides on it", () => {
  let folder: Awaited<ReturnType<typeof archiveFolder>>;
  let server: ServedArchive;
  let ida: Client;
  let clara: Client;
  let anyone: Client;
  before(async () => {
    folder = await archiveFolder("deciding");
    await addAccount(folder.folder, "ida", password);
    await addAccount(folder.folder, "clara", password, { role: "contributor" });
    server = await serveArchive(folder.folder);
    ida = await signIn(server.address, "ida", password);
    clara = await signIn(server.address, "clara", password);
    anyone = anonymous(server.address);
  });
  after(() => folder.remove());

  async function held(client: Client, name: string, words: string, publish = ""): Promise<string> {
    const answer = await client.upload([{ field: "publish", value: publish }, file(name, words)]);
    assert.equal(answer.status, 201, answer.text);
    await allSettled(ida);
    const { accession } = JSON.parse(answer.text) as { accession: string };
    return (await client.json<Accession>(`/accessions/${accession}`)).items[0]?.document ?? "";
  }
  const post = (client: Client, path: string, fields: Record<string, string> = {}) =>
    client.post(path, fields, asProgram);

  it("is handed in with a note, listed for archivists, sent back with another, and published", async () => {
    const id = await held(clara, "wrens.txt", "A wren sings in the hedge.");
    const page = (await clara.get(`/documents/${id}`)).text;
    assert.match(page, /Hand it in/);
    assert.equal((await post(clara, `/documents/${id}/submit`, { note: "Is the date right?" })).status, 200);
    assert.match((await clara.get(`/documents/${id}`)).text, /Handed in on/);
    assert.match((await ida.get("/documents?review=1")).text, /wrens/i);
    assert.match((await ida.get(`/documents/${id}`)).text, /Handed in by clara.*Is the date right\?/s);
    assert.equal((await post(clara, `/documents/${id}/return`, { note: "x" })).status, 403);
    assert.equal((await post(ida, `/documents/${id}/return`)).status, 422);
    assert.equal((await post(ida, `/documents/${id}/return`, { note: "It lacks its source." })).status, 200);
    assert.equal((await post(ida, `/documents/${id}/return`, { note: "again" })).status, 409);
    assert.match((await clara.get(`/documents/${id}`)).text, /Sent back by ida.*It lacks its source\./s);
    assert.doesNotMatch((await ida.get("/documents?review=1")).text, /wrens/i);
    await post(clara, `/documents/${id}/submit`);
    assert.equal((await post(clara, `/documents/${id}/submit`, { take: "back" })).status, 200);
    assert.match((await clara.get(`/documents/${id}`)).text, /Hand it in/);
    await post(clara, `/documents/${id}/submit`);
    assert.equal((await post(ida, `/documents/${id}/publish`)).status, 303);
    assert.equal((await anyone.get(`/documents/${id}`)).status, 200);
    assert.equal((await post(clara, `/documents/${id}/submit`)).status, 403);
    assert.doesNotMatch((await ida.get("/documents?review=1")).text, /wrens/i);
  });

  it("goes live by itself at its moment, also when that came while the server was down", async () => {
    const soon = await held(ida, "soon.txt", "A heron stands in the shallows.");
    const later = await held(ida, "later.txt", "A kestrel hovers over the verge.");
    const until = new Date(Date.now() + 1_500).toISOString();
    assert.equal((await post(ida, `/documents/${soon}/embargo`, { until, note: "The press." })).status, 200);
    assert.equal((await anyone.get(`/documents/${soon}`)).status, 404);
    assert.match((await ida.get(`/documents/${soon}`)).text, /Goes live by itself on/);
    for (const wrong of ["yesterday", "2020-01-01T00:00", "2027-02-31T09:00"])
      assert.equal((await post(ida, `/documents/${later}/embargo`, { until: wrong })).status, 422, wrong);
    await untilSeen(soon);
    const passages = await anyone.json<{ total: number }>("/search?q=heron");
    assert.ok(passages.total >= 0);
    const close = new Date(Date.now() + 1_500).toISOString();
    assert.equal((await post(ida, `/documents/${later}/embargo`, { until: close })).status, 200);
    await server.stop();
    const rebuilt = await runIbid(folder.folder, ["rebuild"]);
    assert.equal(rebuilt.exit, 0, rebuilt.said);
    server = await serveArchive(folder.folder);
    ida = await signIn(server.address, "ida", password);
    clara = await signIn(server.address, "clara", password);
    anyone = anonymous(server.address);
    await untilSeen(later);
  });

  async function untilSeen(id: string): Promise<void> {
    for (let tries = 0; tries < 300; tries += 1) {
      if ((await anyone.get(`/documents/${id}`)).status === 200) return;
      await pause(50);
    }
    assert.fail("it never went live");
  }

  it("waits for no moment while nobody has decided on what was found in it, and forgets one that is taken back", async () => {
    const private_ = await held(ida, "private.txt", "Write to jane.doe@example.org or call 020 7946 0123.");
    const refused = await post(ida, `/documents/${private_}/embargo`, { until: "2090-01-01T09:00" });
    assert.equal(refused.status, 409, refused.text);
    assert.match(refused.text, /Decide first/);
    const plain = await held(ida, "plain.txt", "A plover runs along the sand.");
    await post(ida, `/documents/${plain}/embargo`, { until: "2090-01-01T09:00" });
    assert.match((await ida.get(`/documents/${plain}`)).text, /1 January 2090, 09:00 UTC/);
    await post(ida, `/documents/${plain}/embargo`);
    assert.doesNotMatch((await ida.get(`/documents/${plain}`)).text, /1 January 2090/);
  });

  it("has rights that are told, and a file that goes to those alone who may have it", async () => {
    const id = await held(ida, "rights.txt", "A curlew calls over the moor.", "1");
    const { description, basedOn } = await ida.json<{
      description: Record<string, string>;
      basedOn: string;
    }>(`/documents/${id}/edit`);
    assert.equal((await anyone.get(`/documents/${id}/versions/1/original`)).status, 200);
    const said = { rights: "OGL", rightsNote: "The parish.", original: "request", identifier: "P/12" };
    const saved = await post(ida, `/documents/${id}/edit`, { ...description, ...said, basedOn });
    assert.equal(saved.status, 200, saved.text);
    const page = (await anyone.get(`/documents/${id}`)).text;
    assert.match(page, /rel="license" href="https:\/\/www\.nationalarchives\.gov\.uk/);
    assert.match(page, /The parish\./);
    assert.match(page, /<dt>Reference<\/dt>\s*<dd class="kept-lines">P\/12/);
    assert.match(page, /given out on request/);
    const file_ = await anyone.get(`/documents/${id}/versions/1/original`, asProgram);
    assert.equal(file_.status, 403);
    assert.match(file_.text, /given out on request/);
    assert.equal((await clara.get(`/documents/${id}/versions/1/original`)).status, 403);
    assert.equal((await ida.get(`/documents/${id}/versions/1/original`)).status, 200);
    assert.equal((await anyone.get(`/documents/${id}/versions/1/text`)).status, 200);
    const json = await anyone.json<{ further: Record<string, string>; original: { url: null } }>(
      `/documents/${id}`,
    );
    assert.deepEqual(
      [json.further.rights, json.further.identifier, json.original.url],
      ["OGL", "P/12", null],
    );
    const { title = "", kind = "" } = description;
    const now = await ida.json<{ basedOn: string }>(`/documents/${id}/edit`);
    await post(ida, `/documents/${id}/edit`, { title, kind, basedOn: now.basedOn });
    const after_ = await ida.json<{ description: Record<string, string> }>(`/documents/${id}/edit`);
    assert.equal(after_.description.rights, "OGL", "what a form does not have stays as it is");
    const wrong = await post(ida, `/documents/${id}/edit`, { title, kind, rights: "mine" });
    assert.equal(wrong.status, 422);
  });

  it("is related to another, which says so too, to whoever may see both", async () => {
    const letter = await held(ida, "letter.txt", "We write about the lapwings.", "1");
    const reply = await held(ida, "reply.txt", "We answer about the lapwings.");
    const relate = (fields: Record<string, string>) => post(ida, `/documents/${reply}/relations`, fields);
    const other = `${server.address}/documents/${letter}/versions/1?q=x#p0`;
    assert.equal((await relate({ kind: "replyTo", other })).status, 200);
    assert.match(
      (await ida.get(`/documents/${reply}`)).text,
      /Reply to<\/span> <a href="\/documents\/\w+">letter/i,
    );
    assert.match(
      (await ida.get(`/documents/${letter}`)).text,
      /Answered by<\/span> <a href="\/documents\/\w+">reply/i,
    );
    assert.doesNotMatch((await anyone.get(`/documents/${letter}`)).text, /Answered by/);
    await post(ida, `/documents/${reply}/publish`);
    const { relations } = await anyone.json<{ relations: { kind: string; end: string }[] }>(
      `/documents/${letter}`,
    );
    assert.deepEqual(
      relations.map(({ kind, end }) => [kind, end]),
      [["replyTo", "to"]],
    );
    for (const wrong of [
      { kind: "replyTo", other: reply },
      { kind: "replyTo", other: "nonsense" },
    ])
      assert.equal((await relate(wrong)).status, 422, JSON.stringify(wrong));
    assert.equal((await relate({ kind: "likes", other: letter })).status, 400);
    assert.equal((await relate({ kind: "cites", other: "0000000000" })).status, 404);
    assert.equal((await relate({ act: "remove", kind: "replyTo", other: letter })).status, 200);
    assert.doesNotMatch((await ida.get(`/documents/${letter}`)).text, /Answered by/);
  });

  it("is described by what its text says, when somebody takes that over", async () => {
    const words =
      "Minutes of the Parish Council\n\nHeld on 12 March 2024.\n\nPresent: Cllr Amy Stone (Chair).";
    const id = await held(ida, "minutes.txt", words);
    const page = (await ida.get(`/documents/${id}/edit`)).text;
    const filled = (await ida.get(`/documents/${id}/edit?fill=date&fill=source&fill=meeting&fill=creator`))
      .text;
    const offered = [...page.matchAll(/edit\?fill=(\w+)/g)].map(([, field]) => field);
    for (const field of offered) assert.match(filled, new RegExp(`id="${field}"[^>]* value="[^"]+"`), field);
  });
});
