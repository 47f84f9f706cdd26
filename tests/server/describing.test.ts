/** A field described on many documents and taken back; series with their finding aids. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { SaxesParser } from "saxes";
import { addAccount } from "../add-account.js";
import { type Accession, allSettled } from "../faults/whole-register.js";
import { changeMany, settledAct, undoMany } from "../many-act.js";
import { file } from "../multipart.js";
import { runIbid } from "../run-ibid.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { anonymous, asProgram, type Client, returning, signIn } from "../signed-in-client.js";
import { eadFaults } from "./ead3-rules.js";

interface Checked {
  fingerprint: string;
  faults: { line: number | null; column: { heading: string } | null }[];
}
interface Carried {
  state: string;
  counts: Record<string, number>;
}

const password = "correct horse battery";

describe("many documents, and the series they are", () => {
  let folder: Awaited<ReturnType<typeof archiveFolder>>;
  let server: ServedArchive;
  let ida: Client;
  let anyone: Client;
  before(async () => {
    folder = await archiveFolder("describing");
    await addAccount(folder.folder, "ida", password);
    server = await serveArchive(folder.folder);
    ida = await signIn(server.address, "ida", password);
    anyone = anonymous(server.address);
    for (const [name, publish] of [
      ["2019-03-04 minutes.txt", "1"],
      ["2021-05-06 minutes.txt", "1"],
      ["2024-07-08 minutes.txt", ""],
    ] as const)
      await ida.upload([
        { field: "publish", value: publish },
        { field: "series", value: "Parish minutes & papers" },
        { field: "source", value: name.startsWith("2019") ? "Parish Council" : "" },
        file(name, `Minutes of ${name}. The heron was seen.`),
      ]);
    await allSettled(ida);
  });
  after(() => folder.remove());

  it("are described at once after a look at what would change, and put back as they were", async () => {
    const many = { of: "documents", query: "", field: "source", value: "The Parish" };
    const asked = `/describe/many?${new URLSearchParams(many)}`;
    const before_ = await ida.json<{ documents: number; would: number; now: { value: string }[] }>(asked);
    assert.deepEqual([before_.documents, before_.would], [3, 3]);
    assert.match((await ida.get(asked)).text, /Source would become “The Parish” in 3 documents/);
    const { act, counts } = await changeMany(ida, "/describe/many", many);
    assert.equal(counts.changed, 3);
    assert.match((await ida.get(act)).text, /Changed in 3 documents/);
    const again = await changeMany(ida, "/describe/many", many);
    assert.deepEqual([again.counts.changed, again.counts.same], [0, 3]);
    const [first] = (await ida.json<{ documents: { url: string }[] }>("/documents")).documents;
    const path = new URL(first?.url ?? "").pathname;
    const form = await ida.json<{ description: Record<string, string>; basedOn: string }>(`${path}/edit`);
    assert.equal(form.description.source, "The Parish");
    const own = { ...form.description, source: "Somebody else", basedOn: form.basedOn };
    await ida.post(`${path}/edit`, own, asProgram);
    const back = await undoMany(ida, act);
    assert.deepEqual([back.undone, back.kept], [2, 1], "what was changed again since stays");
    assert.match((await ida.get(asked)).text, new RegExp(`href="${act}">Source: “The Parish”`));
    const now = await ida.json<{ now: { value: string | null; documents: number }[] }>(
      "/describe/many?field=source",
    );
    assert.deepEqual(
      now.now.map(({ value }) => value).toSorted(),
      ["Parish Council", "Somebody else", null].toSorted(),
    );
    assert.equal((await ida.post("/describe/many/none", { act: "undo" }, asProgram)).status, 404);
    for (const [field, value] of [
      ["date", "yesterday"],
      ["kind", "poem"],
      ["kind", ""],
      ["rights", "mine"],
    ] as const)
      assert.equal(
        (await ida.post("/describe/many", { ...many, field, value }, asProgram)).status,
        422,
        field,
      );
    assert.equal((await ida.post("/describe/many", { ...many, field: "title" }, asProgram)).status, 400);
  });

  it("are published at once where nothing is to be decided on, and go on after a kill", async () => {
    const answer = await ida.upload([
      file("clear.txt", "The gull was seen at the pier."),
      file("set.txt", "The gull was seen at the mole."),
      file("personal.txt", "Write to 12 Quay Street, telephone 020 7946 0018."),
      file("both.txt", "Write to 14 Quay Street, telephone 020 7946 0019."),
    ]);
    const { accession } = JSON.parse(answer.text) as { accession: string };
    await allSettled(ida);
    const { items } = await ida.json<Accession>(`/accessions/${accession}`);
    const path = (name: string) => `/documents/${items.find((item) => item.name === name)?.document}`;
    const later = { until: "2099-01-01T00:00:00.000Z", note: "" };
    await ida.post(`${path("set.txt")}/embargo`, later);
    const toDecide = await ida.post(`${path("both.txt")}/embargo`, later);
    assert.match(toDecide.headers.get("location") ?? "", /findings\?until=2099-01-01T00%3A00/);
    const decide = (await ida.get(toDecide.headers.get("location") ?? "")).text;
    assert.match(decide, /Let it go live on 1 January 2099/);
    const [, decided = ""] = /name="decided" value="([^"]+)"/.exec(decide) ?? [];
    await ida.post(`${path("both.txt")}/embargo`, { ...later, decided, version: "1" });
    assert.match((await ida.get(path("both.txt"))).text, /Goes live by itself on/);
    const chosen = { of: "accession", query: accession };
    const asked = await ida.json<{ drafts: number; ready: number }>(
      `/publish/many?${new URLSearchParams(chosen)}`,
    );
    assert.deepEqual([asked.drafts, asked.ready], [4, 1]);
    const begun = await ida.post("/publish/many", chosen, asProgram);
    await server.kill();
    server = await serveArchive(folder.folder);
    [ida, anyone] = [returning(ida, server.address), anonymous(server.address)];
    const act = new URL(JSON.parse(begun.text).url).pathname;
    const { counts } = await settledAct(ida, act);
    assert.deepEqual([counts.changed, counts.unready], [1, 3]);
    assert.match((await ida.get(act)).text, /Published 1 document\. 3 stay drafts/);
    const statuses = async () =>
      Promise.all(
        ["clear.txt", "set.txt", "personal.txt"].map(async (name) => (await anyone.get(path(name))).status),
      );
    assert.deepEqual(await statuses(), [200, 404, 404]);
    assert.equal((await undoMany(ida, act)).undone, 1);
    assert.deepEqual(await statuses(), [404, 404, 404]);
  });

  it("are described by a table after a look at the whole of it, once, and put back", async () => {
    const answer = await ida.upload([
      file("one.txt", "The first letter of the tern."),
      file("two.txt", "The second letter of the tern."),
      file("two.txt", "The third letter of the tern."),
      file("four.txt", "The fourth letter of the tern."),
    ]);
    const { accession } = JSON.parse(answer.text) as { accession: string };
    await allSettled(ida);
    const { items } = await ida.json<Accession>(`/accessions/${accession}`);
    const toFillIn = (await ida.get(`/accessions/${accession}/files.csv`)).text.split("\r\n");
    assert.equal(toFillIn[0], "file,title,kind,date,source,series,tags,address");
    assert.deepEqual(toFillIn[1]?.split(",").slice(0, 2), ["one.txt", "one"]);
    const send = async (table: string) => {
      const parts = [{ field: "accession", value: accession }, file("list.csv", table)];
      const sent = await ida.upload(parts, "/describe/list");
      assert.equal(sent.status, 201, sent.text);
      return `/describe/list/${JSON.parse(sent.text).id}`;
    };
    const wrong = await send("file,title,date\nnowhere.txt,A,\ntwo.txt,B,soon\none.txt,C,1999\n");
    const { faults, fingerprint } = await ida.json<Checked>(wrong);
    assert.deepEqual(
      faults.map(({ line, column }) => [line, column?.heading ?? null]),
      [
        [2, "file"],
        [3, "date"],
        [3, null],
      ],
    );
    const page = (await ida.get(wrong)).text;
    assert.match(page, /3 faults: nothing can be written/);
    assert.doesNotMatch(page, /value="begin"/);
    assert.equal((await ida.post(wrong, { act: "begin", seen: fingerprint }, asProgram)).status, 409);
    assert.equal((await ida.post(wrong, { act: "drop" }, asProgram)).status, 200);
    assert.equal((await ida.get(wrong, asProgram)).status, 404);

    const list = await send(
      "file,title,date,tags\none.txt,One of two,1999-05,terns; letters\nfour.txt,Four,2001,\n",
    );
    const stale = await ida.json<Checked>(list);
    assert.deepEqual(stale.faults, []);
    const [one, , , four] = items.map(({ document }) => document ?? "");
    const edit = async (id: string, change: Record<string, string>) => {
      const form = await ida.json<{ description: Record<string, string>; basedOn: string }>(
        `/documents/${id}/edit`,
      );
      const said = { ...form.description, ...change, basedOn: form.basedOn };
      assert.equal((await ida.post(`/documents/${id}/edit`, said, asProgram)).status, 200);
    };
    await edit(four ?? "", { title: "Somebody’s own title" });
    const late = await ida.post(list, { act: "begin", seen: stale.fingerprint });
    assert.equal(late.status, 409, "what was shown is not what would be written");
    assert.match(late.text, /Something changed since this was shown/);
    assert.match(late.text, /<del>Somebody’s own title<\/del> <ins>Four<\/ins>/);
    assert.equal((await anyone.get(list, asProgram)).status, 401);
    const { fingerprint: seen } = await ida.json<Checked>(list);
    assert.equal((await ida.post(list, { act: "begin", seen }, asProgram)).status, 200);
    assert.equal((await ida.post(list, { act: "begin", seen }, asProgram)).status, 409, "once");
    const ended = async (state: string) => {
      for (;;) {
        const now = await ida.json<Carried>(list);
        if (now.state === state) return now.counts;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    assert.deepEqual(await ended("done"), { written: 2 });
    type Described = { description: Record<string, string>; tags: { label: string }[] };
    const first = () => ida.json<Described>(`/documents/${one}/edit`);
    const after = await first();
    assert.deepEqual([after.description.title, after.description.date], ["One of two", "1999-05"]);
    await edit(one ?? "", { date: "1998" });
    await ida.post(list, { act: "undo" }, asProgram);
    assert.deepEqual(await ended("undone"), { undone: 2 });
    const back = await first();
    assert.equal(back.description.date, "1998", "what was changed again since stays");
    assert.notEqual(back.description.title, "One of two");
    const fourth = await ida.json<Described>(`/documents/${four}/edit`);
    assert.equal(fourth.description.title, "Somebody’s own title");
    assert.doesNotMatch(JSON.stringify(back), /terns/);
    assert.match((await ida.get(list)).text, /2 lines: 2 taken back/);
  });

  it("have a finding aid with dates and extent, that survives a rebuild and is well-formed EAD and Dublin Core", async () => {
    assert.match(
      (await anyone.get("/series")).text,
      /Parish minutes &#38; papers|Parish minutes &amp; papers/,
    );
    const made = await ida.post("/series", { name: "Parish minutes & papers" }, asProgram);
    assert.equal(made.status, 201, made.text);
    const { id } = JSON.parse(made.text) as { id: string };
    const again = await ida.post("/series", { name: "Parish minutes & papers" }, asProgram);
    assert.equal((JSON.parse(again.text) as { id: string }).id, id);
    const words = {
      scope: "Minutes <of> the parish.\n\nNo letters.",
      creator: "Parish Council",
      basedOn: "1",
    };
    assert.equal((await ida.post(`/series/${id}/edit`, words)).status, 303);
    const late = await ida.post(`/series/${id}/edit`, { ...words, scope: "Mine." }, asProgram);
    assert.equal(late.status, 409);
    const page = (await anyone.get(`/series/${id}`)).text;
    assert.match(page, /2 documents/);
    assert.match(page, /Minutes &lt;of&gt; the parish/);
    await changeMany(ida, "/describe/many", { field: "date", value: "2020-01-02", query: "state=published" });
    assert.match((await anyone.get(`/series/${id}`)).text, /2 January 2020/);
    assert.match((await ida.get(`/series/${id}`)).text, /3 documents/);
    for (const [form, root] of [
      ["ead.xml", "ead"],
      ["dc.xml", "rdf:RDF"],
    ] as const) {
      const xml = (await anyone.get(`/series/${id}/${form}`)).text;
      assert.equal(rootOf(xml), root);
      if (form === "ead.xml") assert.deepEqual(eadFaults(xml), []);
      assert.match(xml, /Parish minutes &amp; papers/);
      assert.equal(xml.match(/2021-05-06 minutes/g)?.length, 1, form);
      assert.doesNotMatch(xml, /2024-07-08 minutes/, "a draft is nobody's but the archivists'");
    }
    await server.stop();
    assert.equal((await runIbid(folder.folder, ["rebuild"])).exit, 0);
    server = await serveArchive(folder.folder);
    anyone = anonymous(server.address);
    assert.match((await anyone.get(`/series/${id}`)).text, /Minutes &lt;of&gt; the parish/);
    assert.equal((await anyone.get("/series/0000000000", asProgram)).status, 404);
  });

  /** The name of the outermost element; throws for what is not well-formed. */
  function rootOf(xml: string): string {
    let root = "";
    const parser = new SaxesParser({ xmlns: true });
    parser.on("opentag", ({ name }) => {
      if (root === "") root = name;
    });
    parser.on("error", (error) => {
      throw error;
    });
    parser.write(xml).close();
    return root;
  }
});
