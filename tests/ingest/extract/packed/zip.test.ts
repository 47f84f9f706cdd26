import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Uint8ArrayReader, Uint8ArrayWriter, ZipWriter } from "@zip.js/zip.js";
import type { Unpacker } from "../../../../ingest/extract/extractors.js";
import { memberLimits } from "../../../../ingest/extract/packed/member-files.js";
import { extractZip } from "../../../../ingest/extract/packed/zip.js";
import { makeZip } from "../made-zip.js";
import { wordsOf } from "../soundness.js";
import { unpack } from "../unpacking.js";

const megabyte = 1024 * 1024;

function limited(limits: Partial<typeof memberLimits>): Unpacker {
  return (file) => extractZip(file, { ...memberLimits, ...limits });
}

async function written(
  parts: Record<string, string>,
  options: { password?: string; zipCrypto?: boolean; zip64?: boolean; dataDescriptor?: boolean },
): Promise<Uint8Array> {
  const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
  for (const [name, text] of Object.entries(parts)) {
    const open = name.startsWith("open");
    await zip.add(name, new Uint8ArrayReader(Buffer.from(text)), open ? {} : options);
  }
  return zip.close();
}

describe("a ZIP file", () => {
  it("gives the files inside with their places, and says in its text what they are", async () => {
    const zip = makeZip({ "minutes/": "", "minutes/june.txt": "Resolved.", "notes.txt": "Noted." });
    const { mediaType, members, extraction, scratch } = await unpack(zip, "papers.zip");
    assert.equal(mediaType, "application/zip");
    assert.deepEqual(members, { "minutes/june.txt": "Resolved.", "notes.txt": "Noted." });
    assert.deepEqual(
      extraction.members?.map(({ name }) => name),
      ["june.txt", "notes.txt"],
    );
    assert.deepEqual(scratch, ["member-1", "member-2"]);
    assert.equal(wordsOf(extraction)[0], "File: minutes/june.txt; Size: 9 bytes");
    assert.ok(extraction.blocks.every((block) => block.kind === "row"));
    assert.equal(extraction.metadata.language, null);
  });

  it("says what whoever packed it wrote about it", async () => {
    const zip = new ZipWriter(new Uint8ArrayWriter(), { useWebWorkers: false });
    await zip.add("a.txt", new Uint8ArrayReader(Buffer.from("A")));
    const { extraction } = await unpack(
      await zip.close(Buffer.from("Sent to the inquiry – in full")),
      "papers.zip",
    );
    assert.equal(wordsOf(extraction)[0], "Comment: Sent to the inquiry – in full");
  });

  it("without a scratch folder names its files, with the same text", async () => {
    const zip = makeZip({ "a.txt": "A" });
    const { members, extraction, scratch } = await unpack(zip, "papers.zip", { scratch: false });
    assert.deepEqual(members, { "a.txt": "(listed only, not unpacked)" });
    assert.deepEqual(scratch, []);
    assert.equal(extraction.text, (await unpack(zip, "papers.zip")).extraction.text);
  });

  it("with ZIP64 fields and sizes behind the data is read like any other", async () => {
    const parts = { "a.txt": "words ".repeat(1000), "b.txt": "more" };
    for (const options of [{ zip64: true }, { dataDescriptor: true }])
      assert.deepEqual((await unpack(await written(parts, options), "papers.zip")).members, parts);
  });

  it("in which a name leads outside keeps that file inside, and takes the others", async () => {
    const names = [
      "../../etc/passwd",
      "/etc/passwd",
      "..\\..\\evil.exe",
      "C:\\evil.exe",
      "\\\\server\\share\\x",
    ];
    const zip = makeZip(Object.fromEntries([...names, "folder\\file.txt"].map((name) => [name, name])));
    const { members, scratch } = await unpack(zip, "slip.zip");
    for (const name of names) assert.equal(members[name], "(its name leads outside the container)");
    assert.equal(members["folder\\file.txt"], "folder\\file.txt");
    assert.deepEqual(scratch, ["member-6"]);
  });

  it("gives every file a place of its own, whatever the names", async () => {
    const long = "x".repeat(5000);
    const zip = makeZip([
      { name: "a.txt", content: "1" },
      { name: "a.txt", content: "2" },
      { name: "a.txt (2)", content: "3" },
      { name: "", content: "4" },
      { name: "line\nbreak\u0007.txt", content: "5" },
      { name: "", rawName: Buffer.from("r\x82sum\x82.txt", "latin1"), content: "6" },
      { name: "Ünïcode–名前.txt", content: "7" },
      { name: "", rawName: Buffer.from([0xff, 0xfe, 0x41]), content: "8" },
      { name: long, content: "9" },
    ]);
    const { members } = await unpack(zip, "names.zip");
    assert.deepEqual(Object.keys(members).slice(0, 8), [
      "a.txt",
      "a.txt (2)",
      "a.txt (2) (2)",
      "unnamed",
      "line break.txt",
      "résumé.txt",
      "Ünïcode–名前.txt",
      "■A",
    ]);
    assert.equal(Object.values(members).join(""), "123456789");
    assert.ok((Object.keys(members)[8]?.length ?? 0) <= 1001);
  });

  it("lists what the system put in it, links and empty files, and leaves them", async () => {
    const zip = makeZip({
      "__MACOSX/._a.txt": "x",
      ".DS_Store": "x",
      "in/Thumbs.db": "x",
      "empty.txt": "",
      "a.txt": "A",
    });
    const { members } = await unpack(zip, "mac.zip");
    assert.deepEqual(members, {
      "__MACOSX/._a.txt": "(the system wrote it, not a person)",
      ".DS_Store": "(the system wrote it, not a person)",
      "in/Thumbs.db": "(the system wrote it, not a person)",
      "empty.txt": "(it is empty: it has 0 bytes)",
      "a.txt": "A",
    });
  });
});

