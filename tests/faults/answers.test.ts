/** What programs are answered, and what addresses keep of a question. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addAccount } from "../add-account.js";
import { file } from "../multipart.js";
import { archiveFolder, serveArchive } from "../served-archive.js";
import { anonymous, asProgram, type Client, signIn } from "../signed-in-client.js";
import { type Accession, allSettled } from "./whole-register.js";

const password = "correct horse battery";

describe("an answer of the archive", () => {
  let remove: () => Promise<void>;
  let ida: Client;
  let anyone: Client;
  let published: string;

  before(async () => {
    const archive = await archiveFolder("answers");
    remove = archive.remove;
    await addAccount(archive.folder, "ida", password);
    const { address } = await serveArchive(archive.folder);
    ida = await signIn(address, "ida", password);
    anyone = anonymous(address);
    await held("draft.txt", "The draft speaks of a zebrafinch.", "");
    published = await held("published.txt", "The published one speaks of a nightingale.", "1");
  });
  after(() => remove());

  async function held(name: string, content: string, publish: string): Promise<string> {
    const source = { field: "source", value: `Source of ${name}` };
    const answer = await ida.upload([{ field: "publish", value: publish }, source, file(name, content)]);
    assert.equal(answer.status, 201, answer.text);
    await allSettled(ida);
    const { accession } = JSON.parse(answer.text) as { accession: string };
    const { items } = await ida.json<Accession>(`/accessions/${accession}`);
    return items[0]?.document ?? "";
  }

  it("tells programs what the archive is, and counts only what the asker may see", async () => {
    interface Told {
      name: string;
      software: string;
      holdings: { documents: number };
      links: { documents: string };
    }
    for (const path of ["/", "/about"]) {
      const told = await anyone.json<Told>(path);
      assert.equal(told.name, "Ibid");
      assert.match(told.software, /^Ibid \d/);
      assert.equal(told.holdings.documents, 1);
      assert.equal(new URL(told.links.documents).pathname, "/documents");
      assert.equal((await ida.json<Told>(path)).holdings.documents, 2);
    }
  });

  it("answers programs that describe a document in JSON: saved, not fitting, or overtaken", async () => {
    interface Described {
      description: Record<string, string>;
      basedOn: string;
    }
    interface Refused {
      error: {
        fields?: Record<string, string>;
        changes?: { field: string; theirs: string; yours: string }[];
        basedOn?: string;
      };
    }
    const path = `/documents/${published}/edit`;
    const { description, basedOn } = await ida.json<Described>(path);
    const save = (fields: Record<string, string>) =>
      ida.post(path, { ...description, basedOn, ...fields }, asProgram);
    const unfit = await save({ title: " ", date: "soon" });
    assert.equal(unfit.status, 422, unfit.text);
    const { fields = {} } = (JSON.parse(unfit.text) as Refused).error;
    assert.deepEqual(Object.keys(fields).toSorted(), ["date", "title"]);
    assert.match(fields.date ?? "", /2023-12/);
    const saved = await save({ summary: "On birds." });
    assert.equal(saved.status, 200, saved.text);
    const now = JSON.parse(saved.text) as Described;
    assert.deepEqual(now.description, { ...description, summary: "On birds." });
    const overtaken = await save({ summary: "On song." });
    assert.equal(overtaken.status, 409, overtaken.text);
    const { error } = JSON.parse(overtaken.text) as Refused;
    assert.deepEqual(error.changes, [{ field: "summary", theirs: "On birds.", yours: "On song." }]);
    assert.equal(error.basedOn, now.basedOn);
    assert.equal((await ida.post(path, { ...description, basedOn: now.basedOn })).status, 303, "for people");
  });

  it("of a search keeps how many hits a page were asked for", async () => {
    const { text } = await ida.get("/search?q=speaks&limit=1");
    const links = [...text.matchAll(/href="(\/search\?q=speaks[^"]*)"/g)].map(([, href]) => href ?? "");
    assert.ok(links.some((href) => /page=2/.test(href)) && links.some((href) => /source=/.test(href)), text);
    for (const href of links) assert.match(href, /limit=1(&|$)/);
    assert.match(text, /<input[^>]* name="limit" value="1"/);
    assert.doesNotMatch((await ida.get("/search?q=speaks")).text, /limit=/);
  });

  it("of a search is limited for readers without an account, a minute at a time", async () => {
    const policy = (await anyone.get("/search?q=speaks")).headers.get("ratelimit-policy") ?? "";
    assert.match(policy, /q=240; w=60\b/);
    assert.equal((await ida.get("/search?q=speaks")).headers.get("ratelimit-policy"), null);
  });
});
