/** Watching pages, feeds and folders: what is new comes in, what says the same does not. */
import assert from "node:assert/strict";
import { mkdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { addAccount } from "../add-account.js";
import { type Accession, allAccessions, allSettled, type HeldDocument } from "../faults/whole-register.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { articlePage, type ServedSite, serveSite } from "../served-site.js";
import { asProgram, type Client, signIn } from "../signed-in-client.js";

const password = "correct horse battery";

interface Watch {
  id: string;
  state: string;
  lastLook: string | null;
  nextLook: string;
  error: string | null;
  items: {
    address: string;
    document: string | null;
    changes: string | null;
    warning: string | null;
    error: string | null;
  }[];
}

const paragraphs = [
  "Nine of the lamps on the east quay have given no light since November, the lanternwright said on Monday.",
  "The harbour office said that a report would be made to the committee in April, and no boat had been lost.",
  "Nobody could say who would pay for the oil, though the council had been asked twice in the winter.",
];

describe("watching", () => {
  let remove: () => Promise<void>;
  let server: ServedArchive;
  let site: ServedSite;
  let ida: Client;
  let box: string;

  before(async () => {
    const archive = await archiveFolder("watches");
    remove = archive.remove;
    site = await serveSite();
    box = join(archive.folder, "box");
    await mkdir(join(box, "june"), { recursive: true });
    await addAccount(archive.folder, "ida", password);
    server = await serveArchive(archive.folder, {
      IBID_CAPTURE_ALLOW: site.host,
      IBID_CAPTURE_DELAY_SECONDS: "0",
      IBID_WATCH_FOLDERS: box,
    });
    ida = await signIn(server.address, "ida", password);
  });
  after(async () => {
    await site?.close();
    await remove();
  });

  const one = async (id: string) => {
    const { watches } = await ida.json<{ watches: Watch[] }>("/watches");
    const found = watches.find((watch) => watch.id === id);
    assert.ok(found);
    return found;
  };

  /** Waits until the watch has been looked at since `before`, and all that came of it is settled. */
  async function looked(id: string, before: string | null): Promise<Watch> {
    for (const end = Date.now() + 30_000; Date.now() < end; ) {
      const watch = await one(id);
      if (watch.lastLook !== null && watch.lastLook !== before && watch.state !== "looking") {
        await allSettled(ida);
        return one(id);
      }
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    throw new Error(`Expected ${id} to be looked at: ${server.said()}`);
  }

  async function watch(fields: Record<string, string>): Promise<Watch> {
    const answer = await ida.post("/watches", fields, asProgram);
    assert.equal(answer.status, 201, answer.text);
    return looked((JSON.parse(answer.text) as { id: string }).id, null);
  }

  async function lookAgain({ id, lastLook }: Watch): Promise<Watch> {
    const answer = await ida.post(`/watches/${id}`, { act: "look" }, asProgram);
    assert.equal(answer.status, 200, answer.text);
    return looked(id, lastLook);
  }

  const newest = (address: string | null) => ida.json<HeldDocument>(new URL(address ?? "").pathname);
  const put = async (name: string, content: string, at: string) => {
    await writeFile(join(box, name), content);
    await utimes(join(box, name), new Date(at), new Date(at));
  };

  it("makes another version of a page only when the article says something else, and warns of what was cited", async () => {
    const lamps = (words: readonly string[], around: string) =>
      site.pages.set("/lamps", { body: articlePage("Nine lamps dark all winter", words, around) });
    lamps(paragraphs, "Home");
    let state = await watch({ kind: "pages", target: `${site.address}/lamps`, source: "The Courier" });
    const document = state.items[0]?.document ?? "";
    const first = await newest(document);
    assert.deepEqual([first.version, state.error], [1, null]);
    const place = { document: first.document, version: "1", start: "0", end: "0" };
    for (const passage of first.passages.filter(({ text }) => /Nine of|who would pay/.test(text))) {
      const cited = { ...place, start: `${passage.start}`, end: `${passage.end}` };
      assert.equal((await ida.post("/citations", cited, asProgram)).status, 201);
    }

    lamps(paragraphs, "Home · Buy three boats and pay for two, this week only!");
    state = await lookAgain(state);
    assert.equal((await newest(document)).version, 1, "an advert is no other version");
    assert.equal(state.items[0]?.changes, null);

    lamps([paragraphs[0] ?? "", (paragraphs[1] ?? "").replace("April", "May")], "Home");
    state = await lookAgain(state);
    assert.equal((await newest(document)).version, 2);
    assert.match(state.items[0]?.warning ?? "", /1 cited passage does not stand/);
    const changes = await ida.get(new URL(state.items[0]?.changes ?? "").pathname);
    assert.match(changes.text, /May/);
    const page = await ida.get("/watches");
    assert.match(page.text, /see what changed/);
    assert.match(page.text, /1 cited passage does not stand/);

    site.pages.set("/lamps", { status: 410 });
    state = await lookAgain(state);
    assert.match(state.error ?? "", /410: what was there is gone/);
    assert.equal((await newest(document)).version, 2, "what was captured stays");
    const { items } = (await allAccessions(ida))[0] as Accession;
    assert.notEqual(items[0]?.state, "refused", "a look in vain is no accession");
  });

  it("takes in what a feed names for the first time", async () => {
    const feed = (paths: readonly string[]) =>
      site.pages.set("/feed", {
        headers: { "content-type": "application/rss+xml" },
        body: `<rss version="2.0"><channel>${paths
          .map((path) => `<item><title>${path}</title><link>${site.address}${path}</link></item>`)
          .join("")}</channel></rss>`,
      });
    for (const path of ["/one", "/two", "/three"])
      site.pages.set(path, { body: articlePage(`News ${path.slice(1)}`, paragraphs) });
    feed(["/two", "/one", "/missing"]);
    let state = await watch({ kind: "feed", target: `${site.address}/feed` });
    assert.match(state.error ?? "", /1 of 3 entries could not be captured; the first: .*404/);
    feed(["/three", "/two", "/one"]);
    site.asked.length = 0;
    state = await lookAgain(state);
    assert.equal(state.error, null);
    assert.deepEqual(
      site.asked.map(({ path }) => path).filter((path) => path !== "/robots.txt"),
      ["/feed", "/three"],
    );
    const taken = state.items.filter(({ document }) => document !== null);
    assert.equal(taken.length, 3);
    site.pages.set("/feed", { body: "<html><body>Moved</body></html>" });
    assert.match((await lookAgain(state)).error ?? "", /no feed/);
  });

  it("takes in what comes into a folder, and a changed file as another version", async () => {
    await put("june/minutes.txt", "Minutes of June.\n\nNothing was lit.\n", "2026-06-01T10:00:00Z");
    await put(".hidden", "not this", "2026-06-01T10:00:00Z");
    let state = await watch({ kind: "folder", target: box });
    assert.deepEqual(
      state.items.map(({ address }) => address),
      ["june/minutes.txt"],
    );
    const document = state.items[0]?.document ?? "";
    await put("june/minutes.txt", "Minutes of June.\n\nOne lamp was lit.\n", "2026-06-02T10:00:00Z");
    await put("new.txt", "A new paper on the lamps.\n", "2026-06-02T10:00:00Z");
    state = await lookAgain(state);
    assert.equal(state.items.length, 2);
    assert.equal((await newest(document)).version, 2);
    const before = (await allAccessions(ida)).length;
    await lookAgain(state);
    assert.equal((await allAccessions(ida)).length, before, "what is the same is left alone");
  });

  it("is paused and ended, and refuses what cannot be watched", async () => {
    const { watches } = await ida.json<{ watches: Watch[] }>("/watches");
    const { id } = watches[0] as Watch;
    await ida.post(`/watches/${id}`, { act: "pause" }, asProgram);
    assert.equal((await one(id)).state, "paused");
    await ida.post(`/watches/${id}`, { act: "remove" }, asProgram);
    assert.equal((await ida.json<{ watches: Watch[] }>("/watches")).watches.length, watches.length - 1);
    for (const [fields, words] of [
      [{ kind: "folder", target: "/etc" }, /not among the folders/],
      [{ kind: "folder", target: join(box, "..") }, /not among the folders/],
      [{ kind: "pages", target: "ftp://example.org" }, /http/],
      [{ kind: "feed", target: "http://a.example http://b.example" }, /one feed/],
    ] as const) {
      const answer = await ida.post("/watches", fields, asProgram);
      assert.equal(answer.status, 422, answer.text);
      assert.match(answer.text, words);
      assert.match((await ida.post("/watches", fields)).text, words);
    }
    assert.equal((await ida.post("/watches", { kind: "pages", target: "" }, asProgram)).status, 400);
    assert.equal((await ida.post("/watches/nobody", { act: "look" }, asProgram)).status, 404);
  });
});