describe("a ZIP file with a password", () => {
  for (const zipCrypto of [true, false]) {
    const how = zipCrypto ? "ZipCrypto" : "AES";
    it(`(${how}) opens with it, and with no other`, async () => {
      const zip = await written({ "a.txt": "secret", "b.txt": "too" }, { password: "right", zipCrypto });
      await assert.rejects(unpack(zip, "locked.zip"), {
        code: "encrypted",
        message:
          "locked.zip needs a password to be opened: an archivist can give it or upload a copy without one.",
      });
      await assert.rejects(unpack(zip, "locked.zip", { password: "wrong" }), {
        code: "encrypted",
        message: "The password given does not open locked.zip.",
      });
      const { members } = await unpack(zip, "locked.zip", { password: "right" });
      assert.deepEqual(members, { "a.txt": "secret", "b.txt": "too" });
    });
  }

  it("for some of its files gives the others, and says so", async () => {
    const zip = await written({ "open.txt": "plain", "a.txt": "secret" }, { password: "right" });
    const without = await unpack(zip, "part.zip");
    assert.deepEqual(without.members, { "open.txt": "plain", "a.txt": "(it needs a password)" });
    assert.deepEqual(without.extraction.warnings, [
      "1 of the 2 files inside need a password; an archivist can give it.",
    ]);
    assert.match(without.extraction.text, /File: a\.txt; Size: 6 bytes/);
    const wrong = await unpack(zip, "part.zip", { password: "wrong" });
    assert.deepEqual(wrong.members, {
      "open.txt": "plain",
      "a.txt": "(the password given does not open it)",
    });
    const right = await unpack(zip, "part.zip", { password: "right" });
    assert.deepEqual(right.members, { "open.txt": "plain", "a.txt": "secret" });
  });
});

