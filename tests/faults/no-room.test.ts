import assert from "node:assert/strict";
import { readdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { addAccount } from "../add-account.js";
import { file } from "../multipart.js";
import { runIbid } from "../run-ibid.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { type Client, signIn } from "../signed-in-client.js";
import { type SmallDisk, smallDisk } from "./small-disk.js";
import { type Accession, allAccessions, allDocuments, type HeldDocument } from "./whole-register.js";

const account = { name: "ida", password: "correct horse battery" };
const megabyte = 1024 * 1024;
// No engine: it alone would fill the small disk. The archive goes on without.
const environment = { MEILI_URL: "http://127.0.0.1:9" };

describe("an archive on a disk without room", () => {
  let remove: () => Promise<void>;
  let above: string;
  let disk: SmallDisk | null;
  let data: string;
  let server: ServedArchive;
  let client: Client;
  const large = Buffer.from("A line of a long report.\n".repeat((3 * megabyte) / 25));

  before(async () => {
    ({ folder: above, remove } = await archiveFolder("room"));
    disk = smallDisk(join(above, "disk"), 24 * megabyte);
    data = join(above, "disk", "data");
    await addAccount(data, account.name, account.password);
    await start();
  });
  after(async () => {
    // The disk first: a server left by a failed test would keep it busy.
    disk?.remove();
    await remove();
  });

  async function start(): Promise<void> {
    server = await serveArchive(data, environment);
    client = await signIn(server.address, account.name, account.password);
  }

  const quarantined = async () =>
    (await readdir(join(data, "quarantine"), { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));

  /** Uploads one file that there is room for and waits until its text is known. */
  async function works(name: string, content: string): Promise<string> {
    const answer = await client.upload([file(name, content)]);
    assert.equal(answer.status, 201, answer.text);
    return known((JSON.parse(answer.text) as { accession: string }).accession);
  }

  async function known(accession: string): Promise<string> {
    for (const end = Date.now() + 60_000; ; await sleep(50)) {
      const { items } = await client.json<Accession>(`/accessions/${accession}`);
      const { document = null, reason = null } = items[0] ?? {};
      const held = document && (await client.json<HeldDocument>(`/documents/${document}`));
      if (held && held.text.state === "known") return held.document;
      assert.ok(Date.now() < end, `Expected ${accession} to be read, got ${reason}: ${server.said()}`);
    }
  }

  it("answers 507 to an upload, keeps nothing of it, and works again once there is room", async (t) => {
    if (!disk) return t.diagnostic("no disk can be mounted here; the limit of a file's size must do, below");
    const first = await works("first.txt", "There was room for this one.");
    disk.leave(1 * megabyte);
    const refused = await client.upload([file("small.txt", "Small."), file("large.txt", large)]);
    assert.equal(refused.status, 507, refused.text);
    assert.match(refused.text, /disk is full/);
    assert.deepEqual(await quarantined(), []);
    disk.leave(0);
    // The catalogue may have taken room for a small change before; then the change is kept.
    const form = await client.post(`/documents/${first}/edit`, { title: "New title", kind: "other" });
    assert.ok(form.status === 303 || form.status === 507, form.text);
    const { title } = await client.json<{ title: string }>(`/documents/${first}`);
    assert.equal(title === "New title", form.status === 303);
    assert.equal((await client.upload([file("tiny.txt", "Tiny.")])).status, 507);
    assert.equal((await client.get(`/documents/${first}`)).status, 200, "what is held can be read");
    assert.equal((await client.get(`/documents/${first}/versions/1/original`)).status, 200);
    disk.makeRoom();
    assert.equal((await allAccessions(client)).length, 1);
    await works("second.txt", "There is room again.");
  });

  it("finishes by itself what it had received and found no room for", async (t) => {
    if (!disk) return t.diagnostic("no disk can be mounted here");
    disk.leave(4 * megabyte);
    const answer = await client.upload([file("large.txt", large)]);
    assert.equal(answer.status, 201, answer.text);
    const { accession } = JSON.parse(answer.text) as { accession: string };
    for (const end = Date.now() + 60_000; ; await sleep(20)) {
      const { items } = await client.json<Accession>(`/accessions/${accession}`);
      assert.equal(items[0]?.state, "received");
      if (items[0]?.reason) {
        assert.match(items[0].reason, /disk is full/);
        break;
      }
      assert.ok(Date.now() < end, "Expected the reason to be shown");
    }
    assert.equal((await allDocuments(client)).length, 2, "no half document");
    disk.makeRoom();
    await known(accession);
  });

  it("ends a command with 3 and the reason", async (t) => {
    const path = join(above, "large.txt");
    await writeFile(path, Buffer.concat([large, Buffer.from("The last line.\n")]));
    const acts = (await allAccessions(client)).length;
    disk?.leave(1 * megabyte);
    // Where no disk can be mounted, no file may become larger than 1 MB.
    const limit = disk ? {} : { largestFile: megabyte / 512 };
    const { exit, said } = await runIbid(data, ["ingest", path], { environment, ...limit });
    disk?.makeRoom();
    t.diagnostic(disk ? "on a full disk" : "with a limit of 1 MB a file");
    assert.equal(exit, 3, said);
    assert.match(said, disk ? /disk is full/ : /larger than/);
    assert.equal((await allAccessions(client)).length, acts);
    assert.deepEqual(await quarantined(), []);
  });

  it("that may not be written at all says so, with 3", async (t) => {
    if (!disk) return t.diagnostic("no disk can be mounted here");
    await server.stop();
    disk.writable(false);
    try {
      for (const args of [["serve"], ["ingest", join(above, "large.txt")], ["verify"]]) {
        const { exit, said } = await runIbid(data, args, { environment });
        assert.equal(exit, 3, `${args}: ${said}`);
        assert.match(said, /read-only/);
        assert.doesNotMatch(said, /\n\s+at /, "no trace of the program's own");
      }
    } finally {
      disk.writable(true);
      await start();
    }
  });

  it("holds only whole documents in the end", async () => {
    const verified = await runIbid(data, ["verify", "--json"], { environment });
    assert.deepEqual((JSON.parse(verified.out) as { problems: unknown[] }).problems, []);
    assert.equal(verified.exit, 0, verified.said);
    assert.deepEqual(await readdir(join(data, "vault-staging")), []);
    await works("third.txt", "And it goes on.");
  });
});
