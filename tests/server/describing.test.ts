/** A field described on many documents and taken back; series with their finding aids. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { SaxesParser } from "saxes";
import { allSettled } from "../faults/whole-register.js";
import { file } from "../multipart.js";
import { addAccount, runIbid } from "../run-ibid.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { anonymous, asProgram, type Client, signIn } from "../signed-in-client.js";

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
    const done = await ida.post("/describe/many", many, asProgram);
    const { batch, changed } = JSON.parse(done.text) as { batch: string; changed: number };
    assert.equal(changed, 3);
    assert.equal(JSON.parse((await ida.post("/describe/many", many, asProgram)).text).changed, 0);
    const [first] = (await ida.json<{ documents: { url: string }[] }>("/documents")).documents;
    const path = new URL(first?.url ?? "").pathname;
    const form = await ida.json<{ description: Record<string, string>; basedOn: string }>(`${path}/edit`);
    assert.equal(form.description.source, "The Parish");
    const own = { ...form.description, source: "Somebody else", basedOn: form.basedOn };
    await ida.post(`${path}/edit`, own, asProgram);
    const back = await ida.post("/describe/many/undo", { batch }, asProgram);
    assert.equal(JSON.parse(back.text).changed, 2, "what was changed again since stays");
    const now = await ida.json<{ now: { value: string | null; documents: number }[] }>(
      "/describe/many?field=source",
    );
    assert.deepEqual(
      now.now.map(({ value }) => value).toSorted(),
      ["Parish Council", "Somebody else", null].toSorted(),
    );
    assert.equal((await ida.post("/describe/many/undo", { batch: "none" }, asProgram)).status, 404);
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
    await ida.post("/describe/many", { field: "date", value: "2020-01-02", query: "state=published" });
    assert.match((await anyone.get(`/series/${id}`)).text, /2 January 2020/);
    assert.match((await ida.get(`/series/${id}`)).text, /3 documents/);
    for (const [form, root] of [
      ["ead.xml", "ead"],
      ["dc.xml", "rdf:RDF"],
    ] as const) {
      const xml = (await anyone.get(`/series/${id}/${form}`)).text;
      assert.equal(rootOf(xml), root);
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
