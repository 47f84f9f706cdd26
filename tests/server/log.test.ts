/** The log as archivists see it, its signed head as anybody gets it, and the command that checks it. */
import assert from "node:assert/strict";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import type { LogEntry } from "../../storage/model/log-entry.js";
import { addAccount } from "../add-account.js";
import { file } from "../multipart.js";
import { runIbid } from "../run-ibid.js";
import { archiveFolder, serveArchive } from "../served-archive.js";
import { anonymous, asProgram, type Client, signIn } from "../signed-in-client.js";

const password = "correct horse battery";

describe("the log", () => {
  let folder: Awaited<ReturnType<typeof archiveFolder>>;
  let ida: Client;
  let document: string;

  before(async () => {
    folder = await archiveFolder("log-page");
    await addAccount(folder.folder, "ida", password);
    const { address } = await serveArchive(folder.folder);
    const wrong = { name: "ida", password: "correct horse battery staple" };
    assert.equal((await anonymous(address).post("/sign-in", wrong, asProgram)).status, 401);
    const misplaced = { name: "correct horse battery", password: "x" };
    assert.equal((await anonymous(address).post("/sign-in", misplaced, asProgram)).status, 401);
    ida = await signIn(address, "ida", password);
    const { text } = await ida.upload([file("minutes.txt", "The quick council met in May.")]);
    const { accession } = JSON.parse(text) as { accession: string };
    document = "";
    while (document === "") {
      const { items } = await ida.json<{ items: { document: string | null }[] }>(`/accessions/${accession}`);
      document = items[0]?.document ?? "";
    }
    const described = await ida.post(`/documents/${document}/edit`, {
      title: "Minutes of May",
      kind: "motion",
    });
    assert.equal(described.status, 303, described.text);
  });
  after(() => folder.remove());

  const entries = async (query: string) =>
    (await ida.json<{ entries: (LogEntry & { eventType: string })[] }>(`/log?${query}`)).entries;

  it("has sign-ins, failed ones too, accounts, and what was done to documents", async () => {
    const done = (await entries("")).map(({ action, by, object, outcome }) => [action, by, object, outcome]);
    for (const deed of [
      ["account made", "command", "account:ida", "success"],
      ["sign-in", "ida", "account:ida", "failure"],
      ["sign-in", "unknown", "account", "failure"],
      ["sign-in", "ida", "account:ida", "success"],
      ["accession", "ida", `document:${document}`, "success"],
      ["description", "ida", `document:${document}`, "success"],
    ])
      assert.ok(
        done.some((each) => JSON.stringify(each) === JSON.stringify(deed)),
        `${deed} is in ${JSON.stringify(done)}`,
      );
  });

  it("has neither passwords nor the words of documents in it", async () => {
    const lines = await ida.get("/log.jsonl");
    assert.equal(lines.status, 200);
    assert.doesNotMatch(lines.text, /correct horse|quick council/);
  });

  it("is narrowed by what was done, by whom, to what, how it ended and when", async () => {
    const [described, ...more] = await entries(`action=description&object=${document}`);
    assert.deepEqual(more, []);
    assert.equal(described?.eventType, "metadata modification");
    assert.equal((await entries("outcome=failure")).length, 2);
    assert.ok((await entries("object=account:")).every(({ object }) => object.startsWith("account:")));
    assert.deepEqual(await entries("to=2001-01-01"), []);
    assert.equal((await ida.get("/log?from=yesterday", asProgram)).status, 400);
    const page = await ida.get(`/log?by=ida&object=${document}`);
    assert.match(page.text, /title: “[^”]+” → “Minutes of May”/);
  });

  it("has rights that were given, with what was before and who gave them", async () => {
    await addAccount(folder.folder, "ada", password, { role: "administrator" });
    const ada = await signIn(ida.address, "ada", password);
    const { accounts } = await ada.json<{ accounts: { id: string; name: string }[] }>("/accounts");
    const id = accounts.find(({ name }) => name === "ida")?.id ?? "";
    assert.equal((await ada.post(`/accounts/${id}/role`, { role: "administrator" })).status, 303);
    const [given] = await entries("action=role given&object=ida");
    assert.deepEqual(
      [given?.by, given?.object, given?.detail],
      ["ada", "account:ida", { before: { role: "archivist" }, after: { role: "administrator" } }],
    );
  });

  it("is given out whole, and its signed head to anybody, with which a cut-off log is told", async () => {
    assert.equal((await ida.post("/log/sign", {})).status, 303);
    const head = await anonymous(ida.address).get("/log/head", asProgram);
    assert.equal(head.status, 200);
    const lines = (await ida.get("/log.jsonl")).text.trimEnd().split("\n");
    const all = lines.map((line) => JSON.parse(line) as LogEntry);
    assert.deepEqual(
      all.map(({ number }) => number),
      all.map((_, index) => index + 1),
    );
    const kept = join(folder.folder, "head.json");
    await writeFile(kept, head.text);
    const sound = await runIbid(folder.folder, ["verify", "--log", "--head", kept]);
    assert.equal(sound.exit, 0, sound.out + sound.said);
    assert.match(sound.out, /^\d+ entries, 2 signed heads, 0 problems\.$/m);
    await writeFile(
      kept,
      head.text.replace(/"number":(\d+)/, (_, number) => `"number":${Number(number) + 9}`),
    );
    const forged = await runIbid(folder.folder, ["verify", "--log", "--head", kept, "--json"]);
    assert.equal(forged.exit, 1);
    assert.match(forged.out, /No key of this archive signed the head/);
    const none = await runIbid(folder.folder, ["verify", "--log", "--head", join(folder.folder, "nothing")]);
    assert.equal(none.exit, 2);
    assert.match(none.said, /there is no such file/);
  });
});