describe("a hostile ZIP file", () => {
  it("that would unpack to more than its limit stops there, and keeps what came before", async () => {
    const zip = makeZip({ a: Buffer.alloc(megabyte, "a"), b: Buffer.alloc(megabyte, "b"), c: "small" });
    const unpacker = limited({ mostBytes: 1.5 * megabyte });
    const { members, scratch } = await unpack(zip, "large.zip", { unpacker });
    assert.equal(members.a?.length, megabyte);
    assert.match(members.b ?? "", /more than 1572864 bytes/);
    assert.equal(members.c, "small");
    assert.deepEqual(scratch, ["member-1", "member-3"]);
  });

  it("that is mostly one byte repeated is a bomb, whether or not it says so", async () => {
    const content = Buffer.alloc(40 * megabyte);
    const zip = makeZip([
      { name: "honest", content },
      { name: "lying", content, claimedSize: 10 },
      { name: "a.txt", content: "A" },
    ]);
    const { members } = await unpack(zip, "bomb.zip");
    assert.deepEqual(members, {
      honest: "(it would unpack to more than 300 times its packed size, as a bomb does)",
      lying: "(its size is not the one that the list of entries gives)",
      "a.txt": "A",
    });
  });

  it("of many small bombs is stopped by its size on disk", async () => {
    const content = Buffer.alloc(7 * megabyte);
    const zip = makeZip(Array.from({ length: 40 }, (_, index) => ({ name: `${index}`, content })));
    const { extraction } = await unpack(zip, "bombs.zip");
    const taken = extraction.members?.filter(({ path }) => path !== null).length ?? 0;
    assert.ok(taken * content.length <= Math.max(memberLimits.ratioMatters, 300 * zip.length), `${taken}`);
    assert.ok(taken > 0 && taken < 40);
  });

  it("whose entries share their bytes gives them once", async () => {
    const zip = makeZip([
      { name: "a.txt", content: "shared" },
      ...Array.from({ length: 500 }, (_, index) => ({ name: `copy ${index}`, content: "shared", sameAs: 0 })),
      { name: "b.txt", content: "own" },
    ]);
    const { members } = await unpack(zip, "overlap.zip");
    assert.equal(members["a.txt"], "shared");
    assert.equal(members["b.txt"], "own");
    assert.equal(members["copy 499"], "(it shares its bytes with another file inside, as in a bomb)");
  });

  it("of 100,000 entries lists as many as it may, and counts the rest", async () => {
    const parts = Array.from({ length: 100_000 }, (_, index) => ({
      name: `${index}`,
      content: "x",
      stored: true,
    }));
    const unpacker = limited({ mostMembers: 500 });
    const { extraction, scratch } = await unpack(makeZip(parts), "many.zip", { unpacker });
    assert.equal(extraction.members?.length, 500);
    assert.equal(scratch.length, 500);
    assert.deepEqual(extraction.warnings, ["99500 more files inside are not listed: at most 500 are."]);
  });

  it("in a ZIP file in a ZIP file is unpacked one level at a time", async () => {
    let zip = makeZip({ "a.txt": "deep" });
    for (let level = 0; level < 50; level++) zip = makeZip({ "inner.zip": zip });
    const { extraction, scratch } = await unpack(zip, "nested.zip");
    assert.deepEqual(
      extraction.members?.map(({ place }) => place),
      ["inner.zip"],
    );
    assert.equal(scratch.length, 1);
  });

  it("with one damaged file gives the others", async () => {
    const zip = makeZip({ "a.txt": "words ".repeat(100), "b.txt": "fine" });
    zip.fill(0xff, 38, 42);
    const { members } = await unpack(zip, "damaged.zip");
    assert.match(members["a.txt"] ?? "", /^\(it is damaged \(/);
    assert.equal(members["b.txt"], "fine");
  });

  it("whose words are not those of its checksum is damaged", async () => {
    const zip = makeZip([{ name: "a.txt", content: "words", stored: true }]);
    zip.write("sword", 35);
    const { members } = await unpack(zip, "changed.zip");
    assert.match(members["a.txt"] ?? "", /^\(it is damaged \(/);
  });

  it("that is cut short is corrupt, and an empty one says so", async () => {
    const zip = makeZip({ "a.txt": "words ".repeat(100) });
    await assert.rejects(unpack(zip.subarray(0, -30), "cut.zip"), {
      code: "corrupt",
      message: /cut\.zip is damaged/,
    });
    const { extraction } = await unpack(makeZip([]), "empty.zip");
    assert.deepEqual(extraction.warnings, ["It holds no files."]);
  });
});
