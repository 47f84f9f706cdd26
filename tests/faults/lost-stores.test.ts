import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { openCatalogue } from "../../storage/catalogue/catalogue.js";
import { removeSearched } from "../../storage/catalogue/searched.js";
import { readNote } from "../../storage/index/engine-note.js";
import { pidOf } from "../../storage/process-identity.js";
import { addAccount } from "../add-account.js";
import { file } from "../multipart.js";
import { runIbid } from "../run-ibid.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { asProgram, type Client, signIn } from "../signed-in-client.js";
import { exportedState } from "./exported-state.js";
import { allSettled, type HeldDocument } from "./whole-register.js";

const account = { name: "ida", password: "correct horse battery" };
interface Answered {
  total: number;
  engineAway: boolean;
  hits: { passage: string }[];
}

const queries = ["pause facial recognition", "unanimously", "watchlist"];
const article = `<html><head><title>Force to double its cameras</title></head><body><article>
<h1>Force to double its cameras</h1><p>The commissioner said that the watchlist held 16,000 faces.</p>
<p>The council asked for a pause in facial recognition.</p></article></body></html>`;
const motion = `# Motion: a pause in facial recognition

This Council notes that facial recognition was used in the town without debate.

This Council resolves to ask for a pause in facial recognition.

The motion was carried unanimously.
`;
const hearing = `WEBVTT

00:00:01.000 --> 00:00:04.000
<v The Chair>Who keeps the watchlist?

00:00:04.500 --> 00:00:09.000
<v Professor Byron>Nobody could tell us who keeps the watchlist.
`;

