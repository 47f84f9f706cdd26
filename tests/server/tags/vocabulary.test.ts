/** The vocabularies over HTTP: found, made, described, merged, retired, each taken back; rules tried, kept and removed. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addAccount } from "../../add-account.js";
import { type Accession, allSettled } from "../../faults/whole-register.js";
import { file } from "../../multipart.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../../served-archive.js";
import { type Answer, anonymous, asProgram, type Client, signIn } from "../../signed-in-client.js";

interface Tagged {
  name: string;
  concept: string | null;
  rule: string | null;
  proposed: string | null;
  by?: string;
}
interface TagJson {
  id: string;
  name: string;
  disused: boolean;
  broader: { name: string }[];
  narrower: { name: string }[];
  related: { name: string }[];
  rules: { id: string; query: string }[];
  documents: { total: number };
}

describe("the vocabularies", () => {
  let remove: () => Promise<void>;
  let server: ServedArchive;
  let ida: Client;
  let anyone: Client;
  let seen: string;
  let draft: string;

  before(async () => {
    const archive = await archiveFolder("vocabulary");
    remove = archive.remove;
    await addAccount(archive.folder, "ida", "correct horse battery");
    server = await serveArchive(archive.folder);
    ida = await signIn(server.address, "ida", "correct horse battery");
    anyone = anonymous(server.address);
    seen = await held("seen.txt", "Cameras came.\n\nThe watch list held 15,000 faces.", "1");
    draft = await held("draft.txt", "A draft on a watchlist of geese.", "");
  });
  after(async () => {
    await server?.stop();
    await remove?.();
  });

  async function held(name: string, text: string, publish: string): Promise<string> {
    const answer = await ida.upload([{ field: "publish", value: publish }, file(name, text)]);
    await allSettled(ida);
    const { accession } = JSON.parse(answer.text) as { accession: string };
    const { items } = await ida.json<Accession>(`/accessions/${accession}`);
    return items[0]?.document ?? "";
  }

  const made = async (name: string, kind = "topic"): Promise<string> => {
    const answer = await ida.post("/tags", { kind, name }, asProgram);
    assert.equal(answer.status, 201, answer.text);
    return (JSON.parse(answer.text) as { id: string }).id;
  };
  const tagsOf = async (document: string, client = ida) =>
    (await client.json<{ tagged: Tagged[] }>(`/documents/${document}`)).tagged;
  const done = (answer: Answer) => assert.ok([200, 303].includes(answer.status), answer.text);

  async function eventually(what: string, holds: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 20_000; !(await holds()); ) {
      assert.ok(Date.now() < end, `waited in vain until ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** The event that a page offers to take back beside these words. */
  async function undoOf(id: string, words: RegExp): Promise<string> {
    const { text } = await ida.get(`/tags/${id}`);
    const rows = text.slice(text.indexOf('id="history"')).split("<li>");
    return /name="event" value="(\w+)"/.exec(rows.find((row) => words.test(row)) ?? "")?.[1] ?? "";
  }

  it("are found by a part of any name, with those under them", async () => {
    const above = await made("surveillance");
    const id = await made("facial recognition");
    const form = { kind: "topic", name: "facial recognition", broader: "surveillance" };
    done(await ida.post(`/tags/${id}/edit`, { ...form, otherNames: "face matching\nadnabod wynebau @cy" }));
    const found = await ida.json<{ tags: { name: string }[] }>("/tags?q=WYNEB");
    assert.deepEqual(
      found.tags.map(({ name }) => name),
      ["facial recognition"],
    );
    const tree = (await ida.get("/tags")).text;
    assert.match(tree, /surveillance<\/a>\s*<ul class="tag-tree">[\s\S]*facial recognition/);
    const one = await ida.json<TagJson>(`/tags/${above}`);
    assert.deepEqual(
      one.narrower.map(({ name }) => name),
      ["facial recognition"],
    );
    assert.match((await ida.get(`/tags/${id}`)).text, /lang="cy">adnabod wynebau/);
  });

  it("refuse a name that is taken, and a circle, which they name", async () => {
    const taken = await ida.post("/tags", { kind: "topic", name: "Face matching" });
    assert.equal(taken.status, 409);
    assert.match(taken.text, /“facial recognition” already that goes by the name “Face matching”/);
    const [above] = (await ida.json<{ tags: { id: string; name: string }[] }>("/tags?q=surveillance")).tags;
    const ring = { kind: "topic", name: "surveillance", broader: "facial recognition" };
    const answer = await ida.post(`/tags/${above?.id}/edit`, ring);
    assert.equal(answer.status, 422);
    assert.match(answer.text, /“surveillance” under “facial recognition” under “surveillance”/);
    const lost = await ida.post(`/tags/${above?.id}/edit`, { ...ring, broader: "no such thing" }, asProgram);
    assert.equal(lost.status, 422);
    assert.match(lost.text, /There is no “no such thing” in the list/);
  });

  it("show readers what stands on documents they may see, and nothing else", async () => {
    done(await ida.post(`/documents/${seen}/tags`, { put: "vans" }));
    done(await ida.post(`/documents/${draft}/tags`, { put: "geese" }));
    const [vans] = await tagsOf(seen);
    const [geese] = await tagsOf(draft);
    const names = async (client: Client) =>
      (await client.json<{ tags: { name: string }[] }>("/tags")).tags.map(({ name }) => name);
    assert.deepEqual(await names(anyone), ["vans"]);
    assert.ok((await names(ida)).includes("geese"));
    assert.equal((await anyone.get(`/tags/${geese?.concept}`)).status, 404);
    const page = await anyone.get(`/tags/${vans?.concept}`);
    assert.equal(page.status, 200);
    assert.doesNotMatch(page.text, /ida|History|Retire/);
    assert.doesNotMatch((await anyone.get(`/documents/${seen}`)).text, /by ida/);
    assert.match((await ida.get(`/documents/${seen}`)).text, /By hand by ida/);
    assert.equal((await anyone.post(`/documents/${seen}/tags`, { put: "x" }, asProgram)).status, 401);
  });

  it("merge with all that hangs on them after a look at it, and come apart again", async () => {
    const [vans] = await tagsOf(seen);
    const into = await made("vehicles");
    const preview = await ida.get(`/tags/${vans?.concept}/merge?into=Vehicles`);
    assert.match(preview.text, /1 document has “vans”, 0 documents have “vehicles”, 0 of them both/);
    assert.equal((await ida.get(`/tags/${into}/merge?into=vehicles`)).status, 422);
    assert.equal((await ida.get(`/tags/${into}/merge?into=nothing`)).status, 404);
    done(await ida.post(`/tags/${vans?.concept}/merge`, { into }));
    assert.deepEqual(
      (await tagsOf(seen, anyone)).map(({ name }) => name),
      ["vehicles"],
    );
    const moved = await anyone.get(`/tags/${vans?.concept}`);
    assert.deepEqual([moved.status, moved.headers.get("location")], [302, `/tags/${into}`]);
    const facet = () => anyone.json<{ total: number }>("/search?tag=vehicles");
    await eventually("the search knows the new name", async () => (await facet()).total > 0);
    const { text } = await ida.get(`/tags/${into}`);
    const [, action = "", event = ""] =
      /action="(\/tags\/\w+\/undo)">.*?name="event" value="(\w+)"/.exec(text.replace(/\n/g, " ")) ?? [];
    assert.equal(action, `/tags/${vans?.concept}/undo`);
    done(await ida.post(action, { event }));
    assert.deepEqual(
      (await tagsOf(seen)).map(({ name }) => name),
      ["vans"],
    );
    await eventually("the search knows the old name", async () => (await facet()).total === 0);
  });

  it("try a rule before it is kept, with the place of what is wrong", async () => {
    const id = await made("watchlists");
    const wrong = await ida.get(`/tags/${id}?try=${encodeURIComponent("NOT camera")}`);
    assert.match(wrong.text, /name at least one that must be there/);
    const trial = await ida.get(`/tags/${id}?try=${encodeURIComponent('watchlist OR "watch list"')}`);
    assert.match(trial.text, /This rule would tag 2 documents of 2/);
    assert.match(trial.text, /<mark class="match">watch list<\/mark>/);
    assert.deepEqual(await tagsOf(draft).then((tags) => tags.map(({ name }) => name)), ["geese"]);
    done(await ida.post(`/tags/${id}/rules`, { query: 'watchlist OR "watch list"' }));
    const isTagged = async (document: string) =>
      (await tagsOf(document)).some((tag) => tag.name === "watchlists");
    await eventually("the rule has tagged both", async () => (await isTagged(seen)) && isTagged(draft));
    assert.equal((await anyone.json<TagJson>(`/tags/${id}`)).documents.total, 1);
    const page = (await anyone.get(`/documents/${seen}`)).text;
    assert.match(page, /By the rule “watchlist OR &#34;watch list&#34;”/);
    const [, href = ""] = /href="([^"]*start=[^"]*)">“watch list”/.exec(page) ?? [];
    assert.match(
      (await anyone.get(href.replaceAll("&amp;", "&"))).text,
      /<mark class="cited">watch list<\/mark>/,
    );
    done(await ida.post(`/documents/${seen}/tags`, { confirm: id }));
    const { rules } = await ida.json<TagJson>(`/tags/${id}`);
    done(await ida.post(`/tags/${id}/rules`, { rule: rules[0]?.id ?? "", query: "ganders" }));
    await eventually("the changed rule has untagged the draft", async () => !(await isTagged(draft)));
    const kept = (await tagsOf(seen)).find(({ name }) => name === "watchlists");
    assert.deepEqual(
      [kept?.by, kept?.rule, kept?.proposed],
      ["ida", null, "rule"],
      "what was confirmed stays",
    );
    done(await ida.post(`/tags/${id}/undo`, { event: await undoOf(id, /A rule was changed/) }));
    await eventually("the rule as it was tags again", () => isTagged(draft));
    done(await ida.post(`/documents/${draft}/tags`, { take: "watchlists" }));
    done(await ida.post(`/tags/${id}/rules`, { query: "geese" }));
    await eventually(
      "another rule is met",
      async () =>
        (await ida.get(`/tags/${id}`)).text.includes("geese") &&
        !(await ida.get(`/tags/${id}`)).text.includes("so far; look again"),
    );
    assert.equal(await isTagged(draft), false, "what was taken off stays off");
    done(await ida.post(`/tags/${id}/rules/remove`, { rule: rules[0]?.id ?? "" }));
    const unfit = await ida.post(`/tags/${id}/rules`, { query: "NOT x" }, asProgram);
    assert.equal(unfit.status, 422);
  });

  it("retire a tag, whose rules rest until it is in use again", async () => {
    const id = await made("cameras");
    done(await ida.post(`/tags/${id}/rules`, { query: "cameras" }));
    const isTagged = async () => (await tagsOf(seen)).some((tag) => tag.name === "cameras");
    await eventually("the rule has tagged", isTagged);
    done(await ida.post(`/tags/${id}/retire`, { retired: "1" }));
    await eventually("the tag of the resting rule is off", async () => !(await isTagged()));
    assert.doesNotMatch((await ida.get(`/documents/${seen}`)).text, /<option value="cameras">/);
    assert.match((await ida.get(`/tags/${id}`)).text, /retired: not to be used any more/);
    done(await ida.post(`/tags/${id}/retire`, { retired: "" }));
    await eventually("the rule has tagged again", isTagged);
  });

  it("keep a rule's tag that arrives while a form is open", async () => {
    const form = await ida.json<{ description: Record<string, string>; basedOn: string; tagsShown: string }>(
      `/documents/${draft}/edit`,
    );
    const id = await made("fowl");
    done(await ida.post(`/tags/${id}/rules`, { query: "geese" }));
    await eventually("it is tagged", async () => (await tagsOf(draft)).some(({ name }) => name === "fowl"));
    const page = (await ida.get(`/documents/${draft}/edit`)).text;
    assert.match(page, /name="tagsShown" value="fowl, geese"/);
    const { basedOn } = await ida.json<{ basedOn: string }>(`/documents/${draft}/edit`);
    done(
      await ida.post(`/documents/${draft}/edit`, {
        ...form.description,
        tags: `${form.description.tags}, birds`,
        tagsShown: form.tagsShown,
        basedOn,
      }),
    );
    assert.deepEqual(
      (await tagsOf(draft)).map(({ name }) => name),
      ["birds", "fowl", "geese"],
    );
  });
});
