import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { readNote } from "../../storage/index/engine-note.js";
import { pidOf } from "../../storage/process-identity.js";
import { addAccount } from "../add-account.js";
import { file } from "../multipart.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { type Client, signIn } from "../signed-in-client.js";
import { allSettled } from "./whole-register.js";

interface Told {
  total: number;
  engineTooSlow: boolean;
  hits: { passage: string }[];
}

/** Longest wait of a reader, in milliseconds: 2 s for the engine, and what a busy machine adds. */
const longestWait = 15_000;

describe("a search engine that does not answer", () => {
  let place: Awaited<ReturnType<typeof archiveFolder>>;
  let server: ServedArchive;
  let client: Client;
  let engine: number;

  before(async () => {
    place = await archiveFolder("slow");
    await addAccount(place.folder, "ida", "correct horse battery");
    server = await serveArchive(place.folder);
    client = await signIn(server.address, "ida", "correct horse battery");
    const text = "The lantern was lit at nine.\n\nNobody put the lantern out.\n";
    assert.equal((await client.upload([file("lantern.txt", text)])).status, 201);
    await allSettled(client);
    engine = pidOf(readNote(join(place.folder, "index"))?.engine ?? "");
  });
  after(async () => {
    process.kill(engine, "SIGCONT");
    await place.remove();
  });

  const search = (words: string) => client.json<Told>(`/search?q=${encodeURIComponent(words)}`);
  const passages = ({ hits }: Told) => hits.map(({ passage }) => passage).sort();

  it("is waited for 2 seconds; then the stored words answer, and the answer says so", async () => {
    const sound = await search("lantern nine");
    assert.equal(sound.engineTooSlow, false);
    process.kill(engine, "SIGSTOP");
    const began = performance.now();
    const alone = await search("lantern nine");
    assert.ok(performance.now() - began < longestWait, `${performance.now() - began} ms`);
    assert.equal(alone.engineTooSlow, true);
    assert.deepEqual([alone.total, passages(alone)], [sound.total, passages(sound)]);
    const one = await search("lantern");
    assert.deepEqual([one.total, one.engineTooSlow], [2, false], "of one word it has nothing to tell");
    const page = await client.get("/search?q=lantern+nine");
    assert.match(
      page.text,
      /takes longer than two seconds just now: this list is ranked by the stored words alone/,
    );
  });

  it("is waited for by a check of quotations only while it shows itself alive", async () => {
    const began = performance.now();
    const answer = await client.post("/quotes", { text: "It says: “The lantern was lit at nine.”" });
    assert.ok(performance.now() - began < longestWait, `${performance.now() - began} ms`);
    assert.equal(answer.status, 503);
    assert.match(answer.text, /Quotations cannot be checked just now: .*has not answered within 2 seconds/);
  });

  it("keeps nothing else waiting, and /health names it", async () => {
    const exact = await client.json<Told>("/search?q=lantern&exact=1");
    assert.deepEqual([exact.total, exact.engineTooSlow], [2, false]);
    assert.equal((await client.get("/documents")).status, 200);
    assert.equal((await client.upload([file("later.txt", "A later lantern.\n")])).status, 201);
    const began = performance.now();
    const health = await client.get("/health");
    assert.ok(performance.now() - began < longestWait, `${performance.now() - began} ms`);
    assert.equal(health.status, 503);
    assert.match(health.text, /has not answered within 2 seconds/);
  });

  it("is believed again when it goes on, and has all that came meanwhile", async () => {
    process.kill(engine, "SIGCONT");
    await allSettled(client);
    assert.equal((await search("lantern")).total, 3);
    assert.equal((await search("lantern nine")).engineTooSlow, false);
    assert.equal((await client.get("/health")).status, 200);
  });
});
