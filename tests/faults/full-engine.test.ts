/** A disk that is full under the search engine alone: the vault and the catalogue have room. */
import assert from "node:assert/strict";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { addAccount } from "../add-account.js";
import { file } from "../multipart.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { type Client, signIn } from "../signed-in-client.js";
import { type SmallDisk, smallDisk } from "./small-disk.js";
import { allSettled } from "./whole-register.js";

interface Told {
  total: number;
  coverage: { waiting: number; refused: number };
}

const megabyte = 1024 * 1024;

describe("a search engine whose disk is full", () => {
  let place: Awaited<ReturnType<typeof archiveFolder>>;
  let disk: SmallDisk | null;
  let server: ServedArchive | undefined;
  let client: Client;

  before(async () => {
    place = await archiveFolder("full");
    const data = join(place.folder, "data");
    await mkdir(data, { mode: 0o700 });
    disk = smallDisk(join(data, "index"), 64 * megabyte);
    if (!disk) return;
    await addAccount(data, "ida", "correct horse battery");
    server = await serveArchive(data);
    client = await signIn(server.address, "ida", "correct horse battery");
    await hand("first.txt", "The lantern was lit at nine.\n");
    await allSettled(client);
  });
  after(async () => {
    // The server first: an engine that has lost its disk ends slowly.
    await server?.stop();
    disk?.remove();
    await place.remove();
  });

  async function hand(name: string, content: string): Promise<void> {
    const answer = await client.upload([file(name, content)]);
    assert.equal(answer.status, 201, answer.text);
  }

  const search = (words: string, exact = false) =>
    client.json<Told>(`/search?q=${encodeURIComponent(words)}${exact ? "&exact=1" : ""}`);

  it("loses nothing, is not believed to have what it has not, and catches up when there is room", async (t) => {
    if (!disk) return t.diagnostic("no disk can be mounted here");
    disk.leave(0);
    await hand("second.txt", "A second lantern was bought.\n");
    const late = Date.now() + 30_000;
    for (;;) {
      const { total, coverage } = await search("lantern", true);
      if (total === 2) {
        assert.equal(coverage.waiting + coverage.refused, 1, JSON.stringify(coverage));
        break;
      }
      assert.ok(Date.now() < late, server?.said());
      await sleep(50);
    }
    assert.equal((await search("lantern")).total, 2, "the stored words answer");
    const page = await client.get("/search?q=lantern");
    assert.equal(page.status, 200);
    assert.match(page.text, /The disk of the search engine is full: /);
    assert.match(page.text, /Not searched, of 2 documents: 1 document/);
    assert.equal((await client.get("/documents")).status, 200);
    disk.makeRoom();
    await allSettled(client, 60);
    const { total, coverage } = await search("lantern");
    assert.deepEqual([total, coverage.waiting + coverage.refused], [2, 0]);
    assert.doesNotMatch((await client.get("/search?q=lantern")).text, /is full/);
  });
});
