import assert from "node:assert/strict";
import { appendFile, cp, mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { openFileVault } from "../../../storage/vault/file-vault.js";
import { validateObject } from "../../../storage/vault/validate.js";
import {
  editInventory,
  editNewest,
  first,
  type LooseInventory,
  type LooseVersion,
  renameKey,
  writeInventory,
} from "./broken-object.js";
import { assertFlawless, change, folderOf, scratchFolder, text } from "./scratch-vault.js";

/** A code, what was done to the object, and how: in its folder … */
const onDisk: [code: string, fault: string, breakIt: (object: string) => Promise<unknown>][] = [
  ["E001", "a strange file", (o) => writeFile(join(o, "notes.txt"), "")],
  ["E001", "a strange folder", (o) => mkdir(join(o, "drafts"))],
  ["E003", "no declaration", (o) => rm(join(o, "0=ocfl_object_1.1"))],
  ["E003", "two declarations", (o) => writeFile(join(o, "0=ocfl_object_1.0"), "ocfl_object_1.0\n")],
  ["E004", "a version of OCFL to come", (o) => declare(o, "0=ocfl_object_9.9")],
  ["E005", "a declaration that does not begin with 0", (o) => declare(o, "1=ocfl_object_1.1")],
  ["E006", "the declaration of something else", (o) => declare(o, "0=bagit_1.1")],
  ["E007", "a declaration with other words in it", (o) => appendFile(join(o, "0=ocfl_object_1.1"), "!")],
  ["E010", "a version without its folder", (o) => rm(join(o, "v1"), { recursive: true })],
  ["E015", "a strange file beside an inventory", (o) => writeFile(join(o, "v1", "notes.txt"), "")],
  ["E023", "a file that no manifest names", (o) => writeFile(join(o, "v1", "content", "new.txt"), "")],
  ["E024", "an empty folder among the content", (o) => mkdir(join(o, "v1", "content", "empty"))],
  ["E033", "an inventory that is not JSON", (o) => writeInventory(o, "{")],
  ["E033", "an inventory that is a list", (o) => writeInventory(o, "[]")],
  ["E046", "a folder of a version unknown", (o) => cp(join(o, "v2"), join(o, "v3"), { recursive: true })],
  ["E058", "no sidecar", (o) => rm(join(o, "inventory.json.sha512"))],
  [
    "E059",
    "a sidecar of another algorithm",
    (o) => renameIn(o, "inventory.json.sha512", "inventory.json.sha256"),
  ],
  ["E060", "an inventory changed behind its sidecar", (o) => appendFile(join(o, "inventory.json"), "\n")],
  ["E061", "a sidecar without the file's name", (o) => writeFile(join(o, "inventory.json.sha512"), "abc\n")],
  ["E063", "no inventory", (o) => rm(join(o, "inventory.json"))],
  ["E064", "newest version with an inventory of its own", (o) => editInventory(join(o, "v2"), touchMessage)],
  ["E067", "a file among the extensions", (o) => extension(o, "notes.txt")],
  ["E090", "a link among the content", (o) => symlink("a.txt", join(o, "v1", "content", "link.txt"))],
  ["E092", "content with other bytes", (o) => writeFile(join(o, "v1", "content", "a.txt"), "other")],
  ["E092", "content that is gone", (o) => rm(join(o, "v1", "content", "a.txt"))],
  ["E093", "content whose fixity no longer holds", (o) => writeFile(join(o, "v1", "content", "a.txt"), "?")],
  ["W002", "a strange folder in a version", (o) => mkdir(join(o, "v1", "drafts"))],
  ["W003", "a content folder without content", (o) => mkdir(join(o, "v3", "content"), { recursive: true })],
  ["W010", "a version without an inventory", (o) => dropInventory(join(o, "v1"))],
  [
    "W013",
    "an extension that nobody registered",
    (o) => mkdir(join(o, "extensions", "own"), { recursive: true }),
  ],
];

/** … or in its newest inventory. */
const inInventory: [code: string, fault: string, breakIt: (inventory: LooseInventory) => unknown][] = [
  ["E008", "no version at all", (i) => Object.assign(i, { versions: {} })],
  ["E009", "versions that begin with the second", (i) => delete i.versions.v1],
  ["E010", "versions with a gap", (i) => renameKey(i.versions, "v2", "v3")],
  ["E012", "versions of two conventions", (i) => renameKey(i.versions, "v2", "v02")],
  ["E013", "a version that departs from the convention", (i) => renameKey(i.versions, "v2", "v02")],
  ["E017", "a content folder with a slash", (i) => Object.assign(i, { contentDirectory: "a/b" })],
  ["E018", "a content folder of two dots", (i) => Object.assign(i, { contentDirectory: ".." })],
  [
    "E019",
    "a content folder that was another at first",
    (i) => Object.assign(i, { contentDirectory: "files" }),
  ],
  ["E025", "manifest digests in MD5", (i) => Object.assign(i, { digestAlgorithm: "md5" })],
  [
    "E029",
    "fixity that is no SHA-1",
    (i) => Object.assign(i.fixity, { sha1: { abc: ["v1/content/a.txt"] } }),
  ],
  [
    "E031",
    "a manifest digest that is too short",
    (i) => renameKey(i.manifest, first(Object.keys(i.manifest)), "ab"),
  ],
  ["E036", "no id", (i) => delete i.id],
  ["E036", "no head", (i) => delete i.head],
  ["E036", "no type", (i) => delete i.type],
  ["E036", "no digest algorithm", (i) => delete i.digestAlgorithm],
  ["E037", "an id that is another than before", (i) => Object.assign(i, { id: "urn:x:other" })],
  ["E038", "a type of something else", (i) => Object.assign(i, { type: "https://example.org/" })],
  ["E040", "a head that is not the newest", (i) => Object.assign(i, { head: "v1" })],
  ["E041", "no manifest", (i) => Object.assign(i, { manifest: undefined })],
  ["E042", "content outside the content folder", (i) => movePath(i, "v1/elsewhere/a.txt")],
  ["E043", "no versions", (i) => Object.assign(i, { versions: undefined })],
  ["E045", "versions in a list", (i) => Object.assign(i, { versions: [] })],
  ["E047", "a version that is a text", (i) => Object.assign(i.versions, { v2: "second" })],
  ["E048", "a version without a time", (i) => delete newest(i).created],
  ["E048", "a version without a state", (i) => Object.assign(newest(i), { state: undefined })],
  ["E049", "a time without a zone", (i) => Object.assign(newest(i), { created: "2026-01-31T12:00:00" })],
  ["E049", "a day that does not exist", (i) => Object.assign(newest(i), { created: "2026-02-30T12:00:00Z" })],
  ["E050", "a state that names bytes nobody holds", (i) => addState(i, "0".repeat(128), ["new.txt"])],
  ["E050", "a state in a list", (i) => Object.assign(newest(i), { state: [] })],
  ["E051", "a state that lists no paths", (i) => Object.assign(newest(i).state, { [digestIn(i)]: "a.txt" })],
  ["E052", "a path that climbs out", (i) => addState(i, digestIn(i), ["../../etc/passwd"])],
  ["E053", "a path that begins with a slash", (i) => addState(i, digestIn(i), ["/a.txt"])],
  ["E054", "a user without a name", (i) => Object.assign(newest(i), { user: { address: "mailto:a@b.c" } })],
  ["E056", "fixity by an unknown algorithm", (i) => Object.assign(i.fixity, { rot13: {} })],
  ["E057", "fixity that lists no paths", (i) => Object.assign(i.fixity, { md5: { ["0".repeat(32)]: "a" } })],
  ["E066", "an earlier state told otherwise", (i) => addStateTo(i.versions.v1, digestIn(i), ["more.txt"])],
  [
    "E092",
    "a manifest that lists no paths",
    (i) => Object.assign(i.manifest, { [digestIn(i)]: "v1/content/a.txt" }),
  ],
  ["E093", "fixity of a file that is not there", (i) => addFixity(i, "v1/content/nowhere.txt")],
  ["E094", "a message that is a number", (i) => Object.assign(newest(i), { message: 7 })],
  ["E095", "a path that stands twice", (i) => addState(i, digestIn(i), ["a.txt", "a.txt"])],
  ["E095", "a path that is a file and a folder", (i) => addState(i, digestIn(i), ["a.txt/b.txt"])],
  ["E096", "a manifest digest in both cases", (i) => doubleKey(i.manifest)],
  ["E097", "a fixity digest in both cases", (i) => doubleKey(i.fixity.sha256 ?? {})],
  ["E099", "a content path that climbs out", (i) => movePath(i, "v1/content/../../../passwd")],
  ["E100", "a content path that begins with a slash", (i) => movePath(i, "/v1/content/a.txt")],
  ["E101", "a content path that stands twice", (i) => i.manifest[digestIn(i)]?.push(firstPath(i))],
  ["E102", "a key of somebody's own", (i) => Object.assign(i, { colour: "red" })],
  ["E102", "a key of somebody's own in a version", (i) => Object.assign(newest(i), { colour: "red" })],
  ["E103", "a version by an earlier OCFL than the one before", (i) => Object.assign(i, { type: older })],
  ["E104", "a version without a v", (i) => renameKey(i.versions, "v2", "2")],
  ["E105", "a version that has no number", (i) => renameKey(i.versions, "v2", "vtwo")],
  ["E106", "a manifest in a list", (i) => Object.assign(i, { manifest: [] })],
  [
    "E107",
    "a manifest digest that no state names",
    (i) => Object.assign(i.manifest, { ["0".repeat(128)]: [] }),
  ],
  ["E108", "a content folder without a name", (i) => Object.assign(i, { contentDirectory: "" })],
  ["E111", "fixity in a list", (i) => Object.assign(i, { fixity: [] })],
  ["W001", "versions with zeros in front", (i) => renameKey(i.versions, "v1", "v01")],
  ["W004", "digests by SHA-256", (i) => Object.assign(i, { digestAlgorithm: "sha256" })],
  ["W005", "an id that is no URI", (i) => Object.assign(i, { id: "one" })],
  ["W007", "a version without a message", (i) => delete newest(i).message],
  ["W008", "a user without an address", (i) => Object.assign(newest(i), { user: { name: "ada" } })],
  [
    "W009",
    "an address that is no URI",
    (i) => Object.assign(newest(i), { user: { name: "a", address: "b" } }),
  ],
  [
    "W011",
    "another message for an earlier version",
    (i) => Object.assign(i.versions.v1 ?? {}, { message: "?" }),
  ],
];

const older = "https://ocfl.io/1.0/spec/#inventory";

describe("the OCFL validator", () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  let sound: string;
  let copies = 0;

  before(async () => {
    scratch = await scratchFolder();
    const root = join(scratch.folder, "vault");
    const vault = await openFileVault(root);
    await vault.create("urn:x:sound", [text("a.txt", "a"), text("b/c.txt", "c")], change);
    await vault.update("urn:x:sound", [text("b/c.txt", "changed")], change);
    sound = folderOf(root, "urn:x:sound");
  });
  after(() => scratch.remove());

  async function soundCopy(): Promise<string> {
    const copy = join(scratch.folder, `copy-${copies++}`);
    await cp(sound, copy, { recursive: true });
    return copy;
  }

  async function codesOf(object: string): Promise<string[]> {
    const { errors, warnings } = await validateObject(object, { checkFixity: true });
    return [...errors, ...warnings].map((finding) => finding.code);
  }

  it("finds nothing in a sound object", () => assertFlawless(sound));

  for (const [code, fault, breakIt] of onDisk) {
    it(`finds ${fault} (${code})`, async () => {
      const object = await soundCopy();
      await breakIt(object);
      assert.ok((await codesOf(object)).includes(code), `${await codesOf(object)}`);
    });
  }

  for (const [code, fault, breakIt] of inInventory) {
    it(`finds ${fault} (${code})`, async () => {
      const object = await soundCopy();
      await editNewest(object, breakIt);
      assert.ok((await codesOf(object)).includes(code), `${await codesOf(object)}`);
    });
  }

  it("accepts an object whose first version follows OCFL 1.0", async () => {
    const object = await soundCopy();
    await editInventory(join(object, "v1"), (inventory) => Object.assign(inventory, { type: older }));
    assert.deepEqual(await codesOf(object), []);
  });

  it("does not read content when it is not asked to", async () => {
    const object = await soundCopy();
    await writeFile(join(object, "v1", "content", "a.txt"), "other");
    assert.deepEqual((await validateObject(object, { checkFixity: false })).errors, []);
  });

  it("never reads outside the object, whatever an inventory says", async () => {
    const object = await soundCopy();
    await writeFile(join(scratch.folder, "secret.txt"), "secret");
    await editNewest(object, (inventory) => movePath(inventory, "../secret.txt"));
    const { errors } = await validateObject(object, { checkFixity: true });
    assert.ok(errors.every((error) => error.kind !== "wrong"));
  });
});

