import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { addAccount } from "../../add-account.js";
import { allSettled } from "../../faults/whole-register.js";
import { runIbid } from "../../run-ibid.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../../served-archive.js";
import { anonymous, asProgram, type Client, signIn } from "../../signed-in-client.js";
import { handIn, itemsOf } from "./handed-in.js";

const account = "correct horse battery";
const note = "A photograph of the harbour, damaged when it came to us";

describe("a file kept as unreadable", () => {
  let folder: string;
  let remove: () => Promise<void>;
  let server: ServedArchive;
  let ida: Client;
  let accession: string;
  let document: string;

  before(async () => {
    ({ folder, remove } = await archiveFolder("unreadable"));
    await addAccount(folder, "ida", account);
    server = await serveArchive(folder);
    ida = await signIn(server.address, "ida", account);
    const handed = await handIn(ida, { "torn.pdf": "%PDF-1.7\nlost\n", "sound.txt": "The heron." });
    accession = handed.accession;
    document = handed.items[0]?.document ?? "";
  });
  after(() => remove());

  const itemNow = async () => {
    const [item] = await itemsOf(ida, accession);
    return item && { ...item, url: null };
  };
  const act = (name: string, fields = {}) =>
    ida.post(`/documents/${document}/versions/1/${name}`, fields, asProgram);
  type List = { accessions: unknown[] };
  const needing = async () => (await ida.json<List>("/accessions?attention=1")).accessions.length;

  it("leaves the list of what needs attention, and says so with the note wherever it is shown", async () => {
    assert.equal(await needing(), 1);
    assert.equal((await act("unreadable", { note })).status, 303);
    const item = await itemNow();
    assert.deepEqual([item?.state, item?.attention, item?.failure], ["unreadable", false, "corrupt"]);
    assert.match(
      item?.reason ?? "",
      /torn\.pdf is damaged.*kept it as unreadable on .*: A photograph .* to us\.$/,
    );
    assert.equal(await needing(), 0);
    for (const page of [`/documents/${document}`, "/coverage"]) {
      const anyone = await (await fetch(server.address + page)).text();
      assert.match(anyone, /kept it as unreadable on [^<]*: A photograph/, page);
    }
    assert.match((await ida.get("/accessions")).text, /1 indexed, 1 kept as unreadable\./);
    const { coverage } = await ida.json<{ coverage: { unreadable: number } }>("/coverage");
    assert.equal(coverage.unreadable, 1, "it cannot be searched all the same");
  });

  it("tells anyone when and why, and archivists alone who did it and what was tried", async () => {
    const text = async (client: Client) =>
      (await client.json<{ text: { unreadable: object } }>(`/documents/${document}`)).text.unreadable;
    assert.deepEqual(Object.keys(await text(anonymous(server.address))).sort(), [
      "at",
      "failure",
      "note",
      "reason",
    ]);
    assert.deepEqual(Object.keys(await text(ida)).sort(), [
      "at",
      "attempts",
      "by",
      "failure",
      "note",
      "readingMs",
      "reason",
    ]);
    const whole = await anonymous(server.address).get(`/documents/${document}`, asProgram);
    assert.doesNotMatch(whole.text, /"ida"|attempts|readingMs|provenance|accession/);
  });

  it("is so again after everything was rebuilt from the vault", async () => {
    const before = await itemNow();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
    await server.stop();
    for (const end of ["", "-wal", "-shm"]) await rm(`${folder}/catalogue.sqlite${end}`, { force: true });
    assert.equal((await runIbid(folder, ["rebuild"])).exit, 0);
    await addAccount(folder, "ida", account);
    server = await serveArchive(folder);
    ida = await signIn(server.address, "ida", account);
    await allSettled(ida);
    const after = await itemNow();
    assert.deepEqual(after, before);
  });

  it("is read again when somebody asks after all", async () => {
    assert.equal((await act("retry")).status, 303);
    await allSettled(ida);
    const item = await itemNow();
    assert.deepEqual([item?.state, item?.attention], ["failed", true]);
    assert.ok((item?.attempts ?? 0) > 0);
    type Held = { text: { unreadable: unknown } };
    assert.equal((await ida.json<Held>(`/documents/${document}`)).text.unreadable, null);
  });

  it("cannot be one that has a text", async () => {
    const sound = (await itemsOf(ida, accession))[1]?.document ?? "";
    const answer = await ida.post(`/documents/${sound}/versions/1/unreadable`, {}, asProgram);
    assert.equal(answer.status, 409);
  });
});
