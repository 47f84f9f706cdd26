/** A backup taken while the archive is at work, restored on an empty machine and compared; and backups that are damaged. */
import assert from "node:assert/strict";
import { appendFile, cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { openFileVault } from "../../storage/vault/file-vault.js";
import { addAccount } from "../add-account.js";
import { file } from "../multipart.js";
import { runIbid } from "../run-ibid.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { asProgram, type Client, signIn } from "../signed-in-client.js";
import { exportedState } from "./exported-state.js";
import { type Accession, allSettled, type HeldDocument } from "./whole-register.js";

const password = "correct horse battery";

interface Taken {
  files: number;
  copied: number;
  gone: number;
  problems: string[];
}

describe("a backup", () => {
  let place: Awaited<ReturnType<typeof archiveFolder>>;
  let archive: string;
  let target: string;
  let server: ServedArchive;
  let ida: Client;
  let first: Taken;
  let document: string;

  before(async () => {
    place = await archiveFolder("backup");
    archive = join(place.folder, "archive");
    target = join(place.folder, "backup");
    await addAccount(archive, "ida", password);
    server = await serveArchive(archive);
    ida = await signIn(server.address, "ida", password);
    const { text } = await ida.upload([
      { field: "publish", value: "1" },
      { field: "tags", value: "birds" },
      file("one.txt", "The wren is a small bird. It sings loudly."),
      file(
        "two.html",
        "<html><title>Two</title><body><p>The robin came back in May, said Mary Quill.</p></body></html>",
      ),
    ]);
    await allSettled(ida);
    const { accession } = JSON.parse(text) as { accession: string };
    document = (await ida.json<Accession>(`/accessions/${accession}`)).items[0]?.document ?? "";
    const { passages } = await ida.json<HeldDocument>(`/documents/${document}`);
    const cited = { document, version: "1", start: "0", end: `${passages[0]?.end}` };
    assert.equal((await ida.post("/citations", cited, asProgram)).status, 201);
    // Files come in while it is taken.
    const coming = Promise.all(
      ["three", "four", "five"].map((name) => ida.upload([file(`${name}.txt`, `The ${name} of ${name}.`)])),
    );
    first = await taken("backup", target);
    await coming;
    await allSettled(ida);
  });
  after(() => place.remove());

  async function taken(...args: string[]): Promise<Taken> {
    const { exit, out, said } = await runIbid(archive, [...args, "--json"]);
    assert.equal(exit, 0, out + said);
    return JSON.parse(out) as Taken;
  }

  it("copies only what is new the next time", async () => {
    const second = await taken("backup", target);
    assert.ok(second.files >= first.files);
    const third = await taken("backup", target);
    assert.ok(third.copied < first.copied / 2, `${third.copied} of ${third.files}`);
    assert.deepEqual([third.gone, third.problems], [0, []]);
  });

  it("restored on an empty machine is the same archive: documents, accounts, citations, events, answers", async () => {
    await taken("backup", target);
    const queries = ["wren", "robin"];
    const before = await exportedState(archive, ida, queries);
    const other = join(place.folder, "restored");
    const restored = await runIbid(other, ["restore", target]);
    assert.equal(restored.exit, 0, restored.said);
    assert.match(restored.out, /^5 documents of /);
    const again = await serveArchive(other);
    const idaThere = await signIn(again.address, "ida", password);
    await allSettled(idaThere);
    assert.deepEqual(await exportedState(other, idaThere, queries), before);
    assert.match((await runIbid(other, ["verify"])).out, / 0 problems\.$/m);
    assert.match((await runIbid(other, ["verify", "--log"])).out, / 0 problems\.$/m);
    const keyOf = async (client: Client) => (await client.get("/keys", asProgram)).text;
    assert.equal(await keyOf(idaThere), await keyOf(ida));
    await again.stop();
  });

  it("taken while files come in holds each of them once, in a state that is true", async () => {
    const other = join(place.folder, "amid");
    const early = join(place.folder, "early");
    const uploading = ida.upload([file("late.txt", "The late one."), file("later.txt", "The later one.")]);
    await taken("backup", early);
    assert.equal((await uploading).status, 201);
    await allSettled(ida);
    assert.equal((await runIbid(other, ["restore", early])).exit, 0);
    const again = await serveArchive(other);
    const idaThere = await signIn(again.address, "ida", password);
    await allSettled(idaThere);
    const { out } = await runIbid(other, ["verify"]);
    assert.match(out, / 0 problems\.$/m, out);
    await again.stop();
  });

  it("is a vault from which damaged files can be repaired", async () => {
    const vault = await openFileVault(join(target, "vault"));
    assert.deepEqual(await vault.verify(`urn:ibid:document:${document}`), []);
    const [original = ""] = (await readdir(join(archive, "vault"), { recursive: true })).filter((path) =>
      path.endsWith("one.txt"),
    );
    const right = await readFile(join(archive, "vault", original));
    await appendFile(join(archive, "vault", original), "!");
    const refused = await runIbid(archive, ["backup", join(place.folder, "fresh"), "--json"]);
    assert.equal(refused.exit, 1);
    assert.match(refused.out, /one\.txt is not as its inventory says/);
    const environment = { IBID_REPLICA: join(target, "vault") };
    const repaired = await runIbid(archive, ["verify", "--repair"], { environment });
    assert.equal(repaired.exit, 0, repaired.out + repaired.said);
    assert.match(repaired.out, /^repaired: urn:ibid:document:/m);
    assert.deepEqual(await readFile(join(archive, "vault", original)), right);
  });

  it("keeps what the archive has no more, and does not restore it", async () => {
    const copy = join(place.folder, "gone");
    await cp(target, copy, { recursive: true });
    const extra = await openFileVault(join(archive, "vault"));
    const object = "urn:ibid:document:0000000000";
    await extra.create(object, [{ path: "x", content: "x" }], {
      by: "x",
      message: "x",
      at: "2026-12-01T00:00:00Z",
    });
    await taken("backup", copy);
    await extra.purge(object);
    const kept = await taken("backup", copy);
    assert.ok(kept.gone > 0);
    const other = join(place.folder, "without");
    assert.equal((await runIbid(other, ["restore", copy])).exit, 0);
    assert.equal(await (await openFileVault(join(other, "vault"))).inspect(object), null);
    assert.ok((await (await openFileVault(join(copy, "vault"))).inspect(object)) !== null);
    const pruned = await taken("backup", copy, "--prune");
    assert.equal(pruned.gone, kept.gone);
    assert.equal(await (await openFileVault(join(copy, "vault"))).inspect(object), null);
  });

  it("that is damaged is refused with the name of what is, and leaves nothing behind", async () => {
    const bad = join(place.folder, "bad");
    const restoreBad = async (damage: () => Promise<unknown>) => {
      await rm(bad, { recursive: true, force: true });
      await cp(target, bad, { recursive: true });
      await damage();
      const other = join(place.folder, "nowhere");
      const { exit, said } = await runIbid(other, ["restore", bad]);
      assert.equal(exit, 1, said);
      assert.deepEqual(
        (await readdir(place.folder)).filter((name) => name.startsWith("nowhere")),
        [],
      );
      return said;
    };
    const [original = ""] = (await readdir(join(target, "vault"), { recursive: true })).filter((path) =>
      path.endsWith("one.txt"),
    );
    const inBad = () => join(bad, "vault", original);
    assert.match(await restoreBad(() => appendFile(inBad(), "!")), /one\.txt is not as it was backed up/);
    assert.match(await restoreBad(() => rm(inBad())), /one\.txt is missing/);
    assert.match(
      await restoreBad(() => appendFile(join(bad, "manifest.jsonl"), "\n")),
      /manifest\.jsonl has another digest/,
    );
    assert.match(await restoreBad(() => rm(join(bad, "ibid-backup.json"))), /There is no ibid-backup\.json/);
    assert.match(
      await restoreBad(() => writeFile(join(bad, "catalogue.sqlite"), "x")),
      /catalogue\.sqlite is not as/,
    );
    await rm(bad, { recursive: true });
    await cp(target, bad, { recursive: true });
    await appendFile(inBad(), "!");
    const checked = await runIbid(archive, ["restore", bad, "--check"]);
    assert.equal(checked.exit, 1);
    assert.match(checked.out, /^damaged: vault\/.*one\.txt/m);
  });

  it("goes into no folder that is the archive’s or holds something else, and no archive is written over", async () => {
    for (const [args, words] of [
      [["backup", join(archive, "backup")], /own folder/],
      [["backup", place.folder], /own folder/],
      [["backup"], /Expected the folder/],
      [["restore", target], /to be empty or absent/],
    ] as const) {
      const { exit, said } = await runIbid(archive, args);
      assert.equal(exit, 2, said);
      assert.match(said, words);
    }
    const { exit, said } = await runIbid(archive, ["backup", import.meta.dirname]);
    assert.equal(exit, 2, said);
    assert.match(said, /to be empty or to hold ibid-backup\.json/);
  });
});
