import assert from "node:assert/strict";
import { appendFile, mkdir, readdir, rm, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { type Command, WrongUse } from "../../server/commands/command.js";
import { extract } from "../../server/commands/extract.js";
import { ingest } from "../../server/commands/ingest.js";
import { search } from "../../server/commands/search.js";
import { user } from "../../server/commands/user.js";
import { verify } from "../../server/commands/verify.js";
import { openCatalogue } from "../../storage/catalogue/catalogue.js";
import { type Ended, runIbid } from "../run-ibid.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import type { Accession } from "./whole-register.js";

describe("the command line beside a running server", () => {
  let remove: () => Promise<void>;
  let above: string;
  let folder: string;
  let inbox: string;
  let server: ServedArchive;

  before(async () => {
    ({ folder: above, remove } = await archiveFolder("commands"));
    folder = join(above, "data");
    inbox = join(above, "inbox");
    await mkdir(join(inbox, "deeper"), { recursive: true });
    await writeFile(join(inbox, "good.txt"), "The committee asked about watchlists.");
    await writeFile(join(inbox, "deeper", "bell\x07.md"), "# Motion\n\nThis Council resolves to ask.");
    await writeFile(join(inbox, "deeper", "broken.pdf"), "%PDF-1.7\nnothing of a PDF follows\n");
    const added = await runIbid(folder, ["user", "add", "ida", "--role", "archivist"], {
      input: "correct horse battery\n",
    });
    assert.equal(added.exit, 0, added.said);
    server = await serveArchive(folder);
  });
  after(async () => {
    await server.stop();
    await remove();
  });

  const ibid = (...args: string[]) => runIbid(folder, args);

  /** Why a command will not run so. The program says it with the usage and ends with 2, whichever command it is. */
  async function refusal(command: Command, args: readonly string[]): Promise<WrongUse> {
    const error = await command.run([...args]).then(
      () => null,
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof WrongUse, `${command.name} ${args.join(" ")}: ${error}`);
    return error;
  }

  /** The one JSON value on standard output. */
  function value<T>({ out, said }: Ended): T {
    assert.doesNotThrow(() => JSON.parse(out), `${out}\n${said}`);
    return JSON.parse(out) as T;
  }

  it("takes in a folder, ends with 1 for a broken file and names it", async () => {
    const ended = await ibid("ingest", inbox, "--wait", "--json", "--tag", "test", "--publish");
    assert.equal(ended.exit, 1, ended.said);
    const { items, settled } = value<Accession>(ended);
    assert.equal(settled, true);
    assert.deepEqual(
      items.map(({ name, state }) => [name, state]),
      [
        ["bell\uFFFD.md", "searchable"],
        ["broken.pdf", "failed"],
        ["good.txt", "searchable"],
      ],
    );
    const again = await ibid("ingest", inbox, "--wait");
    assert.equal(again.exit, 0, "what is held already is no failure");
    assert.equal(again.out.match(/already held/g)?.length, 3);
  });

  it("says what it passes over in folders, and ends with 1 for a link that was named", async () => {
    const odd = join(above, "odd");
    await mkdir(odd);
    await writeFile(join(odd, "plain.txt"), "Beside a link and a hidden file.");
    await writeFile(join(odd, ".hidden.txt"), "Hidden.");
    await symlink(join(odd, "plain.txt"), join(odd, "link.txt"));
    const inFolder = await ibid("ingest", odd);
    assert.equal(inFolder.exit, 0, inFolder.said);
    assert.match(inFolder.said, /Passed over, .*: \S+\.hidden\.txt, \S+link\.txt\./);
    assert.doesNotMatch(inFolder.out, /hidden|link/);
    const named = await ibid("ingest", join(odd, "link.txt"), join(odd, "plain.txt"), "--json");
    assert.equal(named.exit, 1);
    assert.match(named.said, /link\.txt is a symbolic link and was not taken in; name what it leads to\./);
    assert.equal(value<Accession>(named).items.length, 1);
    const alone = await ibid("ingest", join(odd, "link.txt"));
    assert.equal(alone.exit, 1);
    assert.match(alone.said, /is a symbolic link/);
    await rm(odd, { recursive: true });
  });

  it("ends with 0 when all is done, and prints one JSON value when asked", async () => {
    const search = await ibid("search", "watchlists", "--json");
    assert.equal(search.exit, 0, search.said);
    assert.equal(value<{ total: number }>(search).total, 1);
    assert.equal(
      value<{ total: number }>(await ibid("search", "no such words at all", "--exact", "--json")).total,
      0,
    );
    for (const command of [["verify"], ["reindex"], ["rebuild"], ["user", "list"]]) {
      const ended = await ibid(...command, "--json");
      assert.equal(ended.exit, 0, `${command}: ${ended.said}`);
      assert.equal(typeof value(ended), "object");
    }
    assert.equal((await ibid("search", "watchlists")).exit, 0, "search answers after a refill");
    for (const help of [["help"], ["ingest", "--help"]]) {
      const { exit, out } = await ibid(...help);
      assert.equal(exit, 0);
      assert.match(out, /ibid/i);
    }
  });

  it("prints links under the address of the server at work, and under the port set when that is gone", async () => {
    const linksOf = async (environment: Record<string, string>) => {
      const ended = await runIbid(folder, ["search", "watchlists", "--json"], { environment });
      return value<{ hits: { url: string }[] }>(ended).hits.map((hit) => new URL(hit.url).origin);
    };
    const note = join(folder, "server-address.json");
    assert.equal((await stat(note)).mode & 0o077, 0);
    const { port } = new URL(server.address);
    assert.deepEqual(await linksOf({ PORT: "4321" }), [`http://localhost:${port}`]);
    assert.deepEqual(await linksOf({ IBID_URL: "https://archive.example/" }), ["https://archive.example"]);
    await writeFile(note, JSON.stringify({ process: "1-1", address: "http://localhost:1" }));
    assert.deepEqual(await linksOf({ PORT: "4321" }), ["http://localhost:4321"]);
    await writeFile(note, "{");
    assert.deepEqual(await linksOf({ PORT: "4321" }), ["http://localhost:4321"]);
    await server.stop();
    assert.ok(!(await readdir(folder)).includes("server-address.json"));
    server = await serveArchive(folder);
  });

  it("extracts files without an archive, a line of JSON each, and ends with 1 when one cannot be read", async () => {
    const paths = ["good.txt", "deeper/broken.pdf", "none.txt"].map((name) => join(inbox, name));
    const nowhere = join(above, "nowhere");
    const { exit, out, said } = await runIbid(nowhere, ["extract", ...paths, "--json"]);
    assert.equal(exit, 1);
    const lines = out
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line) as { file: string; error?: unknown });
    assert.deepEqual(
      lines.map((line) => [line.file, "error" in line]),
      paths.map((path, index) => [path, index > 0]),
    );
    assert.match(said, /broken\.pdf/);
    assert.match(said, /none\.txt/);
    const one = await runIbid(nowhere, ["extract", paths[0] ?? "", "--json"]);
    assert.equal(one.exit, 0);
    assert.equal(value<{ text: string }>(one).text, "The committee asked about watchlists.");
    assert.deepEqual((await readdir(above)).toSorted(), ["data", "inbox"]);
  });

  it("makes no archive where a folder was mistyped, and says that there is none", async () => {
    const nowhere = join(above, "mistyped");
    const commands = [["verify"], ["search", "x"], ["rebuild"], ["samples", "remove"], ["user", "list"]];
    for (const args of commands) {
      const { exit, out, said } = await runIbid(nowhere, args);
      assert.deepEqual([exit, out], [3, ""], `${args}`);
      assert.ok(said.includes(`There is no archive in ${nowhere} (IBID_DATA)`), said);
    }
    await mkdir(nowhere);
    assert.equal((await runIbid(nowhere, ["verify"])).exit, 3, "an empty folder is none either");
    assert.deepEqual(await readdir(nowhere), []);
  });

  it("says of what cannot be extracted why, and of a file without text that it has none", async () => {
    const blank = join(inbox, "..", "blank.html");
    await writeFile(blank, "<html><body></body></html>");
    for (const [path, exit, words] of [
      [join(above, "nosuch"), 1, "It cannot be read: there is no such file."],
      [inbox, 1, "It cannot be read: it is a folder."],
    ] as const) {
      const ended = await runIbid(folder, ["extract", path]);
      assert.deepEqual([ended.exit, ended.out, ended.said], [exit, "", `${path}: ${words}\n`]);
    }
    const { exit, out, said } = await runIbid(folder, ["extract", blank]);
    assert.ok(out === "" && said.startsWith(`${blank}: `), `${exit} ${out} ${said}`);
  });

  it("names an option it does not have, lacks a value for, or that takes none, in its own words", async () => {
    for (const [command, args, words] of [
      [extract, ["--bogus", "x"], "There is no option --bogus; there are --json, --password-file."],
      [search, ["x", "--limit"], "--limit needs a value"],
      [search, ["x", "--limit", "-5"], "--limit needs a value; one that begins with a dash"],
      [verify, ["--json=yes"], "--json takes no value."],
    ] as const) {
      const error = await refusal(command, args);
      assert.ok(error.message.startsWith(words), error.message);
    }
    const { exit, said } = await ibid("serve", "-p");
    assert.equal(exit, 2);
    assert.match(said, /^There is no option -p\.\nUsage: ibid serve\n/);
  });

  it("tells whoever publishes beforehand how many places wait to be looked at", async () => {
    const path = join(above, "numbers.txt");
    await writeFile(
      path,
      "Ring Ida Whitlock at home on 020 7946 0018, or write to ida.whitlock@example.org.",
    );
    const { out } = await ibid("ingest", path, "--publish", "--wait");
    assert.match(out, /numbers\.txt \(.*\d+ places? /);
    assert.match((await ibid("ingest", "--help")).out, /--publish publishes before anybody has looked/);
  });

  it("ends with 2 when used wrongly, and says how it is used", async () => {
    for (const args of [[], ["nonsense"], ["serve", "--prot", "80"], ["ingest", inbox, "--kind", "poem"]]) {
      const { exit, out, said } = await ibid(...args);
      assert.equal(exit, 2, `${args}: ${out}${said}`);
      assert.match(out + said, /ibid/, `${args}`);
      assert.doesNotMatch(said, /\n\s+at /, "no trace of the program's own");
    }
    for (const [command, args] of [
      [ingest, []],
      [ingest, ["https://example.org/"]],
      [extract, []],
      [search, ["x", "--limit", "0"]],
      [search, ["x", "--year", "last"]],
      [search, []],
      [verify, ["x"]],
      [verify, ["--everything"]],
      [user, ["add"]],
    ] as const)
      await refusal(command, args);
    const setting = await runIbid(folder, ["search", "x"], { environment: { PORT: "eighty" } });
    assert.equal(setting.exit, 2);
    assert.match(setting.said, /PORT.*eighty/);
  });

  it("ends with 1 when an account cannot be made, named or removed", async () => {
    const add = await runIbid(folder, ["user", "add", "Ida"], { input: "correct horse battery\n" });
    const remove = await ibid("user", "remove", "nobody");
    assert.deepEqual([add.exit, remove.exit], [1, 1], add.said + remove.said);
    assert.match(add.said, /Ida/);
    assert.match(remove.said, /nobody/);
  });

  it("refuses a second server on the folder, naming the folder and who serves it", async () => {
    const { exit, said } = await ibid("serve");
    assert.equal(exit, 3, said);
    assert.ok(said.includes(folder) && said.includes(`process ${server.pid}`), said);
  });

  it("ends with 3 when the engine cannot be reached or the catalogue is of a newer program", async () => {
    const environment = { MEILI_URL: "http://127.0.0.1:9" };
    // One word is found without the engine, where some passage has it.
    const away = await runIbid(folder, ["search", "watchlists images"], { environment });
    assert.equal(away.exit, 3, away.said);
    assert.match(away.said, /127\.0\.0\.1:9/);
    const newer = join(above, "newer");
    const catalogue = await openCatalogue(join(newer, "catalogue.sqlite"), new Date().toISOString());
    await catalogue.insertInto("migration").values({ number: 99, name: "future", at: "2099" }).execute();
    await catalogue.destroy();
    const { exit, said } = await runIbid(newer, ["verify"], { environment });
    assert.equal(exit, 3, said);
    assert.match(said, /newer Ibid/);
  });

  it("ends the fixity check with 1 when a kept byte has changed, and names the file", async () => {
    const files = await readdir(join(folder, "vault"), { recursive: true });
    const original = files.find((name) => name.endsWith("good.txt")) ?? "";
    await appendFile(join(folder, "vault", original), "!");
    const { exit, out } = await ibid("verify");
    assert.equal(exit, 1, out);
    assert.match(out, /good\.txt/);
  });
});
