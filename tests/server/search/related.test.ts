/** Passages near in meaning, by vectors of a real service on this machine that speaks the protocols there are. */
import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { EmbedderAway, embedderBy } from "../../../ingest/near/embedder.js";
import { addAccount } from "../../add-account.js";
import { allSettled } from "../../faults/whole-register.js";
import { file } from "../../multipart.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../../served-archive.js";
import { anonymous, asProgram, type Client, signIn } from "../../signed-in-client.js";

interface Told {
  match: string;
  suggestion: boolean;
  hits: { document: string; text: string; nearness: number }[];
}

/** What words are about, each a direction of its own; what says nothing else points elsewhere. */
const subjects = [/lantern|lamp|torch/gi, /police|constable|officer/gi, /railway|train|station/gi];

function vectorOf(words: string): number[] {
  return [...subjects.map((subject) => (words.match(subject) ?? []).length), 0.1];
}

async function service(): Promise<{ url: string; server: Server; keys: (string | undefined)[] }> {
  const keys: (string | undefined)[] = [];
  const server = createServer(async (request, response) => {
    keys.push(request.headers.authorization);
    const { model, input } = JSON.parse(await text(request)) as { model: string; input: string[] };
    response.setHeader("content-type", "application/json");
    if (model !== "small") response.writeHead(404).end('{"error":"no such model"}');
    else if (request.url === "/api/embed") response.end(JSON.stringify({ embeddings: input.map(vectorOf) }));
    else if (request.url === "/v1/embeddings") {
      // In no order: the protocol numbers them.
      const data = input.map((each, index) => ({ index, embedding: vectorOf(each) })).reverse();
      response.end(JSON.stringify({ data }));
    } else response.end("{}");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server, keys };
}

describe("passages near in meaning", () => {
  let remove: () => Promise<void>;
  let model: Awaited<ReturnType<typeof service>>;
  let server: ServedArchive;
  let ida: Client;
  let anyone: Client;

  before(async () => {
    model = await service();
    const folder = await archiveFolder("related");
    remove = folder.remove;
    await addAccount(folder.folder, "ida", "correct horse battery");
    server = await serveArchive(folder.folder, {
      IBID_EMBEDDINGS_URL: model.url,
      IBID_EMBEDDINGS_MODEL: "small",
    });
    ida = await signIn(server.address, "ida", "correct horse battery");
    anyone = anonymous(server.address);
    const files = [
      file("lamps.txt", "The torch and the lamp were lit at nine in the evening."),
      file("trains.txt", "The train left the station of the town at nine in the evening."),
    ];
    await ida.upload([{ field: "publish", value: "1" }, ...files]);
    await ida.upload([file("draft.txt", "A draft on the lamp and torch of the zebrafinch, for nobody.")]);
    await allSettled(ida);
    for (const late = Date.now() + 30_000; (await related(ida, "q=lantern")).hits.length < 3; await sleep(50))
      assert.ok(Date.now() < late, server.said());
  });
  after(async () => {
    await remove();
    model.server.close();
  });

  const related = (client: Client, query: string) => client.json<Told>(`/search/related?${query}`);

  it("are suggested where no word is the same, the nearest first, and said to be a suggestion", async () => {
    const { match, suggestion, hits } = await related(anyone, "q=lantern");
    assert.deepEqual([match, suggestion], ["related", true]);
    assert.match(hits[0]?.text ?? "", /^The torch and the lamp/);
    assert.ok((hits[0]?.nearness ?? 0) > (hits[1]?.nearness ?? 1));
    const page = await anyone.get("/search/related?q=lantern");
    assert.match(page.text, /A suggestion, made by the model “small” and not by words/);
    assert.match((await anyone.get("/search?q=lantern")).text, /formaction="\/search\/related"/);
  });

  it("hold nothing that the asker may not see, and not the passage itself", async () => {
    const { hits } = await related(anyone, "q=lantern");
    assert.equal(hits.length, 2);
    assert.doesNotMatch(JSON.stringify(hits), /zebrafinch/);
    const [lamps] = hits;
    const beside = await related(ida, `document=${lamps?.document}&version=1&start=0`);
    assert.match(beside.hits[0]?.text ?? "", /zebrafinch/);
    assert.ok(beside.hits.every(({ document }) => document !== lamps?.document));
    const document = await anyone.get(`/documents/${lamps?.document}`);
    assert.match(document.text, /Passages near in meaning to its beginning/);
    assert.equal(
      (await ida.post(`/documents/${lamps?.document}/withdraw`, { reason: "A test." })).status,
      303,
    );
    assert.doesNotMatch(JSON.stringify(await related(ida, "q=lantern")), /The torch and/);
  });

  it("are told to be away with their service, and search goes on", async () => {
    model.server.closeAllConnections();
    await new Promise((resolve) => model.server.close(resolve));
    const answer = await anyone.get("/search/related?q=lantern", asProgram);
    assert.equal(answer.status, 503);
    assert.match(
      answer.text,
      /cannot be looked for by meaning just now: The embedding service does not answer/,
    );
    assert.equal((await anyone.get("/search?q=train")).status, 200);
  });
});

it("an embedding service is asked as Ollama or by the protocol of OpenAI, with its key", async () => {
  const { url, server, keys } = await service();
  try {
    const texts = ["a lamp", "a train and a station"];
    const wanted = texts.map(vectorOf);
    assert.deepEqual(await embedderBy({ url, model: "small", key: null }).embed(texts), wanted);
    const open = embedderBy({ url: `${url}/v1/`, model: "small", key: "sesame" });
    assert.deepEqual(await open.embed(texts), wanted);
    assert.equal((await open.space()).dimensions, 4);
    assert.deepEqual([keys[0], keys[1]], [undefined, "Bearer sesame"]);
    for (const wrong of [
      { url, model: "none", key: null },
      { url: `${url}/elsewhere`, model: "small", key: null },
    ])
      await assert.rejects(embedderBy(wrong).embed(texts), EmbedderAway);
  } finally {
    server.close();
  }
});
