/** A citation in other people's pages: the card, what it lets in, and oEmbed. */
import assert from "node:assert/strict";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, it } from "node:test";
import { addAccount } from "../add-account.js";
import { type Accession, allSettled } from "../faults/whole-register.js";
import { file } from "../multipart.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { anonymous, asProgram, type Client, signIn } from "../signed-in-client.js";
import { type Browser, startBrowser } from "../views/chromium.js";

const words = "Nobody said <b>“no”</b> & nobody was asked.";

describe("a citation in another page", () => {
  let server: ServedArchive;
  let remove: () => Promise<void>;
  let ida: Client;
  let anyone: Client;
  let document: string;
  let citation: string;
  let address: string;

  before(async () => {
    const archive = await archiveFolder("cards");
    remove = archive.remove;
    await addAccount(archive.folder, "ida", "correct horse battery");
    server = await serveArchive(archive.folder);
    ida = await signIn(server.address, "ida", "correct horse battery");
    anyone = anonymous(server.address);
    await ida.upload([{ field: "publish", value: "1" }, file("a.txt", `A heading\n\n${words}\n`)]);
    const [{ accession } = { accession: "" }] = await allSettled(ida);
    const { items } = await ida.json<Accession>(`/accessions/${accession}`);
    document = items[0]?.document ?? "";
    const text = (await anyone.get(`/documents/${document}/versions/1/text`)).text;
    const start = text.indexOf(words);
    const place = { document, version: "1", start: `${start}`, end: `${start + words.length}` };
    const made = JSON.parse((await anyone.post("/citations", place, asProgram)).text) as {
      id: string;
      url: string;
    };
    citation = made.id;
    address = made.url;
  });
  after(async () => {
    await server?.stop();
    await remove?.();
  });

  it("has a card without script or cookie that any page may frame, and nothing else may be framed", async () => {
    const card = await anyone.get(`/citations/${citation}/card`);
    assert.equal(card.status, 200);
    assert.match(card.text, /Nobody said &lt;b&gt;“no”&lt;\/b&gt; &amp; nobody was asked\./);
    assert.doesNotMatch(card.text, /<script|<img|<link rel="stylesheet" href="(?!\/assets\/card\.css")/);
    assert.deepEqual(card.headers.getSetCookie(), []);
    assert.match(card.headers.get("content-security-policy") ?? "", /default-src 'none'.*frame-ancestors \*/);
    assert.equal(card.headers.get("x-frame-options"), null);
    const page = await anyone.get(`/citations/${citation}`);
    const policy = page.headers.get("content-security-policy") ?? "";
    assert.match(policy, /frame-ancestors 'none';require-trusted-types-for 'script';trusted-types ibid$/);
  });

  it("is shown in a page of another site", async () => {
    const { html } = await anyone.json<{ html: string }>(`/oembed?url=${encodeURIComponent(address)}`);
    const other = createServer((_request, response) => {
      response
        .setHeader("content-type", "text/html; charset=utf-8")
        .end(`<!doctype html><title>Blog</title>${html}`);
    });
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    let browser: Browser | null = null;
    try {
      browser = await startBrowser();
      const page = await browser.newPage();
      const said: string[] = [];
      page.on("console", (message) => said.push(message.text()));
      await page.goto(`http://127.0.0.1:${(other.address() as AddressInfo).port}/`);
      const frame = page.frameLocator("iframe");
      assert.equal(await frame.locator("blockquote").textContent(), words);
      assert.equal(await frame.locator("a").getAttribute("href"), address);
      assert.deepEqual(said, []);
    } finally {
      await browser?.close();
      other.close();
    }
  });

  it("is found by oEmbed, in JSON and XML, within the size asked for", async () => {
    const page = await anyone.get(`/citations/${citation}`);
    const [, discovered = ""] =
      /<link rel="alternate" type="application\/json\+oembed" href="([^"]+)"/.exec(page.text) ?? [];
    const json = await anyone.get(discovered.replaceAll("&amp;", "&"));
    const answer = JSON.parse(json.text) as Record<string, string | number>;
    assert.deepEqual([answer.version, answer.type, answer.width], ["1.0", "rich", 600]);
    assert.match(String(answer.html), new RegExp(`^<iframe src="${address}/card" .*sandbox=`));
    const small = await anyone.json<{ width: number; height: number }>(
      `/oembed?url=${encodeURIComponent(address)}&maxwidth=300&maxheight=100`,
    );
    assert.deepEqual([small.width, small.height], [300, 100]);
    const xml = await anyone.get(`/oembed?url=${encodeURIComponent(address)}&format=xml`);
    assert.match(xml.headers.get("content-type") ?? "", /^text\/xml/);
    assert.match(xml.text, /<oembed><version>1\.0<\/version><type>rich<\/type>.*&lt;iframe/);
    const linked = /<script type="application\/ld\+json">([^<]+)<\/script>/.exec(page.text)?.[1] ?? "{}";
    assert.equal((JSON.parse(linked) as { text: string }).text, words);
  });

  it("refuses what is no citation of this archive, and says why", async () => {
    const refused: [string, number, RegExp][] = [
      ["/oembed", 400, /“url”/],
      ["/oembed?url=x", 404, /no citation of this archive/],
      [
        `/oembed?url=${encodeURIComponent("https://elsewhere.example/citations/000000000000")}`,
        404,
        /no citation/,
      ],
      [
        `/oembed?url=${encodeURIComponent(`${new URL(address).origin}/citations/000000000000`)}`,
        404,
        /no citation/,
      ],
      [`/oembed?url=${encodeURIComponent(address)}&format=yaml`, 501, /expected json or xml/],
      [`/oembed?url=${encodeURIComponent(address)}&maxwidth=0`, 400, /maxwidth/],
    ];
    for (const [path, status, words] of refused) {
      const answer = await anyone.get(path, asProgram);
      assert.equal(answer.status, status, path);
      assert.match(answer.text, words, path);
    }
  });

  it("says so on the card when it was withdrawn, and shows no words", async () => {
    await ida.post(`/documents/${document}/withdraw`, { reason: "It names a child." });
    const card = await anyone.get(`/citations/${citation}/card`);
    assert.equal(card.status, 410);
    assert.match(card.text, /These words were withdrawn\. It names a child\./);
    assert.doesNotMatch(card.text, /Nobody said/);
    assert.match(card.headers.get("content-security-policy") ?? "", /frame-ancestors \*/);
    assert.equal((await anyone.get(`/oembed?url=${encodeURIComponent(address)}`, asProgram)).status, 410);
  });
});
