/**
 * `IBID_TEST_ROUNDS` asks for more rounds than the six, `IBID_TEST_SEED` for the rounds of an earlier run,
 * `IBID_TEST_CONNECTIONS=8` for eight connections that send until the kill, instead of three that send once.
 */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { enginesOn } from "../../storage/index/engine-process.js";
import { isProcessAlive, pidOf } from "../../storage/process-identity.js";
import { addAccount } from "../add-account.js";
import { file } from "../multipart.js";
import { runIbid } from "../run-ibid.js";
import { archiveFolder, serveArchive } from "../served-archive.js";
import { type Client, returning, signIn } from "../signed-in-client.js";
import { randomFrom } from "./random.js";
import { allDocuments, allSettled, type HeldDocument } from "./whole-register.js";

const rounds = Number(process.env.IBID_TEST_ROUNDS ?? 6);
const connections = Number(process.env.IBID_TEST_CONNECTIONS ?? 3);
const sendsOn = process.env.IBID_TEST_CONNECTIONS !== undefined;
/** Seconds until all is settled that a run of many rounds has handed in. */
const patience = 30 + rounds * connections;
const seed = Number(process.env.IBID_TEST_SEED ?? Date.now() % 1_000_000);
const account = { name: "ida", password: "correct horse battery" };

interface Handed {
  name: string;
  content: string;
  /** A word that stands in this file alone. */
  word: string;
}

