/** Taking in by address, against a site on this machine that is allowed by its host and port. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { addAccount } from "../add-account.js";
import { type Accession, allSettled } from "../faults/whole-register.js";
import { runIbid } from "../run-ibid.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { articlePage, type ServedSite, serveSite } from "../served-site.js";
import { asProgram, type Client, signIn } from "../signed-in-client.js";

const password = "correct horse battery";

interface CapturedDocument {
  title: string;
  capture: {
    requested: string;
    url: string;
    at: string;
    redirects: { url: string; status: number }[];
    warc: { url: string; digest: string; bytes: number };
  };
  original: { digest: string };
}

describe("taking in by address", () => {
  let remove: () => Promise<void>;
  let folder: string;
  let server: ServedArchive;
  let site: ServedSite;
  let ida: Client;
  /** The document of the first capture. */
  let lamps: string | null;

  before(async () => {
    ({ folder, remove } = await archiveFolder("capture"));
    site = await serveSite();
    await addAccount(folder, "ida", password);
    server = await serveArchive(folder, environment());
    ida = await signIn(server.address, "ida", password);
  });
  after(async () => {
    await site?.close();
    await remove();
  });

  const environment = () => ({
    IBID_CAPTURE_ALLOW: site.host,
    IBID_CAPTURE_DELAY_SECONDS: "0",
    IBID_CAPTURE_MB: "1",
    IBID_CAPTURE_SECONDS: "2",
  });
  const page = articlePage("Nine lamps dark all winter", [
    "Nine of the lamps on the east quay have given no light since November, the lanternwright said on Monday.",
    "The harbour office said that a report would be made to the committee in April, and no boat had been lost.",
  ]);

  async function captured(
    path: string,
  ): Promise<{ item: Accession["items"][0]; document: CapturedDocument }> {
    const answer = await ida.post("/capture", { address: site.address + path }, asProgram);
    assert.equal(answer.status, 201, answer.text);
    await allSettled(ida);
    const { accession } = JSON.parse(answer.text) as { accession: string };
    const [item] = (await ida.json<Accession>(`/accessions/${accession}`)).items;
    assert.ok(item);
    return { item, document: await ida.json<CapturedDocument>(`/documents/${item.document}`) };
  }

  it("keeps the page, and a web archive of its redirects, headers, time and machine", async () => {
    site.pages.set("/old", { status: 301, headers: { location: "/new?a=b" } });
    site.pages.set("/new?a=b", { headers: { "x-lamp": "dark" }, body: page });
    const { item, document } = await captured("/old#top");
    assert.equal(item.state, "searchable");
    lamps = item.document;
    assert.equal(document.title, "Nine lamps dark all winter");
    assert.equal(document.original.digest, `sha256:${createHash("sha256").update(page).digest("hex")}`);
    const { capture } = document;
    assert.deepEqual(
      [capture.requested, capture.url, capture.redirects],
      [`${site.address}/old#top`, `${site.address}/new?a=b`, [{ url: `${site.address}/old`, status: 301 }]],
    );
    assert.match(site.asked.at(-1)?.agent ?? "", /^Ibid\/\d/);
    assert.ok(site.asked.some(({ path }) => path === "/robots.txt"));
    assert.match((await ida.get(`/documents/${item.document}`)).text, /captured[\s\S]*web archive/);

    const response = await fetch(new URL(new URL(capture.warc.url).pathname, ida.address), {
      headers: { cookie: ida.cookie },
    });
    const warc = Buffer.from(await response.arrayBuffer());
    assert.equal(`sha256:${createHash("sha256").update(warc).digest("hex")}`, capture.warc.digest);
    const file = join(folder, "capture.warc.gz");
    await writeFile(file, warc);
    const read = await runIbid(folder, ["extract", file, "--json"]);
    assert.equal(read.exit, 0, read.said);
    for (const words of ["/old", "/new?a=b", "301", "200"]) assert.ok(read.out.includes(words), words);
  });

  it("takes papers, and what was sent packed, as they were before", async () => {
    const words = "Minutes of the lighting committee.\n\nNothing was lit.\n";
    site.pages.set("/minutes", {
      headers: {
        "content-type": "text/plain",
        "content-encoding": "gzip",
        "content-disposition": 'attachment; filename="../June minutes.txt"',
      },
      body: gzipSync(words),
    });
    const { item, document } = await captured("/minutes");
    assert.equal(item.name, "June minutes.txt");
    assert.equal(document.original.digest, `sha256:${createHash("sha256").update(words).digest("hex")}`);
  });

  it("says of what it cannot capture why, and keeps it as a refused file", async () => {
    site.pages.set("/loop", { status: 302, headers: { location: "/loop" } });
    site.pages.set("/inward", { status: 302, headers: { location: "http://169.254.169.254/latest" } });
    site.pages.set("/elsewhere", { status: 302, headers: { location: "file:///etc/passwd" } });
    site.pages.set("/large", { body: "x".repeat(1_100_000) });
    site.pages.set("/bomb", {
      headers: { "content-encoding": "gzip" },
      body: gzipSync(Buffer.alloc(5_000_000)),
    });
    site.pages.set("/program", { headers: { "content-type": "application/x-msdownload" }, body: "MZ" });
    site.pages.set("/empty", { body: "" });
    site.pages.set("/busy", { status: 503, headers: { "retry-after": "120" } });
    site.pages.set("/cut", (_request, response) => {
      response.writeHead(200, { "content-type": "text/html", "content-length": "1000" });
      response.write("<p>Half", () => response.destroy());
    });
    const expected: [address: string, code: string, words: RegExp][] = [
      [`${site.address}/gone`, "status", /404: there is nothing/],
      [`${site.address}/busy`, "status", /503/],
      [`${site.address}/loop`, "too-many-redirects", /leads on/],
      [`${site.address}/inward`, "refused-address", /169\.254\.169\.254: the local link/],
      [`${site.address}/elsewhere`, "wrong-address", /file:/],
      [`${site.address}/large`, "too-large", /1000000 bytes/],
      [`${site.address}/bomb`, "too-large", /packed/],
      [`${site.address}/program`, "wrong-type", /x-msdownload/],
      [`${site.address}/empty`, "empty", /nothing in it/],
      [`${site.address}/cut`, "broken-off", /broke off/],
      ["http://127.0.0.1:1/", "refused-address", /this machine/],
      ["http://localhost:1/", "refused-address", /this machine/],
      ["http://[::ffff:10.0.0.1]/", "refused-address", /private network/],
      ["http://0x7f.1/", "refused-address", /this machine/],
      ["http://no-such-host.invalid/", "no-host", /no machine/],
      ["ftp://example.org/", "wrong-address", /http/],
      ["http://ida:secret@example.org/", "wrong-address", /password/],
    ];
    for (const [address, code, words] of expected) {
      const answer = await ida.post("/capture", { address }, asProgram);
      assert.equal(answer.status, 422, `${address}: ${answer.text}`);
      const { error } = JSON.parse(answer.text) as {
        error: { code: string; message: string; accession: string };
      };
      assert.equal(error.code, code, `${address}: ${error.message}`);
      assert.match(error.message, words);
      const [item] = (await ida.json<Accession>(`/accessions/${error.accession}`)).items;
      assert.deepEqual([item?.state, item?.reason], ["refused", error.message]);
    }
    assert.equal((await ida.post("/capture", { address: "" }, asProgram)).status, 400);
  });

  it("lets go of an answer that takes too long", async () => {
    site.pages.set("/slow", (_request, response) => {
      response.writeHead(200, { "content-type": "text/html" });
      response.write("<p>Wait");
    });
    const answer = await ida.post("/capture", { address: `${site.address}/slow` }, asProgram);
    assert.match(answer.text, /too-slow/);
  });

  it("does as a site asks of programs, by the command as well", async () => {
    const other = await serveSite();
    other.pages.set("/robots.txt", { body: "User-agent: *\nDisallow: /private" });
    other.pages.set("/private/a", { body: page });
    other.pages.set("/open", { body: page.replace("Nine", "Ten") });
    const allowed = { environment: { ...environment(), IBID_CAPTURE_ALLOW: other.host } };
    const addresses = ["/private/a", "/open"].map((path) => other.address + path);
    const run = await runIbid(folder, ["capture", ...addresses, "--wait", "--json"], allowed);
    assert.equal(run.exit, 1, run.said);
    const { captures } = JSON.parse(run.out) as {
      captures: { document: string | null; failure: { code: string } | null }[];
    };
    assert.deepEqual(
      captures.map(({ failure }) => failure?.code ?? null),
      ["robots", null],
    );
    assert.ok(captures[1]?.document);
    assert.ok(!other.asked.some(({ path }) => path === "/private/a"), "it was not asked for");
    await other.close();
    assert.equal((await runIbid(folder, ["capture"])).exit, 2);
  });

  it("outlives the catalogue, and is checked with everything else", async () => {
    await server.stop();
    const verified = await runIbid(folder, ["verify"]);
    assert.equal(verified.exit, 0, verified.said + verified.out);
    assert.equal((await runIbid(folder, ["rebuild"])).exit, 0);
    server = await serveArchive(folder, environment());
    ida = await signIn(server.address, "ida", password);
    const { title, capture } = await ida.json<CapturedDocument>(`/documents/${lamps}`);
    assert.equal(title, "Nine lamps dark all winter");
    assert.equal(capture.url, `${site.address}/new?a=b`);
  });
});
