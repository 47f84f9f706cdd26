/** What changed between two versions of a document, over HTTP. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addAccount } from "../add-account.js";
import { type Accession, allSettled } from "../faults/whole-register.js";
import { file } from "../multipart.js";
import { archiveFolder, serveArchive } from "../served-archive.js";
import { anonymous, asProgram, type Client, signIn } from "../signed-in-client.js";

const password = "correct horse battery";

describe("what changed between two versions", () => {
  let archive: Awaited<ReturnType<typeof archiveFolder>>;
  let ida: Client;
  let anyone: Client;
  let document: string;

  before(async () => {
    archive = await archiveFolder("changes");
    await addAccount(archive.folder, "ida", password);
    const { address } = await serveArchive(archive.folder);
    ida = await signIn(address, "ida", password);
    anyone = anonymous(address);
    document = await held("The wren sings louder than the eagle.\n\nNothing else was heard.", "publish", "1");
    await held("The wren sings softer than the eagle.\n\nNothing else was heard.", "versionOf", document);
  });
  after(() => archive.remove());

  async function held(content: string, field: string, value: string): Promise<string> {
    const answer = await ida.upload([{ field, value }, file("birds.txt", content)]);
    assert.equal(answer.status, 201, answer.text);
    await allSettled(ida);
    const { accession } = JSON.parse(answer.text) as { accession: string };
    return (await ida.json<Accession>(`/accessions/${accession}`)).items[0]?.document ?? "";
  }

  it("is told word by word, and each version leads there", async () => {
    const path = `/documents/${document}/versions/2/changes`;
    const older = (await anyone.get(`/documents/${document}/versions/1`)).text;
    assert.match(older, new RegExp(`href="${path}\\?since=1">What changed since<`));
    assert.match((await anyone.get(`/documents/${document}`)).text, /What changed since version 1</);
    const page = (await anyone.get(path)).text;
    assert.match(page, /<del>louder<\/del><ins>softer<\/ins>/);
    assert.match(page, /1 passage has other words\. 1 passage is the same\./);
    const told = await anyone.json<{ since: number; same: number; changes: { kind: string }[] }>(path);
    assert.deepEqual([told.since, told.same, told.changes.map(({ kind }) => kind)], [1, 1, ["changed"]]);
  });

  it("is asked of two versions that there are, and seen by who may see the document", async () => {
    const path = `/documents/${document}/versions/2/changes`;
    for (const [wrong, status] of Object.entries({ "since=2": 404, "since=9": 404, "since=x": 400 }))
      assert.equal((await anyone.get(`${path}?${wrong}`, asProgram)).status, status, wrong);
    assert.equal((await anyone.get(`/documents/${document}/versions/1/changes`, asProgram)).status, 404);
    await ida.post(`/documents/${document}/withdraw`, { reason: "It names a child." });
    assert.equal((await anyone.get(path, asProgram)).status, 410);
    await ida.post(`/documents/${document}/unpublish`, {});
    assert.equal((await anyone.get(path, asProgram)).status, 404);
  });
});
