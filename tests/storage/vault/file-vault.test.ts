import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { appendFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { openFileVault } from "../../../storage/vault/file-vault.js";
import { type Vault, VaultConflict, VaultDamaged, VaultMissing } from "../../../storage/vault/vault.js";
import { assertFlawless, change, filesBelow, folderOf, idsIn, scratchFolder, text } from "./scratch-vault.js";

describe("the file vault", () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  let root: string;
  let vault: Vault;

  before(async () => {
    scratch = await scratchFolder();
    root = join(scratch.folder, "vault");
    vault = await openFileVault(root);
  });
  after(() => scratch.remove());

  it("gives back what was kept, in a flawless OCFL object", async () => {
    const id = "urn:ibid:document:kept";
    const kept = await vault.create(
      id,
      [text("record.json", "{}"), text("versions/1/text.txt", "né")],
      change,
    );
    assert.deepEqual(await vault.inspect(id), kept);
    assert.equal(kept.head, 1);
    assert.equal((await vault.read(id, "versions/1/text.txt")).toString("utf8"), "né");
    const digest = createHash("sha512").update("{}").digest("hex");
    assert.deepEqual(kept.files[0], { path: "record.json", sha512: `sha512:${digest}` });
    assert.deepEqual(await vault.verify(id), []);
    await assertFlawless(folderOf(root, id));
  });

  it("adds and replaces files in a new state, and copies none that the object holds already", async () => {
    const id = "urn:ibid:document:grown";
    await vault.create(id, [text("a.txt", "one"), text("b.txt", "two")], change);
    const grown = await vault.update(id, [text("b.txt", "three"), text("c.txt", "one")], change, 1);
    assert.equal(grown.head, 2);
    assert.deepEqual(grown.files.map((file) => file.path).sort(), ["a.txt", "b.txt", "c.txt"]);
    assert.equal((await vault.read(id, "b.txt")).toString(), "three");
    assert.equal((await vault.read(id, "c.txt")).toString(), "one");
    const stored = (await filesBelow(folderOf(root, id))).filter((path) => path.includes("/content/"));
    assert.deepEqual(stored, ["v1/content/a.txt", "v1/content/b.txt", "v2/content/b.txt"]);
    await assertFlawless(folderOf(root, id));
  });

  it("keeps a state without new bytes and a file without bytes", async () => {
    const id = "urn:ibid:document:empty";
    await vault.create(id, [text("empty.txt", "")], change);
    await vault.update(id, [text("empty.txt", ""), text("also.txt", "")], {
      ...change,
      by: "ada@example.org",
    });
    assert.equal((await vault.read(id, "also.txt")).length, 0);
    await assertFlawless(folderOf(root, id));
  });

  it("copies a file from elsewhere, streams it back and says where it lies", async () => {
    const id = "urn:ibid:document:original";
    const bytes = Buffer.alloc(3 * 1024 * 1024 + 7, "abc");
    const from = join(scratch.folder, "original.pdf");
    await writeFile(from, bytes);
    const sha256 = `sha256:${createHash("sha256").update(bytes).digest("hex")}` as const;
    await vault.create(id, [{ path: "original.pdf", from, sha256 }], change);
    assert.ok(bytes.equals(await readFile(from)));
    const { stream, bytes: size } = await vault.open(id, "original.pdf");
    assert.equal(size, bytes.length);
    assert.ok(bytes.equals(Buffer.concat(await stream.toArray())));
    assert.ok(bytes.equals(await readFile(await vault.locate(id, "original.pdf"))));
    await assertFlawless(folderOf(root, id));
  });

  it("refuses a file that does not have the digest it came with, and keeps nothing", async () => {
    const from = join(scratch.folder, "altered.txt");
    await writeFile(from, "altered");
    const sha256 = `sha256:${"0".repeat(64)}` as const;
    const attempt = vault.create("urn:x:altered", [text("a", "a"), { path: "b", from, sha256 }], change);
    await assert.rejects(attempt, VaultDamaged);
    assert.equal(await vault.inspect("urn:x:altered"), null);
    assert.deepEqual(await filesBelow(`${root}-staging`), []);
  });

  it("names the file when one to be kept cannot be read", async () => {
    const from = join(scratch.folder, "absent.txt");
    await assert.rejects(vault.create("urn:x:absent", [{ path: "a", from }], change), /absent\.txt/);
  });

  it("refuses an id that is taken and a head that has moved, and writes nothing", async () => {
    const id = "urn:ibid:document:taken";
    await vault.create(id, [text("a.txt", "mine")], change);
    await assert.rejects(vault.create(id, [text("a.txt", "yours")], change), VaultConflict);
    await vault.update(id, [text("a.txt", "mine again")], change, 1);
    await assert.rejects(vault.update(id, [text("a.txt", "yours")], change, 1), VaultConflict);
    assert.equal((await vault.inspect(id))?.head, 2);
    assert.equal((await vault.read(id, "a.txt")).toString(), "mine again");
  });

  it("says that an object or a file is missing", async () => {
    const id = "urn:ibid:document:there";
    await vault.create(id, [text("a.txt", "a")], change);
    assert.equal(await vault.inspect("urn:x:nowhere"), null);
    await assert.rejects(vault.read("urn:x:nowhere", "a.txt"), VaultMissing);
    await assert.rejects(vault.read(id, "b.txt"), VaultMissing);
    await assert.rejects(vault.open(id, "b.txt"), VaultMissing);
    await assert.rejects(vault.locate(id, "b.txt"), VaultMissing);
    await assert.rejects(vault.update("urn:x:nowhere", [], change), VaultMissing);
    await assert.rejects(vault.verify("urn:x:nowhere"), VaultMissing);
    await assert.rejects(vault.purge("urn:x:nowhere"), VaultMissing);
  });

  it("lists ids of every kind, also those too long for a folder's name", async () => {
    const own = await openFileVault(join(scratch.folder, "listed"));
    const ids = ["plain", "urn:x:ä/ö ?%", "..", `urn:x:${"long".repeat(80)}`].sort();
    for (const id of ids) await own.create(id, [text("a", id)], change);
    assert.deepEqual(await idsIn(own), ids);
    for (const id of ids) assert.equal((await own.read(id, "a")).toString(), id);
  });

  it("takes an object away for good and leaves no empty folder behind", async () => {
    const alone = join(scratch.folder, "alone");
    const own = await openFileVault(alone);
    const untouched = await filesBelow(alone);
    await own.create("urn:x:sample", [text("a", "a")], change);
    await own.purge("urn:x:sample");
    assert.equal(await own.inspect("urn:x:sample"), null);
    assert.deepEqual(await filesBelow(alone), untouched);
    await own.create("urn:x:sample", [text("a", "b")], change);
    assert.equal((await own.read("urn:x:sample", "a")).toString(), "b");
  });

  it("never gives out bytes that have changed, and tells what is wrong, missing and unexpected", async () => {
    const id = "urn:ibid:document:worn";
    await vault.create(id, [text("a.txt", "a"), text("b.txt", "b"), text("c.txt", "c")], change);
    const content = join(folderOf(root, id), "v1", "content");
    await appendFile(join(content, "a.txt"), "!");
    await rm(join(content, "b.txt"));
    await writeFile(join(content, "d.txt"), "d");
    await assert.rejects(vault.read(id, "a.txt"), VaultDamaged);
    await assert.rejects(vault.read(id, "b.txt"), VaultDamaged);
    await assert.rejects(vault.open(id, "b.txt"), VaultDamaged);
    const problems = (await vault.verify(id)).map(({ kind, path }) => `${kind} ${path}`);
    assert.deepEqual([...new Set(problems)].sort(), [
      "missing v1/content/b.txt",
      "unexpected v1/content/d.txt",
      "wrong v1/content/a.txt",
    ]);
  });

  it("reports an object whose inventories were all damaged, and gives nothing of it out", async () => {
    const id = "urn:ibid:document:lost";
    await vault.create(id, [text("a.txt", "a")], change);
    const folder = folderOf(root, id);
    await appendFile(join(folder, "inventory.json"), " ");
    await appendFile(join(folder, "v1", "inventory.json"), " ");
    await assert.rejects(vault.inspect(id), VaultDamaged);
    assert.ok((await vault.verify(id)).every((problem) => problem.kind === "invalid"));
    assert.notEqual((await vault.verify(id)).length, 0);
  });

  it("refuses paths that an object cannot hold", async () => {
    const faults = ["", "/a", "a/", "a//b", ".", "a/../b", "a\0b", "ä".repeat(128)];
    for (const path of faults) {
      await assert.rejects(vault.create("urn:x:fault", [text(path, "x")], change), TypeError, path);
    }
    const both = [text("a", "x"), text("a/b", "x")];
    await assert.rejects(vault.create("urn:x:fault", both, change), TypeError);
    await assert.rejects(vault.create("urn:x:fault", [text("a", "x"), text("a", "y")], change), TypeError);
    await assert.rejects(vault.create("urn:x:fault", [], { ...change, at: "yesterday" }), TypeError);
    await vault.create("urn:x:fault", [text("a", "x")], change);
    await assert.rejects(vault.update("urn:x:fault", [text("a/b", "x")], change), TypeError);
    assert.equal((await vault.inspect("urn:x:fault"))?.head, 1);
  });

  it("opens again what it made, and nothing that is no vault", async () => {
    const again = await openFileVault(root);
    assert.deepEqual(await idsIn(again), await idsIn(vault));
    const foreign = join(scratch.folder, "foreign");
    await mkdir(foreign);
    await writeFile(join(foreign, "holiday.jpg"), "");
    await assert.rejects(openFileVault(foreign), /holiday\.jpg/);
  });
});