describe("an archive that loses a store", () => {
  let folder: string;
  let remove: () => Promise<void>;
  let server: ServedArchive;
  let client: Client;
  let state: Awaited<ReturnType<typeof exportedState>>;
  let cited: string;

  async function start(): Promise<void> {
    server = await serveArchive(folder);
    client = await signIn(server.address, account.name, account.password);
  }

  before(async () => {
    ({ folder, remove } = await archiveFolder("lost"));
    await addAccount(folder, account.name, account.password);
    await start();
    await fill();
    state = await exportedState(folder, client, queries);
  });
  after(() => remove());

  /** One document of each kind and state, a second version, a citation, a duplicate and three bad files. */
  async function fill(): Promise<void> {
    const answer = await client.upload([
      file("article.html", article),
      file("motion.md", motion),
      file("hearing.vtt", hearing),
      file("note.txt", "A note about nothing much.\n\nWithdrawn later.\n"),
      file("empty.txt", ""),
      file("broken.pdf", "%PDF-1.7\nnothing of a PDF follows\n"),
      file("picture.bin", Buffer.from([0, 1, 2, 3, 255, 254])),
    ]);
    assert.equal(answer.status, 201, answer.text);
    const [accession] = await allSettled(client);
    assert.deepEqual(
      accession?.items.map((item) => item.state),
      ["searchable", "searchable", "searchable", "searchable", "refused", "failed", "failed"],
    );
    // Sent along with the others, either of the two may be the one that is held already.
    await client.upload([file("again.html", article)]);
    assert.equal((await allSettled(client))[0]?.items[0]?.state, "held");
    const [news = "", minutes = "", talk = "", note = ""] = (accession?.items ?? []).map(
      (item) => item.document ?? "",
    );
    await describeDocument(minutes, { title: "A pause", source: "Town Council", tags: "cameras, motions" });
    for (const id of [news, minutes, note]) await send(`/documents/${id}/publish`);
    await send(`/documents/${note}/withdraw`, { reason: "It was a test." });
    const { passages } = await client.json<HeldDocument>(`/documents/${minutes}`);
    const resolved = passages.find(({ text }) => text.includes("resolves"));
    const citation = await client.post(
      "/citations",
      { document: minutes, version: "1", start: `${resolved?.start}`, end: `${resolved?.end}` },
      asProgram,
    );
    assert.equal(citation.status, 201, citation.text);
    cited = new URL((JSON.parse(citation.text) as { url: string }).url).pathname;
    const newer = join(folder, "hearing-2.vtt");
    await writeFile(newer, hearing.replace("Nobody could", "No one could"));
    const added = await runIbid(folder, ["ingest", newer, "--version-of", talk, "--wait"]);
    assert.equal(added.exit, 0, added.said);
    const search = async (words: string) =>
      (await client.json<{ total: number }>(`/search?q=${encodeURIComponent(words)}&exact=1`)).total;
    assert.equal(await search("no one could tell us"), 1, "waited for, so found");
    assert.equal(await search("nobody could tell us"), 0, "the version before is no longer searched");
    await unchanging();
  }

  async function send(path: string, fields: Record<string, string> = {}): Promise<void> {
    const { status, text } = await client.post(path, fields);
    assert.equal(status, 303, text);
  }

  async function describeDocument(id: string, fields: Record<string, string>): Promise<void> {
    await send(`/documents/${id}/edit`, { kind: "motion", ...fields });
  }

  /** Waits until the vault and the index know all the catalogue does, as its rows tell. */
  async function unchanging(): Promise<void> {
    const catalogue = await openCatalogue(join(folder, "catalogue.sqlite"), new Date().toISOString());
    try {
      for (const end = Date.now() + 60_000; ; ) {
        const rows = await catalogue
          .selectFrom("document")
          .leftJoin("version", "version.document", "document.id")
          .select(["document.id", "version.text_state"])
          .where((where) =>
            where.or([
              where("recorded_revision", "<", where.ref("revision")),
              where("text_state", "=", "waiting"),
              where.and([
                where("text_state", "=", "known"),
                where.or([
                  where("indexed_revision", "<", where.ref("revision")),
                  where("indexed_as", "is", null),
                ]),
              ]),
            ]),
          )
          .execute();
        if (rows.length === 0) return;
        assert.ok(Date.now() < end, `Expected nothing to be left to do, got ${JSON.stringify(rows)}`);
        await sleep(50);
      }
    } finally {
      await catalogue.destroy();
    }
  }

  async function removeCatalogue(): Promise<void> {
    for (const end of ["", "-wal", "-shm"]) await rm(join(folder, `catalogue.sqlite${end}`), { force: true });
  }

  it("says so when the engine is killed, goes on without it, and has it back by itself", async () => {
    const engine = readNote(join(folder, "index"))?.engine ?? "";
    const before = await client.json<Answered>("/search?q=the+watchlist");
    const said = { text: "She said: “Nobody could tell us who keeps it.”" };
    assert.equal((await client.post("/quotes", said)).status, 200);
    process.kill(pidOf(engine), "SIGKILL");
    const page = await client.get("/search?q=the+watchlist");
    const program = await client.json<Answered>("/search?q=the+watchlist");
    const misspelt = await client.json<Answered>("/search?q=watchlsit");
    assert.equal(page.status, 200);
    assert.match(page.text, /search engine is away just now: .*by the stored words alone/);
    const passages = ({ hits }: Answered) => hits.map(({ passage }) => passage).sort();
    assert.deepEqual(
      [program.engineAway, program.total, passages(program)],
      [true, before.total, passages(before)],
    );
    const { engineAway, total } = misspelt;
    assert.deepEqual([engineAway, total], [true, 0], "no help with spelling, and it says so");
    const quotes = await client.post("/quotes", said);
    assert.equal(quotes.status, 503);
    assert.match(quotes.text, /Quotations cannot be checked just now: .*search engine/i);
    assert.equal((await client.get(cited)).status, 200);
    for (const { document } of state.documents)
      assert.equal((await client.get(`/documents/${document}?q=watchlist`)).status, 200);
    const back = Date.now() + 60_000;
    while ((await client.json<Answered>("/search?q=the+watchlist")).engineAway) {
      assert.ok(Date.now() < back, server.said());
      await sleep(50);
    }
    assert.deepEqual(await client.json("/search?q=the+watchlist"), before);
    assert.equal((await client.get("/health")).status, 200);
  });

  it("fills the index again when its folder is gone, and says meanwhile what was not searched", async () => {
    await server.stop();
    await rm(join(folder, "index"), { recursive: true });
    await start();
    const total = (state.told["/search?q=watchlist"] as { total: number }).total;
    for (const end = Date.now() + 60_000; ; ) {
      const answer = await client.json<{ total: number; coverage: { waiting: number } }>(
        "/search?q=watchlist",
      );
      if (answer.coverage.waiting === 0) {
        assert.equal(answer.total, total, "an answer that claims to be whole");
        break;
      }
      assert.ok(Date.now() < end, server.said());
      await sleep(50);
    }
    await unchanging();
    assert.deepEqual(await exportedState(folder, client, queries), state);
  });

  it("is the same after its catalogue was deleted and `ibid rebuild` has run", async () => {
    await server.stop();
    await removeCatalogue();
    const rebuilt = await runIbid(folder, ["rebuild", "--json"]);
    assert.equal(rebuilt.exit, 0, rebuilt.said);
    assert.equal((JSON.parse(rebuilt.out) as { documents: number }).documents, state.documents.length);
    await addAccount(folder, account.name, account.password);
    await start();
    await unchanging();
    assert.deepEqual(await exportedState(folder, client, queries), state);
  });

  it("makes a deleted catalogue again at its next start, by itself", async () => {
    await server.stop();
    await removeCatalogue();
    server = await serveArchive(folder);
    assert.ok(server.setupLink, "accounts are not kept in the vault, so the first one is asked for again");
    await addAccount(folder, account.name, account.password);
    client = await signIn(server.address, account.name, account.password);
    await unchanging();
    assert.deepEqual(await exportedState(folder, client, queries), state);
  });

  it("goes on with the making of a catalogue that was cut off", async () => {
    await server.stop();
    const catalogue = await openCatalogue(join(folder, "catalogue.sqlite"), new Date().toISOString());
    const lost = state.documents[0]?.document ?? "";
    // A document that was never entered has left no words in the full-text table, which nothing else clears.
    await removeSearched(catalogue, lost);
    await catalogue.deleteFrom("document").where("id", "=", lost).execute();
    await catalogue.deleteFrom("meta").where("key", "=", "whole").execute();
    await catalogue.destroy();
    await start();
    await unchanging();
    assert.deepEqual(await exportedState(folder, client, queries), state);
  });
});
