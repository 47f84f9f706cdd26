/** Containers handed to a server that is killed again and again, and to the command line. */
import assert from "node:assert/strict";
import { readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, it } from "node:test";
import { addAccount } from "../add-account.js";
import { makeZip } from "../ingest/extract/made-zip.js";
import { file } from "../multipart.js";
import { runIbid } from "../run-ibid.js";
import { archiveFolder, serveArchive } from "../served-archive.js";
import { returning, signIn } from "../signed-in-client.js";
import { randomFrom } from "./random.js";
import { allDocuments, allSettled } from "./whole-register.js";

const account = { name: "ida", password: "a long enough password" };

interface Ingested {
  settled: boolean;
  items: { name: string; state: string }[];
  inside: { items: { name: string; state: string; container: { place: string } | null }[] }[];
  leftInside: { place: string; reason: string }[];
}

describe("containers and a server that is killed", () => {
  it("every file inside is in exactly one state and none is doubled", { timeout: 240_000 }, async (t) => {
    const archive = await archiveFolder("members-killed");
    t.after(() => archive.remove());
    await addAccount(archive.folder, account.name, account.password);
    const random = randomFrom(20_261_123);
    let server = await serveArchive(archive.folder);
    let client = await signIn(server.address, account.name, account.password);
    const words: string[] = [];
    for (let round = 1; round <= 3; round++) {
      const names = Array.from({ length: 12 }, (_, index) => `r${round}n${index}`);
      words.push(...names);
      const [outer, inner] = [names.slice(0, 6), names.slice(6)].map((some) =>
        Object.fromEntries(some.map((name) => [`${name}.txt`, `The word of this file is ${name}.`])),
      );
      const zip = makeZip({ ...outer, "inner.zip": makeZip(inner ?? {}) });
      const answer = await client.upload([file(`round-${round}.zip`, zip)]);
      assert.equal(answer.status, 201, answer.text);
      await new Promise((resolve) => setTimeout(resolve, random() * 900));
      await server.kill();
      server = await serveArchive(archive.folder);
      client = returning(client, server.address);
    }
    const accessions = await allSettled(client, 120);
    const items = accessions.flatMap((each) => each.items);
    assert.deepEqual(
      items
        .filter(({ state }) => state !== "searchable")
        .map(({ name, state, reason }) => [name, state, reason]),
      [],
    );
    assert.equal(items.length, 3 * (1 + 7 + 6));
    const documents = await allDocuments(client);
    const names = documents.map(({ original }) => original.name);
    assert.equal(names.length, items.length);
    for (const word of words) assert.equal(names.filter((name) => name === `${word}.txt`).length, 1, word);
    assert.deepEqual(await readdir(join(archive.folder, "quarantine", "items")), []);
    assert.equal(await server.stop(), 0);
    const { out } = await runIbid(archive.folder, ["verify", "--json"]);
    const { objects, problems, repaired } = JSON.parse(out);
    assert.deepEqual({ problems, repaired }, { problems: [], repaired: [] });
    // Parts of the log are objects too.
    assert.ok(objects > documents.length + accessions.length, `${objects} objects`);
  });

  it("ibid ingest --wait waits for what is found inside, and tells what was left or failed", async (t) => {
    const archive = await archiveFolder("members-ingested");
    t.after(() => archive.remove());
    const path = `${archive.folder}.zip`;
    const inner = makeZip({ "deep.txt": "Deep inside.", "broken.pdf": "%PDF-1.7 and no more" });
    const outer = makeZip([
      { name: "a/inner.zip", content: inner },
      { name: "a/plain.txt", content: "Plain." },
      { name: "a/locked.txt", content: "Locked.", encrypted: true },
    ]);
    await writeFile(path, outer);
    t.after(() => rm(path));
    const { exit, out } = await runIbid(archive.folder, ["ingest", path, "--wait", "--json"]);
    const whole = JSON.parse(out) as Ingested;
    assert.equal(exit, 1);
    assert.equal(whole.settled, true);
    assert.deepEqual(
      whole.items.map(({ state }) => state),
      ["searchable"],
    );
    assert.deepEqual(
      whole.inside.flatMap(({ items }) =>
        items.map(({ container, state }) => `${container?.place} ${state}`),
      ),
      ["a/inner.zip searchable", "a/plain.txt searchable", "deep.txt searchable", "broken.pdf failed"],
    );
    assert.deepEqual(
      whole.leftInside.map(({ place, reason }) => [place, reason]),
      [["a/locked.txt", "it needs a password"]],
    );
    await writeFile(path, makeZip({ "only.txt": "Only this.", "__MACOSX/._only.txt": "x" }));
    const again = await runIbid(archive.folder, ["ingest", path, "--wait"]);
    assert.equal(again.exit, 0, again.out);
    assert.match(
      again.out,
      /Accession \d+-\d+, found inside .*\n {2}indexed +only\.txt\n {2}left inside +__MACOSX/,
    );
  });
});
