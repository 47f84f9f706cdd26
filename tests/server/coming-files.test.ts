/** Files sent in pieces: what is cut off is gone on with, and nothing is lost, doubled or told to those who may not know. */
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { addAccount } from "../add-account.js";
import { type Accession, allSettled } from "../faults/whole-register.js";
import { file } from "../multipart.js";
import { runIbid } from "../run-ibid.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { type Client, returning, signIn } from "../signed-in-client.js";
import { announce, arrivedOf, type Coming, digestOf, postJson, sendPiece } from "./sent-in-pieces.js";

const password = "correct horse battery";
/** Of no known format, so that it is read in no time. */
const long = randomBytes(6_000_000);

describe("files sent in pieces", () => {
  let remove: () => Promise<void>;
  let folder: string;
  let server: ServedArchive;
  let ida: Client;
  let clara: Client;

  before(async () => {
    ({ folder, remove } = await archiveFolder("pieces"));
    await addAccount(folder, "ida", password);
    await addAccount(folder, "clara", password, { role: "contributor" });
    server = await serveArchive(folder);
    ida = await signIn(server.address, "ida", password);
    clara = await signIn(server.address, "clara", password);
  });
  after(() => remove());

  const coming = () => readdir(join(folder, "quarantine", "coming"));
  const itemsOf = async (accession: string) => (await ida.json<Accession>(`/accessions/${accession}`)).items;

  it("are gone on with after five cuts, one of them a kill of the server, and come out with their digest", async () => {
    const { accession, items } = await announce(ida, [{ name: "a/long.bin", bytes: long.length }]);
    const where = { accession, item: items[0] ?? "" };
    const digest = digestOf(long);
    await postJson(ida, `/accessions/${accession}/coming`, { digests: [{ item: where.item, digest }] });
    let arrived = 0;
    for (let cut = 1; cut <= 5; cut++) {
      const sent = await sendPiece(ida, where, long, arrived, 1_000_000);
      assert.equal(sent, null, `cut ${cut}`);
      if (cut === 3) {
        await server.kill();
        server = await serveArchive(folder);
        ida = returning(ida, server.address);
        clara = returning(clara, server.address);
      }
      const now = await arrivedOf(ida, where);
      assert.ok(now >= arrived && now <= cut * 1_000_000, `${now} of at most ${cut} MB`);
      arrived = now;
    }
    assert.ok(arrived > 0, "something of the five pieces was kept");
    assert.deepEqual((await itemsOf(accession))[0]?.state, "coming");
    const rest = await sendPiece(ida, where, long, arrived);
    assert.deepEqual(rest?.body, { item: where.item, arrived: long.length, whole: true });
    await allSettled(ida);
    const [item] = await itemsOf(accession);
    assert.deepEqual([item?.name, item?.digest, item?.state], ["a/long.bin", digest, "failed"]);
    assert.deepEqual(await coming(), []);
    const again = await sendPiece(ida, where, long, 0);
    assert.equal(again?.status, 409);
    assert.equal((again?.body.error as { whole?: boolean } | undefined)?.whole, true);
  });

  it("may come from two tabs at once: each piece once, at its place", async () => {
    const content = randomBytes(300_000);
    const { accession, items } = await announce(ida, [{ name: "both.bin", bytes: content.length }]);
    const where = { accession, item: items[0] ?? "" };
    const tab = async () => {
      for (let from = 0; ; ) {
        const answer = await sendPiece(ida, where, content.subarray(0, from + 50_000), from);
        const error = answer?.body.error as { arrived?: number; whole?: boolean } | undefined;
        if (answer?.body.whole || error?.whole) return;
        assert.ok([200, 409, 423].includes(answer?.status ?? 0), JSON.stringify(answer?.body));
        from = Number(answer?.body.arrived ?? error?.arrived ?? from);
      }
    };
    await Promise.all([tab(), tab()]);
    await allSettled(ida);
    assert.equal((await itemsOf(accession))[0]?.digest, digestOf(content));
  });

  it("that are held need not be sent, which is told to those only who may see where", async () => {
    const secret = Buffer.from("A draft about a plover.");
    await ida.upload([file("secret.txt", secret)]);
    const open = Buffer.from("All may read of the lapwing.");
    await ida.upload([{ field: "publish", value: "1" }, file("open.txt", open)]);
    await allSettled(ida);
    const files = [secret, open].map((content, at) => ({ name: `${at}.txt`, bytes: content.length }));
    const opened = await announce(clara, files);
    const digests = [secret, open].map((content, at) => ({
      item: opened.items[at] ?? "",
      digest: digestOf(content),
    }));
    const answer = await postJson(clara, `/accessions/${opened.accession}/coming`, { digests });
    const told = (JSON.parse(answer.text) as { files: { held: { title: string } | null }[] }).files;
    assert.equal(told[0]?.held, null);
    assert.equal(told[1]?.held?.title, "open");
    const items = await itemsOf(opened.accession);
    assert.deepEqual(
      items.map(({ state }) => state),
      ["coming", "held"],
    );
    assert.match(items[1]?.reason ?? "", /not sent/);
  });

  it("are refused when they are not what was told of them", async () => {
    const content = Buffer.from("Seventeen bytes!!");
    const { accession, items } = await announce(ida, [{ name: "x.txt", bytes: content.length }]);
    const where = { accession, item: items[0] ?? "" };
    const digest = digestOf(Buffer.from("others"));
    await postJson(ida, `/accessions/${accession}/coming`, { digests: [{ item: where.item, digest }] });
    assert.equal((await sendPiece(ida, where, content, 3))?.status, 409);
    const tooLong = Buffer.concat([content, content]);
    assert.equal((await sendPiece(ida, where, tooLong, 0))?.status, 413);
    const other = await sendPiece(ida, where, content, 0);
    assert.equal(other?.status, 422);
    assert.equal(await arrivedOf(ida, where), 0, "it is sent anew");
    assert.equal((await sendPiece(clara, where, content, 0))?.status, 404, "it is another's accession");
    assert.equal((await clara.get(`/accessions/${accession}/coming`)).status, 404);
    for (const [body, status] of [
      [{ files: [] }, 400],
      [{ files: [{ name: "", bytes: 1 }] }, 400],
      [{ files: [{ name: "x", bytes: -1 }] }, 400],
      [{ files: [{ name: "x", bytes: 3_000_000_000 }] }, 413],
      [{ files: [{ name: "x", bytes: 1 }], kind: "poem" }, 400],
    ] as const)
      assert.equal((await postJson(ida, "/accessions", body)).status, status, JSON.stringify(body));
    const publish = { files: [{ name: "x", bytes: 1 }], publish: "1" };
    assert.equal((await postJson(clara, "/accessions", publish)).status, 403);
  });

  it("are shown as still to come, and are left out when somebody ends the upload", async () => {
    const files = ["one.txt", "two.txt"].map((name) => ({ name, bytes: 20 }));
    const { accession, items } = await announce(clara, files);
    await sendPiece(clara, { accession, item: items[0] ?? "" }, Buffer.from("A wren sang at dusk."), 0);
    await sendPiece(clara, { accession, item: items[1] ?? "" }, Buffer.from("A wre"), 0);
    const page = await clara.get(`/accessions/${accession}`);
    assert.match(page.text, /1 of 2 files \(20 bytes\) still to come, until /);
    assert.match((await clara.get("/upload")).text, new RegExp(`upload\\?accession=${accession}`));
    assert.match((await clara.get(`/upload?accession=${accession}`)).text, /Pick the same files again/);
    assert.equal((await clara.get("/upload?accession=2020-0001")).status, 404);
    assert.equal((await clara.post(`/accessions/${accession}/close`, {})).status, 303);
    await allSettled(ida);
    assert.deepEqual(
      (await itemsOf(accession)).map(({ state, reason }) => [state, reason]),
      [
        ["searchable", null],
        ["refused", "5 of 20 bytes had arrived when clara ended the upload; they were thrown away."],
      ],
    );
    const { files: left } = await clara.json<Coming>(`/accessions/${accession}/coming`);
    assert.deepEqual(left, []);
  });

  it("outlive the catalogue once they are whole, and their register does", async () => {
    await server.stop();
    const before = await runIbid(folder, ["verify"]);
    assert.equal(before.exit, 0, before.said);
    assert.equal((await runIbid(folder, ["rebuild"])).exit, 0);
    server = await serveArchive(folder);
    ida = returning(ida, server.address);
    const { items } = await ida.json<Accession>("/accessions/2026-0001");
    assert.deepEqual([items[0]?.digest, items[0]?.state], [digestOf(long), "failed"]);
  });
});
