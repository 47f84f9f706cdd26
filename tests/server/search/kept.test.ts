/** What is kept of searches, over HTTP: saved searches, the history, and feeds, each told to whom it is for. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { after, before, describe, it } from "node:test";
import { SaxesParser } from "saxes";
import { addAccount } from "../../add-account.js";
import { allSettled } from "../../faults/whole-register.js";
import { file } from "../../multipart.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../../served-archive.js";
import { anonymous, asProgram, type Client, signIn } from "../../signed-in-client.js";

const password = "correct horse battery";

interface Kept {
  saved: { id: string; name: string; query: string; new: { passages: number; documents: number } | null }[];
  history: { kept: boolean; searches: { id: string; query: string }[] };
}
interface JsonFeed {
  items: { id: string; title: string; content_text: string; date_modified: string }[];
}

describe("what is kept of searches", () => {
  let remove: () => Promise<void>;
  let server: ServedArchive;
  let ida: Client;
  let rea: Client;
  let anyone: Client;

  before(async () => {
    const folder = await archiveFolder("kept");
    remove = folder.remove;
    await addAccount(folder.folder, "ida", password);
    await addAccount(folder.folder, "rea", password, { role: "reader" });
    server = await serveArchive(folder.folder);
    ida = await signIn(server.address, "ida", password);
    rea = await signIn(server.address, "rea", password);
    anyone = anonymous(server.address);
    await put("one.txt", "The camera & the <van> stood in the square.", true);
    await put("draft.txt", "The camera of the zebrafinch.", false);
  });
  after(() => remove());

  async function put(name: string, content: string, publish: boolean): Promise<string> {
    const taken = await ida.upload([
      ...(publish ? [{ field: "publish", value: "1" }] : []),
      file(name, content),
    ]);
    assert.equal(taken.status, 201, taken.text);
    await allSettled(ida);
    const { accession } = JSON.parse(taken.text) as { accession: string };
    const { items } = await ida.json<{ items: { document: string }[] }>(`/accessions/${accession}`);
    return items[0]?.document ?? "";
  }

  /** As a feed reader asks; Node's own fetch asks for a fresh answer along with any condition. */
  async function statusFor(path: string, etag: string): Promise<number | undefined> {
    const [response] = (await once(
      request(server.address + path, { headers: { "if-none-match": etag } }).end(),
      "response",
    )) as [IncomingMessage];
    response.resume();
    return response.statusCode;
  }

  const kept = (client: Client) => client.json<Kept>("/searches");

  it("is saved by a reader, who sees what is new since the last visit, and nothing of drafts", async () => {
    const saved = await rea.post("/searches", { name: "Cameras", query: "q=camera&exact=1&page=3" });
    assert.equal(saved.status, 303, saved.text);
    const [one] = (await kept(rea)).saved;
    assert.deepEqual(
      [one?.name, one?.query, one?.new],
      ["Cameras", "q=camera&exact=1", { passages: 0, documents: 0 }],
    );
    const draft = await put("two.txt", "A camera was bought.", false);
    assert.deepEqual((await kept(rea)).saved[0]?.new, { passages: 0, documents: 0 });
    assert.equal((await ida.post(`/documents/${draft}/publish`, { findings: "decided" })).status, 303);
    assert.deepEqual((await kept(rea)).saved[0]?.new, { passages: 1, documents: 1 });
    assert.match((await rea.get("/searches")).text, /1 new passage in 1 document/);
    const opened = await rea.get(`/searches/${one?.id}`);
    assert.equal(opened.status, 303);
    assert.equal(opened.headers.get("location"), "/search?q=camera&exact=1&sort=added");
    assert.deepEqual((await kept(rea)).saved[0]?.new, { passages: 0, documents: 0 });
  });

  it("is nobody else's, not even an administrator's", async () => {
    const { saved } = await kept(rea);
    const path = `/searches/${saved[0]?.id}`;
    assert.deepEqual((await kept(ida)).saved, []);
    assert.equal((await ida.get(path, asProgram)).status, 404);
    assert.equal((await ida.post(`${path}/rename`, { name: "Mine" }, asProgram)).status, 404);
    assert.equal((await ida.post(`${path}/delete`, {}, asProgram)).status, 404);
    assert.equal((await anyone.get("/searches", asProgram)).status, 401);
    assert.equal((await kept(rea)).saved.length, 1);
  });

  it("is renamed and deleted, and refused without a name or a question", async () => {
    const [one] = (await kept(rea)).saved;
    assert.equal((await rea.post("/searches", { name: " ", query: "q=x" }, asProgram)).status, 400);
    assert.equal((await rea.post("/searches", { name: "All", query: "" }, asProgram)).status, 422);
    assert.equal((await rea.post("/searches", { name: "Odd", query: "kind=poem" }, asProgram)).status, 400);
    await rea.post(`/searches/${one?.id}/rename`, { name: "Vans" });
    assert.equal((await kept(rea)).saved[0]?.name, "Vans");
    await rea.post(`/searches/${one?.id}/delete`, {});
    assert.deepEqual((await kept(rea)).saved, []);
  });

  it("is remembered only for whoever wants it, and forgotten one by one and all", async () => {
    const asked = async () => (await kept(rea)).history.searches.map(({ query }) => query);
    await rea.get("/search?q=van");
    assert.deepEqual(await asked(), []);
    await rea.post("/searches/history", { keep: "yes" });
    for (const path of ["/search?q=van", "/search?q=square&exact=1", "/search?q=van", "/search?q=van&page=2"])
      await rea.get(path);
    await rea.get("/search?q=squ", { "sec-fetch-dest": "empty" });
    assert.deepEqual(await asked(), ["q=van", "q=square&exact=1"]);
    assert.deepEqual((await kept(ida)).history, { kept: false, searches: [] });
    const [latest] = (await kept(rea)).history.searches;
    await ida.post("/searches/history/forget", { search: latest?.id ?? "" });
    assert.equal((await asked()).length, 2);
    await rea.post("/searches/history/forget", { search: latest?.id ?? "" });
    assert.deepEqual(await asked(), ["q=square&exact=1"]);
    await rea.post("/searches/history", { keep: "no" });
    await rea.get("/search?q=bought");
    assert.deepEqual(await asked(), ["q=square&exact=1"]);
    await rea.post("/searches/history/forget", {});
    assert.deepEqual(await asked(), []);
    assert.doesNotMatch(server.said(), /square|bought/);
  });

  it("is a feed of what is published, whoever asks, in three forms", async () => {
    for (const client of [anyone, ida])
      for (const form of ["atom", "rss", "json"]) {
        const feed = await client.get(`/search/feed/${form}?q=camera`);
        assert.equal(feed.status, 200, feed.text);
        assert.match(feed.headers.get("content-type") ?? "", new RegExp(form));
        assert.match(feed.text, /stood in the square/);
        assert.doesNotMatch(feed.text, /zebrafinch/);
        if (form !== "json") new SaxesParser().write(feed.text).close();
      }
    const secret = await ida.json<JsonFeed>("/search/feed/json?q=zebrafinch&exact=1");
    assert.deepEqual(secret.items, []);
  });

  it("has the same ids for ever, the newest first, and is not sent twice", async () => {
    const path = "/search/feed/json?q=camera&exact=1";
    const before = (await anyone.json<JsonFeed>(path)).items;
    const answer = await anyone.get(path);
    const known = answer.headers.get("etag") ?? "";
    assert.equal(await statusFor(path, known), 304);
    const gone = await put("three.txt", "The third camera.", true);
    const now = (await anyone.json<JsonFeed>(path)).items;
    assert.match(now[0]?.content_text ?? "", /The third camera/);
    assert.deepEqual(now.slice(1), before);
    assert.equal(await statusFor(path, known), 200);
    await ida.post(`/documents/${gone}/withdraw`, { reason: "It names a child." });
    assert.deepEqual((await anyone.json<JsonFeed>(path)).items, before);
  });

  it("is told to browsers on the page of results", async () => {
    const { text } = await anyone.get("/search?q=camera");
    assert.match(
      text,
      /<link rel="alternate" type="application\/atom\+xml" href="\/search\/feed\/atom\?q=camera">/,
    );
  });
});
