import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addAccount } from "../add-account.js";
import { file } from "../multipart.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { anonymous, asProgram, signIn } from "../signed-in-client.js";
import { allSettled } from "./whole-register.js";

const password = "correct horse battery";

describe("a closed archive", () => {
  let remove: () => Promise<void>;
  let server: ServedArchive;
  before(async () => {
    const archive = await archiveFolder("closed");
    remove = archive.remove;
    await addAccount(archive.folder, "ida", password);
    await addAccount(archive.folder, "rosa", password, { role: "reader" });
    server = await serveArchive(archive.folder, { IBID_CLOSED: "yes" });
    const ida = await signIn(server.address, "ida", password);
    await ida.upload([{ field: "publish", value: "1" }, file("a.txt", "A nightjar churrs.")]);
    await allSettled(ida);
  });
  after(() => remove());

  it("shows strangers a way in and nothing else", async () => {
    const anyone = anonymous(server.address);
    for (const path of ["/", "/search?q=nightjar", "/documents", "/coverage", "/no/such/page"]) {
      assert.equal((await anyone.get(path)).status, 303, path);
      const program = await anyone.get(path, asProgram);
      assert.equal(program.status, 401, path);
      assert.doesNotMatch(program.text, /nightjar/i);
    }
    assert.equal((await anyone.get("/sign-in")).status, 200);
    assert.equal((await anyone.get("/health", asProgram)).status, 200);
    assert.equal((await anyone.get("/assets/ibid.css")).status, 200);
  });

  it("publishes its keys, so that a stranger can check a proof, but no card and no words", async () => {
    const rosa = await signIn(server.address, "rosa", password);
    const { documents } = await rosa.json<{ documents: { url: string }[] }>("/documents");
    const document = new URL(documents[0]?.url ?? "").pathname.split("/").at(-1) ?? "";
    const made = await rosa.post("/citations", { document, version: "1", start: "0", end: "8" }, asProgram);
    assert.equal(made.status, 201, made.text);
    const { url } = JSON.parse(made.text) as { url: string };
    const path = new URL(url).pathname;
    const proof = await rosa.json<{ signature: { key: string } }>(`${path}/proof.json`);
    const anyone = anonymous(server.address);
    const { keys } = await anyone.json<{ keys: { id: string }[] }>("/keys");
    assert.ok(keys.some(({ id }) => id === proof.signature.key));
    assert.match((await anyone.get("/keys")).text, new RegExp(proof.signature.key));
    const embedded = [`${path}/card`, `/oembed?url=${encodeURIComponent(url)}`];
    for (const asked of [path, ...embedded, `${path}/proof.json`, `${path}/proof.html`]) {
      const answer = await anyone.get(asked, asProgram);
      assert.equal(answer.status, 401, asked);
      assert.doesNotMatch(answer.text, /nightjar/i);
    }
    assert.equal((await rosa.get(`${path}/card`)).status, 200);
  });

  it("is read by readers as any other", async () => {
    const rosa = await signIn(server.address, "rosa", password);
    const { total } = await rosa.json<{ total: number }>("/search?q=nightjar");
    assert.equal(total, 1);
    assert.doesNotMatch((await rosa.get("/")).text, /href="\/upload"/);
  });
});
