/** Notes over HTTP: to whom each is shown, what is taken in and refused, and what becomes of them. */
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { addAccount } from "../../add-account.js";
import { allSettled } from "../../faults/whole-register.js";
import { file } from "../../multipart.js";
import { runIbid } from "../../run-ibid.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../../served-archive.js";
import { anonymous, asProgram, type Client, signIn } from "../../signed-in-client.js";

const password = "correct horse battery";
const first = "The van stood by the church.\n\nOn Tuesday it stood by the 𝒳 school, and nobody said why.\n";
const second = "On Tuesday it stood by the 𝒳 school, and nobody said why.\n\nA line was added.\n";

interface Note {
  id: string;
  visibility: string;
  creator: { name: string };
  body: { value: string };
  target: { source: string; selector: { type: string; exact?: string; start?: number; end?: number }[] };
  stands?: { state: string; version: number };
  withdrawal?: string;
}
interface Page {
  type: string;
  partOf: { total: number };
  items: Note[];
}

describe("notes", () => {
  let remove: () => Promise<void>;
  let folder: string;
  let server: ServedArchive;
  let ida: Client;
  let rea: Client;
  let tom: Client;
  let document: string;

  before(async () => {
    const archive = await archiveFolder("notes");
    ({ remove, folder } = archive);
    await addAccount(folder, "ida", password);
    for (const name of ["rea", "tom"]) await addAccount(folder, name, password, { role: "reader" });
    server = await serveArchive(folder);
    ida = await signIn(server.address, "ida", password);
    rea = await signIn(server.address, "rea", password);
    tom = await signIn(server.address, "tom", password);
    document = await put(file("report.txt", first), [{ field: "publish", value: "1" }]);
  });
  after(() => remove());

  async function put(one: ReturnType<typeof file>, fields: { field: string; value: string }[]) {
    const taken = await ida.upload([...fields, one]);
    assert.equal(taken.status, 201, taken.text);
    await allSettled(ida);
    const { accession } = JSON.parse(taken.text) as { accession: string };
    const { items } = await ida.json<{ items: { document: string }[] }>(`/accessions/${accession}`);
    return items[0]?.document ?? "";
  }

  /** Sends annotations as a program does. */
  async function send(who: Client, path: string, body: unknown) {
    const response = await fetch(server.address + path, {
      method: "POST",
      headers: {
        ...asProgram,
        "content-type": "application/ld+json",
        cookie: who.cookie,
        "x-csrf-token": who.csrf,
      },
      body: JSON.stringify(body),
    });
    return { status: response.status, body: JSON.parse(await response.text()) };
  }

  async function write(who: Client, words: string, text: string, shared: "yes" | "no") {
    const start = first.indexOf(words);
    const place = { version: "1", start: `${start}`, end: `${start + words.length}` };
    const made = await who.post(`/documents/${document}/notes`, { ...place, text, shared }, asProgram);
    assert.equal(made.status, 201, made.text);
    return `/notes/${(JSON.parse(made.text) as { note: string }).note}`;
  }

  const notesOf = async (who: Client) => (await who.json<Page>(`/documents/${document}/notes`)).items;

  it("is written on words chosen in a document, and shown beside them", async () => {
    const page = await rea.get(`/documents/${document}`);
    const form = /class="note-here" href="([^"]+)"/.exec(page.text)?.[1]?.replaceAll("&amp;", "&") ?? "";
    assert.match((await rea.get(form)).text, /The van stood by the church\./);
    const at = first.indexOf("church");
    const place = { version: "1", start: `${at}`, end: `${at + 6}`, shared: "no" };
    const empty = await rea.post(`/documents/${document}/notes`, { ...place, text: " \r\n " });
    assert.equal(empty.status, 422);
    assert.match(empty.text, /A note needs words of its own/);
    const kept = await rea.post(`/documents/${document}/notes`, { ...place, text: "Which\r\none?" });
    assert.equal(kept.status, 303);
    assert.equal(kept.headers.get("location"), `/documents/${document}/versions/1#p0`);
    const shown = (await rea.get(`/documents/${document}`)).text;
    assert.match(shown, /<mark class="noted">church<\/mark>/);
    assert.match(shown, /on “church”[\s\S]*Which\none\?[\s\S]*Only you/);
    const beyond = await rea.post(`/documents/${document}/notes`, { ...place, end: "9999", text: "x" });
    assert.equal(beyond.status, 404);
    assert.match(beyond.text, /No words stand at/);
  });

  it("that is private is seen by nobody else on any address, nor in the vault, nor found", async () => {
    const secret = "zebrafinch";
    const path = await write(rea, "The van", `A ${secret} note`, "no");
    const source = await readFile(new URL("../../../server/routes.js", import.meta.url), "utf8");
    const routes = [...source.matchAll(/\bget\(\s*"([^"]+)"/g)].map(([, route = ""]) => route);
    assert.ok(routes.length > 50);
    const id = path.split("/")[2] ?? "";
    for (const who of [anonymous(server.address), tom, ida]) {
      for (const route of routes) {
        const address = route
          .replace(":id", route.startsWith("/notes") ? id : document)
          .replace(":version", "1")
          .replace(":page", "1")
          .replace(":form", route.startsWith("/search/") ? "atom" : "ris");
        const asked = `${address}?q=${route.startsWith("/search") ? "van" : ""}&start=0&end=7&quote=van`;
        for (const headers of who === ida ? [{}, asProgram] : [who === tom ? {} : asProgram])
          assert.doesNotMatch(
            (await who.get(asked, headers)).text,
            new RegExp(secret),
            `${who.cookie} ${route}`,
          );
      }
      for (const act of ["edit", "delete", "unshare"]) {
        const refused = await who.post(`${path}/${act}`, { text: "x" }, asProgram);
        assert.ok([401, 404].includes(refused.status), `${act}: ${refused.status}`);
      }
    }
    assert.equal((await rea.json<{ total: number }>(`/search?q=${secret}`)).total, 0);
    for (const name of await readdir(join(folder, "vault"), { recursive: true, withFileTypes: true }))
      if (name.isFile())
        assert.ok(!(await readFile(join(name.parentPath, name.name))).includes(secret), name.name);
    assert.equal((await rea.get(path)).status, 200);
  });

  it("that is shared is seen by whoever is signed in, with its writer, and changed by nobody else", async () => {
    const path = await write(rea, "The van stood by the church.", "Ask the parish.", "yes");
    const [theirs] = (await notesOf(tom)).filter(({ body }) => body.value === "Ask the parish.");
    assert.deepEqual([theirs?.creator.name, theirs?.visibility], ["rea", "shared"]);
    assert.match((await tom.get(`/documents/${document}`)).text, /Ask the parish\.[\s\S]*rea · Shared/);
    assert.doesNotMatch((await anonymous(server.address).get(`/documents/${document}`)).text, /parish/);
    assert.match((await tom.get(path)).text, /A note of rea/);
    for (const act of ["edit", "delete", "unshare"])
      assert.equal((await tom.post(`${path}/${act}`, { text: "Mine." }, asProgram)).status, 403, act);
    assert.equal((await rea.post(`${path}/edit`, { text: "Ask the vicar.", shared: "yes" })).status, 303);
    assert.match((await tom.get(path)).text, /Ask the vicar/);
    assert.equal((await ida.post(`${path}/unshare`, {})).status, 303);
    assert.equal((await tom.get(path)).status, 404);
    assert.match((await rea.get(path)).text, /Ask the vicar/);
  });

  it("comes and goes as Web Annotations, with positions in characters", async () => {
    const path = await write(tom, "school", "Which school?", "no");
    const note = await tom.json<Note>(path);
    const characters = [...first.slice(0, first.indexOf("school"))].length;
    assert.deepEqual(
      note.target.selector,
      [
        {
          ...{ type: "TextQuoteSelector", exact: "school" },
          ...{ prefix: first.slice(0, first.indexOf("school")), suffix: first.split("school")[1]?.trimEnd() },
        },
        { type: "TextPositionSelector", start: characters, end: characters + 6 },
      ].map((selector, index) => ({ ...note.target.selector[index], ...selector })),
    );
    const named = await tom.get(path, { accept: "application/ld+json" });
    assert.match(
      named.headers.get("content-type") ?? "",
      /^application\/ld\+json; profile="http:\/\/www.w3.org/,
    );
    await tom.post(`${path}/delete`, {});
    assert.equal((await tom.get(path)).status, 404);
    const again = await send(tom, "/notes", note);
    assert.equal(again.status, 201, JSON.stringify(again.body));
    const { created_at: _, ...back } = await tom.json<Note & { created_at?: string }>(again.body.made[0]);
    assert.deepEqual([back.target, back.body], [note.target, note.body]);
    assert.deepEqual(
      (await send(tom, "/notes", [note])).body.held,
      again.body.made,
      "the same is not doubled",
    );
    const exported = await tom.get("/notes/export");
    assert.match(exported.headers.get("content-disposition") ?? "", /ibid-notes\.jsonld/);
    assert.deepEqual(
      (JSON.parse(exported.text) as Page).items.map(({ body }) => body.value),
      ["Which school?"],
    );
    assert.match((await tom.get("/notes/export?format=markdown")).text, /> school\n\nWhich school\?/);
  });

  it("keeps of many annotations those whose words stand, and says of each other why not", async () => {
    const about = (exact: string, rest = {}) => ({
      ...{ id: `urn:${exact}`, type: "Annotation", bodyValue: `On ${exact}` },
      target: { source: "https://elsewhere.example/report", selector: { type: "TextQuoteSelector", exact } },
      ...rest,
    });
    const items = [
      about("the  church"),
      about("On Tuesday it stood by the library, and nobody said why"),
      about("nobody", { bodyValue: "" }),
      { type: "Annotation" },
    ];
    const { status, body } = await send(tom, `/documents/${document}/notes`, {
      type: "AnnotationPage",
      items,
    });
    assert.equal(status, 201);
    assert.equal(body.made.length, 1);
    assert.deepEqual(
      body.refused.map(({ index }: { index: number }) => index),
      [1, 2, 3],
    );
    assert.match(body.refused[0].reason, /nearest that do: “On Tuesday it stood by the 𝒳 school/);
    assert.equal(body.refused[1].reason, "A note needs words of its own.");
    assert.match(body.refused[2].reason, /no Web Annotation: “target”/);
    const made = await tom.json<Note>(body.made[0]);
    assert.equal(made.target.selector[0]?.exact, "the church");
    const nowhere = await send(tom, "/notes", about("church"));
    assert.equal(nowhere.status, 422);
    assert.match(nowhere.body.refused[0].reason, /address of a document of this archive/);
    assert.equal((await send(tom, "/notes", { type: "Note" })).status, 400);
    const typed = await tom.post("/notes", { annotations: "{" });
    assert.equal(typed.status, 400);
    assert.match(typed.text, /are no JSON/);
    const pasted = await tom.post(`/documents/${document}/notes`, {
      annotations: JSON.stringify(about("said why")),
    });
    assert.equal(pasted.status, 201);
    assert.match(pasted.text, /1 note was taken in/);
    const many = await send(tom, "/notes", Array(501).fill(about("x")));
    assert.equal(many.status, 413);
  });

  it("says in a newer version whether its words still stand, and goes when the document is withdrawn", async () => {
    const gone = await write(rea, "The van stood by the church.", "Of the first.", "yes");
    const stays = await write(rea, "On Tuesday it stood", "Of both.", "yes");
    await put(file("report.txt", second), [
      { field: "versionOf", value: document },
      { field: "publish", value: "1" },
    ]);
    const newest = (await rea.get(`/documents/${document}`)).text;
    assert.match(newest, /Of both\.[\s\S]*Written on version 1; its words stand here unchanged/);
    assert.doesNotMatch(newest, /Of the first/);
    assert.deepEqual((await rea.json<Note>(stays)).stands, { state: "unchanged", version: 2 });
    assert.deepEqual((await rea.json<Note>(gone)).stands, { state: "gone", version: 2 });
    assert.match((await rea.get("/notes")).text, /do not stand in the newest version \(2\)/);
    await ida.post(`/documents/${document}/withdraw`, { reason: "It names a child." });
    const withdrawn = await rea.get(stays);
    assert.match(withdrawn.text, /Of both\./);
    assert.match(withdrawn.text, /The document was withdrawn: It names a child/);
    assert.doesNotMatch((await rea.get("/notes")).text, /On Tuesday/);
    assert.doesNotMatch((await rea.get("/notes/export")).text, /On Tuesday/);
    assert.equal((await tom.get(stays)).status, 404, "what was shared is open no longer");
    assert.equal((await tom.get(`/documents/${document}/notes`, asProgram)).status, 410);
  });

  it("stays through a rebuild and goes with its account", async () => {
    const before = (await rea.json<Page>("/notes")).partOf.total;
    assert.ok(before > 0);
    assert.equal((await runIbid(folder, ["rebuild"])).exit, 0);
    assert.equal((await rea.json<Page>("/notes")).partOf.total, before);
    const removed = await runIbid(folder, ["user", "remove", "rea"]);
    assert.equal(removed.exit, 0, removed.said);
    const left = (await ida.json<Page>("/notes")).partOf.total;
    assert.equal(left, 0);
    assert.equal((await rea.get("/notes", asProgram)).status, 401);
  });
});
