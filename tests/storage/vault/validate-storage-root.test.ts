import assert from "node:assert/strict";
import { cp, mkdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { openFileVault } from "../../../storage/vault/file-vault.js";
import { objectPath } from "../../../storage/vault/layout.js";
import { validateStorageRoot } from "../../../storage/vault/validate-storage-root.js";
import { change, scratchFolder, text } from "./scratch-vault.js";

const one = objectPath("urn:x:one");
const layout = "0003-hash-and-id-n-tuple-storage-layout";

const faults: [code: string, fault: string, breakIt: (root: string) => Promise<unknown>][] = [
  ["E069", "no declaration", (r) => rm(join(r, "0=ocfl_1.1"))],
  [
    "E070",
    "a layout without a description",
    (r) => writeFile(join(r, "ocfl_layout.json"), `{"extension":"x"}`),
  ],
  ["E070", "a layout that is not JSON", (r) => writeFile(join(r, "ocfl_layout.json"), "{")],
  ["E071", "a layout that nobody registered", (r) => writeFile(join(r, "ocfl_layout.json"), ownLayout)],
  ["E072", "a file among the folders", (r) => writeFile(join(r, dirname(one), "notes.txt"), "")],
  ["E073", "an empty folder", (r) => mkdir(join(r, "abc", "def"), { recursive: true })],
  ["E076", "two declarations", (r) => writeFile(join(r, "0=ocfl_1.0"), "ocfl_1.0\n")],
  ["E080", "a declaration with other words in it", (r) => writeFile(join(r, "0=ocfl_1.1"), "vault")],
  ["E081", "an object newer than its root", (r) => declareOlder(r)],
  ["E083", "an object in another's place", (r) => rename(join(r, one), join(r, dirname(one), "elsewhere"))],
  ["E037", "one object twice", (r) => cp(join(r, one), join(r, "copy"), { recursive: true })],
  ["E090", "a link to elsewhere", (r) => symlink("/", join(r, "link"))],
  ["E092", "an object with other bytes", (r) => writeFile(join(r, one, "v1", "content", "a.txt"), "?")],
  ["E003", "an object without its declaration", (r) => rm(join(r, one, "0=ocfl_object_1.1"))],
  ["E112", "a file among the extensions", (r) => writeFile(join(r, "extensions", "notes.txt"), "")],
  ["W015", "objects at two depths", (r) => rename(join(r, one), join(r, "top"))],
  ["W016", "an extension that nobody registered", (r) => mkdir(join(r, "extensions", "own"))],
];

const ownLayout = `{"extension":"my-own","description":"as I like it"}`;

describe("the validator of storage roots", () => {
  let scratch: Awaited<ReturnType<typeof scratchFolder>>;
  let sound: string;
  let copies = 0;

  before(async () => {
    scratch = await scratchFolder();
    sound = join(scratch.folder, "vault");
    const vault = await openFileVault(sound);
    await vault.create("urn:x:one", [text("a.txt", "1")], change);
    await vault.create("urn:x:two", [text("a.txt", "2")], change);
  });
  after(() => scratch.remove());

  it("finds nothing in a vault, nor in files beside its objects", async () => {
    await writeFile(join(sound, "README"), "what this is");
    const report = await validateStorageRoot(sound, { checkFixity: true });
    assert.deepEqual(report, { errors: [], warnings: [] });
  });

  for (const [code, fault, breakIt] of faults) {
    it(`finds ${fault} (${code})`, async () => {
      const root = join(scratch.folder, `copy-${copies++}`);
      await cp(sound, root, { recursive: true });
      await breakIt(root);
      const { errors, warnings } = await validateStorageRoot(root, { checkFixity: true });
      const codes = [...errors, ...warnings].map((finding) => finding.code);
      assert.ok(codes.includes(code), `${codes}`);
    });
  }
});

async function declareOlder(root: string): Promise<void> {
  await rm(join(root, "0=ocfl_1.1"));
  await writeFile(join(root, "0=ocfl_1.0"), "ocfl_1.0\n");
  await rm(join(root, "extensions", layout), { recursive: true });
}
