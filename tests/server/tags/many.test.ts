/** A tag for every document of a list or a search, over HTTP: counted, done, taken back. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addAccount } from "../../add-account.js";
import { allDocuments, allSettled } from "../../faults/whole-register.js";
import { changeMany, undoMany } from "../../many-act.js";
import { file } from "../../multipart.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../../served-archive.js";
import { anonymous, asProgram, type Client, signIn } from "../../signed-in-client.js";

describe("a tag for many documents", () => {
  let remove: () => Promise<void>;
  let server: ServedArchive;
  let ida: Client;

  before(async () => {
    const archive = await archiveFolder("many");
    remove = archive.remove;
    await addAccount(archive.folder, "ida", "correct horse battery");
    server = await serveArchive(archive.folder);
    ida = await signIn(server.address, "ida", "correct horse battery");
    const texts = Array.from(
      { length: 24 },
      (_, at) => `Paper ${at} is about ${at < 22 ? "herons" : "owls"}.`,
    );
    await ida.upload([
      { field: "series", value: "Papers" },
      ...texts.map((text, at) => file(`paper-${at}.txt`, text)),
    ]);
    await allSettled(ida);
  });
  after(async () => {
    await server?.stop();
    await remove?.();
  });

  const tagged = async (name: string) =>
    (await allDocuments(ida)).filter((one) => (one as unknown as { tags: string[] }).tags.includes(name));
  const indexed = async (count: number) => {
    for (const end = Date.now() + 20_000; ; ) {
      const { total } = await ida.json<{ total: number }>("/search?q=herons&limit=1");
      if (total >= count) return;
      assert.ok(Date.now() < end, `${total} of ${count} are in the index`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };

  it("reaches all that a search found, not only its page, says first how many, and is taken back whole", async () => {
    await indexed(22);
    assert.match((await ida.get("/search?q=herons")).text, /name="query" value="q=herons"/);
    const asked = { of: "search", query: "q=herons", act: "put", tag: "birds" };
    const preview = await ida.get(`/tags/many?${new URLSearchParams(asked)}`);
    assert.match(preview.text, /22 documents, of which 0 have the tag “birds”/);
    assert.match(preview.text, /Put it on 22 documents/);
    assert.equal((await tagged("birds")).length, 0, "to look is to change nothing");
    const [one] = await allDocuments(ida);
    await ida.post(`/documents/${one?.document}/tags`, { put: "birds" });
    const before = await tagged("birds");
    const { act, counts } = await changeMany(ida, "/tags/many", asked);
    const all = await tagged("birds");
    assert.equal(all.length, before.length + counts.changed);
    assert.equal(counts.same, 1, "one had it already");
    assert.equal((await undoMany(ida, act)).undone, counts.changed);
    assert.deepEqual(await tagged("birds"), before, "who had it before has it still");
    assert.equal((await ida.post(act, { act: "undo" }, asProgram)).status, 409, "once");
    await changeMany(ida, "/tags/many", asked);
    assert.equal((await tagged("birds")).length, all.length, "an undone tag is not declined");
  });

  it("comes off a list too, and back with who had put it there", async () => {
    const asked = { of: "documents", query: "series=Papers", act: "take", tag: "Birds" };
    const was = await tagged("birds");
    const { act, counts } = await changeMany(ida, "/tags/many", asked);
    assert.equal(counts.changed, was.length);
    assert.equal((await tagged("birds")).length, 0);
    await undoMany(ida, act);
    assert.deepEqual(await tagged("birds"), was);
    const none = await ida.get(`/tags/many?${new URLSearchParams({ ...asked, query: "series=None" })}`);
    assert.match(none.text, /0 documents/);
    assert.equal((await ida.get("/tags/many?of=search&tag=x&query=limit%3D0", asProgram)).status, 400);
    const anyone = anonymous(server.address);
    assert.equal((await anyone.post("/tags/many", asked, asProgram)).status, 401);
    assert.doesNotMatch((await anyone.get("/documents")).text, /Tag all of these/);
  });
});