function newest(inventory: LooseInventory): LooseVersion {
  const version = inventory.versions.v2;
  assert.ok(version);
  return version;
}

/** The digest of `a.txt`, which both versions show. */
function digestIn(inventory: LooseInventory): string {
  return first(Object.keys(inventory.manifest));
}

function firstPath(inventory: LooseInventory): string {
  return first(inventory.manifest[digestIn(inventory)] ?? []);
}

function addState(inventory: LooseInventory, digest: string, paths: string[]): void {
  addStateTo(newest(inventory), digest, paths);
}

function addStateTo(version: LooseVersion | undefined, digest: string, paths: string[]): void {
  assert.ok(version);
  version.state[digest] = [...(version.state[digest] ?? []), ...paths];
}

function addFixity(inventory: LooseInventory, path: string): void {
  inventory.fixity.md5 = { ["0".repeat(32)]: [path] };
}

function movePath(inventory: LooseInventory, path: string): void {
  inventory.manifest[digestIn(inventory)] = [path];
}

/** The first digest once more, in capitals. */
function doubleKey(block: Record<string, string[]>): void {
  const key = first(Object.keys(block));
  block[key.toUpperCase()] = block[key] ?? [];
}

function touchMessage(inventory: LooseInventory): void {
  newest(inventory).message = "another";
}

async function declare(object: string, name: string): Promise<void> {
  await rm(join(object, "0=ocfl_object_1.1"));
  await writeFile(join(object, name), `${name.slice(2)}\n`);
}

async function renameIn(folder: string, from: string, to: string): Promise<void> {
  await rename(join(folder, from), join(folder, to));
}

async function extension(object: string, file: string): Promise<void> {
  await mkdir(join(object, "extensions"));
  await writeFile(join(object, "extensions", file), await readFile(join(object, "inventory.json")));
}

async function dropInventory(folder: string): Promise<void> {
  await rm(join(folder, "inventory.json"));
  await rm(join(folder, "inventory.json.sha512"));
}
