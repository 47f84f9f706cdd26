/** Proofs of a real archive: made once, kept in the vault, stamped by the loop, the same after everything else is lost. */
import assert from "node:assert/strict";
import { mkdir, readdir, readFile, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { cite } from "../../../ingest/cite.js";
import { startDerivation } from "../../../ingest/derive.js";
import { proofOf } from "../../../ingest/proofs/proof.js";
import { currentSigner, keyHistory, rotateKey } from "../../../ingest/proofs/signing-key.js";
import { rebuildCatalogue } from "../../../ingest/rebuild.js";
import { verifyArchive } from "../../../ingest/verify.js";
import { type EmptyArchive, openEmptyArchive, takeIn } from "../../empty-archive.js";
import { hasOpenssl, type LocalAuthority, openLocalAuthority } from "./local-authority.js";

const as = {
  name: "Test archive",
  address: "https://a.example",
  citationAddress: "https://a.example/citations/x",
};

describe("the proof of a citation", () => {
  let opened: EmptyArchive;
  let document: string;
  let citation: string;

  before(async () => {
    opened = await openEmptyArchive("proofs");
    document = await takeIn(opened.archive, "The force said nothing. The council asked twice.");
    await settle();
    citation = (await cite(opened.archive, { document, version: 1, start: 0, end: 23 }, "ida"))?.id ?? "";
  });
  after(() => opened.remove());

  async function settle(): Promise<void> {
    const derivation = startDerivation(opened.archive);
    await derivation.settled();
    await derivation.stop();
  }

  it("is made once, kept in the object of its document, and sound there", async () => {
    const [one, other] = await Promise.all([
      proofOf(opened.archive, citation, as),
      proofOf(opened.archive, citation, as),
    ]);
    assert.deepEqual(one?.signature, other?.signature);
    assert.equal(one?.statement.quote.exact, "The force said nothing.");
    assert.deepEqual(await proofOf(opened.archive, citation, { ...as, name: "Renamed" }), one);
    assert.equal(await proofOf(opened.archive, "000000000000", as), null);
    assert.deepEqual((await verifyArchive(opened.archive)).problems, []);
  });

  it("is signed with a key that nobody else on the machine can read and no copy of the vault carries", async () => {
    const { key } = await currentSigner(opened.archive);
    const folder = opened.archive.keysFolder;
    assert.deepEqual(await readdir(folder), [`${key.id}.pem`]);
    assert.equal((await stat(join(folder, `${key.id}.pem`))).mode & 0o777, 0o600);
    assert.equal((await stat(folder)).mode & 0o777, 0o700);
    const pem = await readFile(join(folder, `${key.id}.pem`), "utf8");
    assert.match(pem, /BEGIN PRIVATE KEY/);
    const vault = join(opened.folder, "vault");
    for (const name of await readdir(vault, { recursive: true })) {
      const path = join(vault, name);
      if ((await stat(path)).isFile())
        assert.doesNotMatch(await readFile(path, "latin1"), /PRIVATE KEY/, path);
    }
  });

  it("is the same after the catalogue was made again from the vault", async () => {
    const before = await proofOf(opened.archive, citation, as);
    const rows = await opened.archive.catalogue.selectFrom("proof").selectAll().execute();
    await opened.archive.catalogue.deleteFrom("proof").execute();
    const { failures } = await rebuildCatalogue(opened.archive);
    assert.deepEqual(failures, []);
    assert.deepEqual(await opened.archive.catalogue.selectFrom("proof").selectAll().execute(), rows);
    assert.deepEqual(await proofOf(opened.archive, citation, as), before);
  });

  it("stays with its key when the key is rotated, and the next is signed with the new one", async () => {
    const before = await proofOf(opened.archive, citation, as);
    const old = (await currentSigner(opened.archive)).key;
    const made = await rotateKey(opened.archive, "ida", "a test");
    assert.deepEqual(await readdir(opened.archive.keysFolder), [`${made.id}.pem`]);
    const after = await proofOf(opened.archive, citation, as);
    assert.deepEqual(after?.signature, before?.signature);
    assert.deepEqual(
      after?.keys.map(({ id, until, introducedBy }) => [id, until === null, introducedBy]),
      [
        [old.id, false, null],
        [made.id, true, old.id],
      ],
    );
    const next = await cite(opened.archive, { document, version: 1, start: 24, end: 48 }, "ida");
    assert.equal((await proofOf(opened.archive, next?.id ?? "", as))?.signature.key, made.id);
  });

  it("is signed with a new key when the private one was lost, and the list says so", async () => {
    const lost = (await currentSigner(opened.archive)).key;
    await rm(opened.archive.keysFolder, { recursive: true });
    const { key } = await currentSigner(opened.archive);
    assert.notEqual(key.id, lost.id);
    assert.deepEqual([key.introducedBy, key.introduction], [null, null]);
    assert.equal((await keyHistory(opened.archive)).find(({ id }) => id === lost.id)?.until, key.from);
  });

  it("is stamped by the loop, once, and an authority that is down keeps nobody waiting", {
    skip: hasOpenssl ? false : "OpenSSL is not on this machine",
  }, async () => {
    const authority: LocalAuthority = await openLocalAuthority();
    opened.archive.timestampAuthority = authority.url;
    try {
      authority.isDown = true;
      await settle();
      assert.deepEqual((await proofOf(opened.archive, citation, as))?.timestamps, []);
      const waiting = await opened.archive.catalogue.selectFrom("proof").selectAll().execute();
      assert.ok(
        waiting.every(
          ({ attempts, reason, retry_at }) => attempts === 1 && /answered 503/.test(reason ?? "") && retry_at,
        ),
      );
      assert.ok(await cite(opened.archive, { document, version: 1, start: 4, end: 23 }, "ida"));
      authority.isDown = false;
      await opened.archive.catalogue.updateTable("proof").set({ retry_at: null }).execute();
      const asked = authority.asked();
      await settle();
      const [stamp] = (await proofOf(opened.archive, citation, as))?.timestamps ?? [];
      assert.equal(stamp?.authority, authority.url);
      await settle();
      assert.equal(authority.asked() - asked, waiting.length);
    } finally {
      opened.archive.timestampAuthority = null;
      await authority.close();
    }
    assert.equal(
      (await proofOf(opened.archive, citation, as))?.timestamps.length,
      1,
      "needs the authority no more",
    );
  });

  it("cannot be made where the private key cannot be kept; the citation can", async () => {
    await rm(opened.archive.keysFolder, { recursive: true, force: true });
    const elsewhere = { ...opened.archive, keysFolder: join(opened.folder, "vault", "0=ocfl_1.1", "keys") };
    const made = await cite(elsewhere, { document, version: 1, start: 10, end: 14 }, "ida");
    await assert.rejects(proofOf(elsewhere, made?.id ?? "", as));
    await mkdir(opened.archive.keysFolder, { recursive: true });
    assert.ok(await proofOf(opened.archive, made?.id ?? "", as));
  });
});