describe("a server killed again and again while it takes files in", () => {
  const random = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const handed: Handed[] = [];
  const acknowledged = new Map<string, Handed[]>();
  const children = new Set<string>();
  let archive: Awaited<ReturnType<typeof archiveFolder>>;
  let ida: Client | null = null;

  before(async () => {
    archive = await archiveFolder("killed");
    await addAccount(archive.folder, account.name, account.password);
  });
  after(() => archive.remove());

  /** A file never sent before or, one time in four, one that was, under another name. */
  function nextFile(): Handed {
    const known = handed.length > 0 && random() < 0.25 ? pick(handed) : null;
    const count = handed.length + 1;
    if (known) return { ...known, name: `again-${count}-${known.name}` };
    const word = `zq${createHash("sha256").update(`${seed} ${count}`).digest("hex").replace(/\d/g, "").slice(0, 12)}x`;
    const words = `Minutes ${count}\n\nThe committee noted ${word}.\n\nIt resolved to meet again.\n`;
    const made = pick([
      { name: `${count}.txt`, content: words, word },
      { name: `${count}.md`, content: `# ${words}`, word },
      {
        name: `${count}.html`,
        content: `<!doctype html><title>Minutes ${count}</title><article><h1>Minutes</h1><p>${words}</article>`,
        word,
      },
    ]);
    handed.push(made);
    return made;
  }

  async function upload(client: Client, files: Handed[]): Promise<void> {
    const answer = await client.upload(files.map(({ name, content }) => file(name, content)));
    assert.equal(answer.status, 201, answer.text);
    acknowledged.set((JSON.parse(answer.text) as { accession: string }).accession, files);
  }

  /** Signs in once; the session outlives every kill. */
  async function comeBack(address: string): Promise<Client> {
    ida = ida ? returning(ida, address) : await signIn(address, account.name, account.password);
    return ida;
  }

  async function round(): Promise<void> {
    const server = await serveArchive(archive.folder);
    const client = await comeBack(server.address);
    let firstKept = () => {};
    const oneKept = new Promise<void>((resolve) => {
      firstKept = resolve;
    });
    const sending = Array.from({ length: connections }, async (_, turn) => {
      await sleep(turn * random() * 60);
      do {
        await upload(client, [nextFile(), nextFile()]);
        firstKept();
      } while (sendsOn);
    });
    // Whatever was not acknowledged before the kill fails with the connection.
    const sent = Promise.allSettled(sending);
    // One half of the kills meets files on their way in, the other half their reading and indexing.
    if (random() < 0.5) await Promise.race([oneKept, sent]);
    await sleep(random() * 500);
    for (const child of await server.children()) children.add(child);
    await server.kill();
    // Now and then everything ends at once, as when the power fails.
    if (random() < 0.2)
      for (const engine of enginesOn(join(archive.folder, "index"))) process.kill(pidOf(engine), "SIGKILL");
    for (const result of await sent) {
      if (result.status === "rejected") assert.ok(result.reason instanceof TypeError, String(result.reason));
    }
  }

  it(`keeps every acknowledged file, once, and finishes it (${rounds} rounds)`, async (t) => {
    t.diagnostic(`IBID_TEST_SEED=${seed}`);
    for (let count = 1; count <= rounds; count++) await round();
    const server = await serveArchive(archive.folder);
    const client = await comeBack(server.address);
    const accessions = await allSettled(client, patience);
    const documents = await allDocuments(client);
    t.diagnostic(
      `${acknowledged.size} uploads acknowledged, ${accessions.length} accessions, ${documents.length} documents`,
    );

    await t.test("each acknowledged accession lists its files in a final state", () => {
      for (const [number, files] of acknowledged) {
        const items = accessions.find(({ accession }) => accession === number)?.items ?? [];
        assert.deepEqual(
          items.map(({ name, digest }) => ({ name, digest })),
          files.map(({ name, content }) => ({ name, digest: digestOf(content) })),
        );
      }
      const states = new Set(accessions.flatMap(({ items }) => items.map((item) => item.state)));
      assert.ok(
        [...states].every((state) => state === "searchable" || state === "held"),
        [...states].join(),
      );
    });

    await t.test("each file stands in exactly one document, and its text is known", () => {
      const digests = documents.map(({ original }) => original.digest);
      assert.equal(new Set(digests).size, digests.length, "a digest stands in two documents");
      for (const files of acknowledged.values()) {
        for (const { name, content } of files) assert.ok(digests.includes(digestOf(content)), name);
      }
      assert.deepEqual([...new Set(documents.map(({ text }) => text.state))], ["known"]);
    });

    await t.test("each file is found by its own word, and the index holds no passage twice", async () => {
      for (const { word, content } of new Set([...acknowledged.values()].flat())) {
        const { hits } = await client.json<{ hits: { document: string }[] }>(`/search?q=${word}&exact=1`);
        const [found] = documents.filter(({ original }) => original.digest === digestOf(content));
        assert.deepEqual(
          hits.map((hit) => hit.document),
          [found?.document],
          word,
        );
      }
      const { total } = await client.json<{ total: number }>("/search");
      assert.equal(
        total,
        documents.reduce((sum, { passages }) => sum + passages.length, 0),
      );
    });

    await t.test("nothing is left behind: no files in quarantine or staging, no processes", async () => {
      const below = (...path: string[]) => readdir(join(archive.folder, ...path));
      assert.deepEqual(await below("quarantine", "items"), []);
      assert.deepEqual((await below("quarantine", "incoming")).length, 1);
      assert.equal(await server.stop(), 0);
      assert.deepEqual(await below("quarantine", "incoming"), []);
      assert.deepEqual(await below("vault-staging"), []);
      assert.deepEqual(enginesOn(join(archive.folder, "index")), []);
      assert.deepEqual([...children].filter(isProcessAlive), []);
    });

    await t.test("the fixity check is clean", async () => {
      const { exit, out } = await runIbid(archive.folder, ["verify", "--json"]);
      const kept = await readdir(join(archive.folder, "vault"), { recursive: true });
      const parts = kept.filter((path) => /\/urn%3aibid%3alog%3a\d+$/.test(path)).length;
      assert.deepEqual(JSON.parse(out), {
        objects: documents.length + accessions.length + parts,
        problems: [],
        repaired: [],
      });
      assert.equal(exit, 0);
    });

    await t.test("the log is whole", async () => {
      const { exit, out } = await runIbid(archive.folder, ["verify", "--log"]);
      assert.equal(exit, 0, out);
      assert.match(out, /, 0 problems\.$/m);
    });

    await t.test("the catalogue is made again however often its making is killed", async () => {
      for (const end of ["", "-wal", "-shm"])
        await rm(join(archive.folder, `catalogue.sqlite${end}`), { force: true });
      for (let count = 1; count <= 3; count++)
        await runIbid(archive.folder, ["serve"], { killAfter: 400 + random() * 500 });
      const added = await runIbid(archive.folder, ["user", "add", account.name], {
        input: `${account.password}\n`,
      });
      assert.equal(added.exit, 0, added.said);
      const last = await serveArchive(archive.folder);
      const again = await signIn(last.address, account.name, account.password);
      await allSettled(again, patience);
      const texts = (held: HeldDocument[]) => held.map(({ document, passages }) => ({ document, passages }));
      assert.deepEqual(texts(await allDocuments(again)), texts(documents));
      assert.equal(await last.stop(), 0);
    });
  });
});

function digestOf(content: string): string {
  return `sha256:${createHash("sha256").update(content).digest("hex")}`;
}
