/** A document whose kind its form does not settle: what it may be is told to archivists, and one button says so. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addAccount } from "../add-account.js";
import { type Accession, allSettled } from "../faults/whole-register.js";
import { file } from "../multipart.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { anonymous, type Client, signIn } from "../signed-in-client.js";

/** Dated prose in which one person is said to have said something, without a byline. */
const notes = `Notes on the ferry

3 May 2021

The boat left the quay at six in the morning and came back at nine at night, with mail and milk. The harbour master said that it would go again on Tuesday.

In winter it does not go at all when the wind is in the east, which it is for most of the month. Nobody complains.
`;

describe("a document of no certain kind", () => {
  let remove: () => Promise<void>;
  let server: ServedArchive;
  let ida: Client;
  let address: string;

  before(async () => {
    const archive = await archiveFolder("kind-suggestion");
    remove = archive.remove;
    await addAccount(archive.folder, "ida", "correct horse battery");
    server = await serveArchive(archive.folder);
    ida = await signIn(server.address, "ida", "correct horse battery");
    const answer = await ida.upload([{ field: "publish", value: "1" }, file("notes.txt", notes)]);
    await allSettled(ida);
    const { accession } = JSON.parse(answer.text) as { accession: string };
    const { items } = await ida.json<Accession>(`/accessions/${accession}`);
    address = `/documents/${items[0]?.document}`;
  });
  after(async () => {
    await server.stop();
    await remove();
  });

  it("is other, and tells archivists what it may be and why, on its page and where it is described", async () => {
    assert.equal((await ida.json<{ kind: string }>(address)).kind, "other");
    for (const page of [address, `${address}/edit`]) {
      const { text } = await ida.get(page);
      assert.match(text, /This may be an article; its form and words were not enough to say so\./);
      assert.match(text, /For article speaks: [^.]*tells what people said/);
      assert.match(text, /It is an article<\/button>/);
    }
    assert.doesNotMatch((await anonymous(server.address).get(address)).text, /This may be/);
  });

  it("becomes what the archivist says, and nothing is suggested any more", async () => {
    assert.equal((await ida.post(`${address}/kind`, { kind: "poem" })).status, 422);
    assert.equal((await ida.post(`${address}/kind`, { kind: "article" })).status, 303);
    assert.equal((await ida.json<{ kind: string }>(address)).kind, "article");
    assert.doesNotMatch((await ida.get(address)).text, /This may be/);
  });
});
