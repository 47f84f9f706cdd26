/**
 * A stranger with a proof, the original and no network: the file is opened from disk in a browser that is offline, and
 * checked again by `ibid check-proof`. Whatever is changed by one byte is told.
 */
import assert from "node:assert/strict";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { addAccount } from "../add-account.js";
import { type Accession, allSettled } from "../faults/whole-register.js";
import { hasOpenssl, type LocalAuthority, openLocalAuthority } from "../ingest/proofs/local-authority.js";
import { file } from "../multipart.js";
import { runIbid } from "../run-ibid.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { anonymous, asProgram, type Client, signIn } from "../signed-in-client.js";
import { type Browser, type Page, startBrowser } from "../views/chromium.js";

const password = "correct horse battery";
const words = "“Nobody” was asked <b>twice</b>, said Dr Ahlström \u{1F600}.";
const article = `A heading\n\n${"What stands further off. ".repeat(8)}Somebody was asked once. ${words} And so it went on.\n`;

describe("a proof in the hands of a stranger", () => {
  let server: ServedArchive;
  let authority: LocalAuthority | null = null;
  let remove: () => Promise<void>;
  let browser: Browser;
  let folder: string;
  let citation: string;
  let key: string;
  const at = (name: string) => join(folder, name);

  before(async () => {
    const archive = await archiveFolder("stranger");
    ({ folder, remove } = archive);
    authority = hasOpenssl ? await openLocalAuthority() : null;
    await addAccount(folder, "ida", password);
    server = await serveArchive(folder, authority ? { IBID_TSA_URL: authority.url } : {});
    const ida = await signIn(server.address, "ida", password);
    await ida.upload([{ field: "publish", value: "1" }, file("article.txt", article)]);
    const [{ accession } = { accession: "" }] = await allSettled(ida);
    const { items } = await ida.json<Accession>(`/accessions/${accession}`);
    const document = items[0]?.document ?? "";
    await download(ida, document);
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await server?.stop();
    await authority?.close();
    await remove?.();
  });

  async function download(ida: Client, document: string): Promise<void> {
    const anyone = anonymous(server.address);
    const text = (await anyone.get(`/documents/${document}/versions/1/text`)).text;
    const start = text.indexOf(words);
    const answer = await ida.post(
      "/citations",
      { document, version: "1", start: `${start}`, end: `${start + words.length}` },
      asProgram,
    );
    citation = (JSON.parse(answer.text) as { id: string }).id;
    for (let tries = 0; authority && tries < 400; tries += 1) {
      const { timestamps } = await anyone.json<{ timestamps: unknown[] }>(
        `/citations/${citation}/proof.json`,
      );
      if (timestamps.length > 0) break;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    await writeFile(
      at("original.txt"),
      (await anyone.get(`/documents/${document}/versions/1/original`)).text,
    );
    await writeFile(at("text.txt"), text);
    for (const name of ["proof.html", "proof.json"]) {
      const proof = await anyone.get(`/citations/${citation}/${name}`);
      assert.equal(proof.status, 200, proof.text);
      assert.match(proof.headers.get("content-disposition") ?? "", /attachment/);
      assert.doesNotMatch(
        proof.text,
        /first use, or the private key/,
        "why a key was made is nobody else's business",
      );
      await writeFile(at(name), proof.text);
    }
    const { keys } = await anyone.json<{ keys: { id: string; by?: string }[] }>("/keys");
    assert.equal(keys[0]?.by, undefined);
    key = keys[0]?.id ?? "";
    assert.match((await anyone.get("/keys")).text, new RegExp(key));
  }

  const run = (...args: string[]) => runIbid("/nonexistent", ["check-proof", ...args]);

  /** Opens a proof from disk without a network; whatever it asks for is a complaint. */
  async function openOffline(path: string): Promise<{ page: Page; asked: string[]; said: string[] }> {
    const context = await browser.newContext({ offline: true, viewport: { width: 390, height: 844 } });
    const page = await context.newPage();
    const asked: string[] = [];
    const said: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    page.on("console", (message) => said.push(message.text()));
    page.on("pageerror", (error) => said.push(error.message));
    await page.goto(pathToFileURL(path).href);
    return { page, asked, said };
  }

  async function findings(page: Page): Promise<string[]> {
    await page.locator("#findings li").first().waitFor();
    return page.locator("#findings li").allTextContents();
  }

  it("checks itself in a browser without a network", async () => {
    const { page, asked, said } = await openOffline(at("proof.html"));
    assert.equal(await page.locator("mark").textContent(), words);
    await page.setInputFiles("#original-file", at("original.txt"));
    await page.fill("#known-key", key);
    await page.locator("#known-key").blur();
    await page.getByText("✓ The original holds").waitFor();
    await page.getByText("It leads back to the key").waitFor();
    const told = await findings(page);
    assert.deepEqual(
      told.map((line) => line.slice(0, 1)),
      ["✓", "✓", "?", "✓", "✓", "✓"],
      told.join("\n"),
    );
    assert.match(await page.locator("#verdict").innerText(), /^What was checked holds\. 1 point is open\.$/);
    assert.ok(Number(await page.evaluate("document.documentElement.scrollWidth")) <= 390);
    assert.deepEqual(asked, [pathToFileURL(at("proof.html")).href]);
    assert.deepEqual(said, []);
    await page.context().close();
  });

  const changes: [string, (html: string) => string, RegExp][] = [
    [
      "a letter of the quote",
      (html) => html.replace(/("exact":"“Nobody” was asked)/, "$1 x"),
      /✗ The archive’s signature/,
    ],
    [
      "a digit of a digest",
      (html) =>
        html.replace(/"digest":"sha256:(.)/, (_, digit) => `"digest":"sha256:${digit === "0" ? "1" : "0"}`),
      /✗ The archive’s signature/,
    ],
    ["a letter of the text inside", (html) => html.replace("A heading", "A beading"), /✗ The text/],
  ];
  for (const [what, change, expected] of changes) {
    it(`says so when ${what} was changed`, async () => {
      const html = await readFile(at("proof.html"), "utf8");
      // The words above are shown as well; only what is data counts.
      const [head = "", data = ""] = html.split('<script type="application/json" id="proof">');
      const forged = `${head}<script type="application/json" id="proof">${change(data)}`;
      assert.notEqual(forged, html);
      await writeFile(at("changed.html"), forged);
      const { page } = await openOffline(at("changed.html"));
      assert.match((await findings(page)).join("\n"), expected);
      assert.match(await page.locator("#verdict").innerText(), /does not hold/);
      await page.context().close();
    });
  }

  it("says so when the words that it shows were changed, and not what was signed", async () => {
    const html = await readFile(at("proof.html"), "utf8");
    await writeFile(at("shown.html"), html.replace("was asked &lt;b&gt;twice", "was asked &lt;b&gt;thrice"));
    const { page } = await openOffline(at("shown.html"));
    await page.getByText("✗ This page fails. It shows other words than were signed.").waitFor();
    await page.context().close();
    const { exit, out } = await run(at("shown.html"), at("original.txt"));
    assert.equal(exit, 1);
    assert.match(out, /FAILS {2}The page: It shows other words than were signed/);
  });

  it("says so when one byte of the original, or of a text chosen beside it, was changed", async () => {
    await writeFile(at("other.txt"), article.replace("heading", "beading"));
    const { page } = await openOffline(at("proof.html"));
    await page.setInputFiles("#original-file", at("other.txt"));
    await page.getByText("✗ The original fails. The file is another").waitFor();
    await page.setInputFiles("#text-file", at("other.txt"));
    await page.getByText("✗ The text fails.").waitFor();
    await page.context().close();
  });

  it("is checked by the command line to the same end, without an archive", async () => {
    for (const proof of [["proof.html"], ["proof.json", "text.txt"]]) {
      const [name = "", ...text] = proof.map(at);
      const stamp = authority ? ["--tsa-ca", authority.root] : [];
      const { exit, out, said } = await run(name, at("original.txt"), ...text, "--key", key, ...stamp);
      assert.equal(exit, 0, out + said);
      assert.match(out, authority ? /Everything holds\.\n$/ : /1 left open/);
    }
    const { exit, out } = await run(at("proof.json"), at("original.txt"), "--json");
    assert.equal(exit, 0, out);
    const told = JSON.parse(out) as { holds: boolean; findings: { what: string; state: string }[] };
    assert.deepEqual([told.holds, told.findings.filter(({ state }) => state === "open").length], [true, 3]);
  });

  it("takes the text from the original again when it is asked to", async () => {
    const { exit, out, said } = await run(at("proof.html"), at("original.txt"), "--read");
    assert.equal(exit, 0, out + said);
    assert.match(
      out,
      /holds {2}From the original to the text: Read again here by text \d+, the original gives the same text\./,
    );
    const other = await run(at("proof.html"), at("other.txt"), "--read");
    assert.equal(other.exit, 1);
    assert.match(other.out, /the text is not the same throughout, but the words stand in it/);
  });

  it("fails on the command line with 1 and the reason, and is refused with 2 when it is used wrongly", async () => {
    const failing: [string[], RegExp][] = [
      [[at("proof.html"), at("other.txt")], /FAILS {2}The original: The file is another/],
      [[at("proof.json"), at("original.txt"), at("other.txt")], /FAILS {2}The text/],
      [[at("changed.html"), at("original.txt")], /FAILS {2}The text/],
      [[at("original.txt"), at("original.txt")], /FAILS {2}The proof: This is no whole proof/],
      [[at("proof.html"), at("original.txt"), "--key", "0".repeat(32)], /FAILS {2}The key’s history/],
    ];
    for (const [args, reason] of failing) {
      const { exit, out } = await run(...args);
      assert.equal(exit, 1, out);
      assert.match(out, reason);
      assert.match(out, /The proof does not hold\.\n$/);
    }
    for (const args of [
      [],
      [at("proof.html")],
      [at("none.html"), at("original.txt")],
      [at("proof.html"), at("original.txt"), "--key", "x"],
    ]) {
      const { exit, said } = await run(...args);
      assert.equal(exit, 2, said);
    }
  });
});
