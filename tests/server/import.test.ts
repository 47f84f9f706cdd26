/** Bulk import: checked whole before anything is written, gone on with after a cut. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type Ended, runIbid } from "../run-ibid.js";
import { archiveFolder } from "../served-archive.js";

interface Report {
  bag: boolean;
  files: number;
  described: number;
  held: number;
  passedOver: string[];
  faults: { file: string; line: number | null; column: { number: number } | null; message: string }[];
  accession: string | null;
  resumed?: boolean;
  taken?: number;
}

describe("bulk import", () => {
  let remove: () => Promise<void>;
  let root: string;
  let archive: string;

  before(async () => {
    const made = await archiveFolder("import");
    remove = made.remove;
    root = made.folder;
    archive = join(root, "archive");
  });
  after(() => remove());

  async function folderOf(name: string, files: Record<string, string>): Promise<string> {
    for (const [path, content] of Object.entries(files)) {
      await mkdir(dirname(join(root, name, path)), { recursive: true });
      await writeFile(join(root, name, path), content);
    }
    return join(root, name);
  }

  const run = (...args: string[]) => runIbid(archive, ["import", ...args, "--json"]);
  const reportOf = ({ out, said }: Ended) => {
    assert.ok(out, said);
    return JSON.parse(out) as Report;
  };
  const sha256 = (content: string) => createHash("sha256").update(content).digest("hex");

  it("tells every fault of a table with its line and column, and writes nothing", async () => {
    const folder = await folderOf("faulty", {
      "a.txt": "The lamps.",
      "b/c.txt": "The boats.",
      "empty.txt": "",
    });
    const table = join(root, "faulty.csv");
    await writeFile(
      table,
      [
        "file,Title,kind,date,colour",
        "a.txt,Lamps,poem,2026-13-01,red",
        '"b/c.txt","Boats',
        'and more",article,2026-02-30,',
        "a.txt,Again,,,",
        "nowhere.txt,,,,",
        ",No file,,,",
        "b/c.txt,too few",
      ].join("\n"),
    );
    const ended = await run(folder, "--descriptions", table);
    assert.equal(ended.exit, 1, ended.said);
    const { faults, accession } = reportOf(ended);
    assert.equal(accession, null);
    assert.deepEqual(
      faults.map(({ file, line, column }) => [file, line, column?.number ?? null]),
      [
        ["faulty.csv", 1, 5],
        ["faulty.csv", 2, 3],
        ["faulty.csv", 2, 4],
        ["faulty.csv", 3, 4],
        ["faulty.csv", 5, 1],
        ["faulty.csv", 6, 1],
        ["faulty.csv", 7, 1],
        ["faulty.csv", 8, null],
        ["faulty.csv", 8, 1],
        ["empty.txt", null, null],
      ],
    );
    const words = (await runIbid(archive, ["import", folder, "--descriptions", table])).out;
    assert.match(words, /faulty\.csv, line 2, column 4 \(date\): expected a date such as/);
    assert.match(words, /Nothing was taken in\./);
    assert.match((await runIbid(archive, ["search", "lamps"])).out, /^0 |No passage|nothing/im);
  });

  it("tries a folder first, then takes it in with its descriptions, and nothing twice", async () => {
    const folder = await folderOf("good", {
      "a.txt": "The lanternwright lit nothing.",
      "deep/b.txt": "The harbour office wrote again.",
      ".hidden": "not this",
      "list.csv": "file,title,kind,date,tags\ndeep/b.txt,The second letter,other,2026-03,lamps; boats\n",
    });
    await symlink("/etc/passwd", join(folder, "link"));
    const table = join(folder, "list.csv");
    const dry = await run(folder, "--descriptions", table, "--dry-run");
    assert.equal(dry.exit, 0, dry.said);
    const tried = reportOf(dry);
    assert.deepEqual([tried.files, tried.described, tried.held, tried.accession], [2, 1, 0, null]);
    assert.equal(tried.passedOver.length, 2);
    const done = await run(
      folder,
      "--descriptions",
      table,
      "--source",
      "Harbour office",
      "--publish",
      "--wait",
    );
    assert.equal(done.exit, 0, done.said);
    assert.deepEqual([reportOf(done).taken, reportOf(done).resumed], [2, false]);
    const again = reportOf(await run(folder, "--descriptions", table, "--dry-run"));
    assert.equal(again.held, 2);
    const record = await runIbid(archive, ["search", "harbour", "--exact", "--json"]);
    assert.match(record.out, /"title": "The second letter"/);
  });

  it("goes on with what was cut off", async () => {
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, at) => [`${at}.txt`, `Letter ${at} about the quay.\n`]),
    );
    const folder = await folderOf("many", files);
    const cut = await runIbid(archive, ["import", folder, "--json"], { killAfter: 1_200 });
    const rest = await run(folder);
    assert.equal(rest.exit, 0, rest.said);
    const held = reportOf(await run(folder, "--dry-run"));
    assert.equal(held.held, 60);
    if (cut.out === "") assert.ok((reportOf(rest).taken ?? 0) <= 60);
  });

  it("takes a bag in that is whole, and names what is not", async () => {
    const letter = "Words in a bag.\n";
    const bag = await folderOf("bag", {
      "bagit.txt": "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
      "bag-info.txt": `Payload-Oxum: ${letter.length}.1\n`,
      "data/letters/100% sure.txt": letter,
      "manifest-sha256.txt": `${sha256(letter)}  data/letters/100%25 sure.txt\n`,
    });
    const good = reportOf(await run(bag, "--dry-run"));
    assert.deepEqual([good.bag, good.faults], [true, []]);
    await folderOf("bag", { "data/extra.txt": "Not listed.\n", "fetch.txt": "http://x - data/y\n" });
    await writeFile(join(bag, "data/letters/100% sure.txt"), "Other words.\n");
    await writeFile(
      join(bag, "manifest-sha256.txt"),
      `${await readFile(join(bag, "manifest-sha256.txt"), "utf8")}${"0".repeat(64)}  data/gone.txt\nnonsense\n${"0".repeat(64)}  ../out.txt\n`,
    );
    const bad = await run(bag);
    assert.equal(bad.exit, 1);
    assert.deepEqual(
      reportOf(bad)
        .faults.map(
          ({ file, line, message }) => `${file} ${line} ${message.split(" ").slice(0, 4).join(" ")}`,
        )
        .toSorted(),
      [
        "bag-info.txt 1 the bag says that",
        "fetch.txt null the bag names files",
        "manifest-sha256.txt 1 data/letters/100% sure.txt has the",
        "manifest-sha256.txt 2 data/gone.txt is not in",
        "manifest-sha256.txt 3 expected a digest and",
        "manifest-sha256.txt 4 expected a digest and",
        "manifest-sha256.txt null data/extra.txt lies in the",
      ],
    );
    await rm(bag, { recursive: true });
    assert.equal((await run(bag)).exit, 2);
    assert.equal((await runIbid(archive, ["import"])).exit, 2);
  });
});
