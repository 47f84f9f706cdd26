/** A document page by page over HTTP: who may see what, and what is said of pages that are not there. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addAccount } from "../add-account.js";
import { type Accession, allSettled } from "../faults/whole-register.js";
import { drawLines, madePdf, page } from "../ingest/extract/made-pdf.js";
import { file } from "../multipart.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { anonymous, asProgram, type Client, signIn } from "../signed-in-client.js";

interface PageTold {
  page: { number: number; label: string | null; method: string; toBeChecked: boolean };
  pages: number;
  image: string;
  passages: { text: string; start: number; end: number; url: string }[];
  furniture: string[];
  raw: { text: string; confidences: number[] | null } | null;
}

describe("the pages of a document", () => {
  let remove: () => Promise<void>;
  let server: ServedArchive;
  let ida: Client;
  let anyone: Client;
  let report: string;
  let draft: string;
  let plain: string;

  before(async () => {
    const archive = await archiveFolder("pages");
    remove = archive.remove;
    await addAccount(archive.folder, "ida", "correct horse battery");
    server = await serveArchive(archive.folder);
    ida = await signIn(server.address, "ida", "correct horse battery");
    anyone = anonymous(server.address);
    report = await held("report.pdf", await reportPdf("of the public report"), "1");
    draft = await held("draft.pdf", await reportPdf("of the zebrafinch"), "");
    plain = await held("plain.txt", "No pages here.", "1");
  });
  after(async () => {
    await server?.stop();
    await remove?.();
  });

  function reportPdf(words: string): Promise<Buffer> {
    return madePdf((pdf) => {
      for (const number of [1, 2, 3]) {
        page(pdf, number);
        drawLines(pdf, 100, [`Sentence ${number} ${words} stands here,`, "and is broken over two lines."]);
      }
    });
  }

  async function held(name: string, content: string | Buffer, publish: string): Promise<string> {
    const answer = await ida.upload([{ field: "publish", value: publish }, file(name, content)]);
    assert.equal(answer.status, 201, answer.text);
    await allSettled(ida);
    const { accession } = JSON.parse(answer.text) as { accession: string };
    const { items } = await ida.json<Accession>(`/accessions/${accession}`);
    return items[0]?.document ?? "";
  }

  const pagesOf = (id: string, rest = "") => `/documents/${id}/versions/1/pages${rest}`;

  it("give their words, what else is printed on them, and their lines as the file has them", async () => {
    const told = await anyone.json<PageTold>(pagesOf(report, "/2"));
    assert.deepEqual([told.page.number, told.page.method, told.pages], [2, "text", 3]);
    assert.deepEqual(
      told.passages.map(({ text }) => text),
      ["Sentence 2 of the public report stands here, and is broken over two lines."],
    );
    assert.deepEqual(told.furniture, ["Facial recognition in policing", "2"]);
    assert.match(told.raw?.text ?? "", /stands here,\nand is broken/);
    const shown = await anyone.get(pagesOf(report, "/2"));
    assert.match(shown.text, /The file itself gives the text of this page/);
    assert.match(shown.text, /<li>Facial recognition in policing<\/li>/);
  });

  it("have images, which a browser need not be given twice", async () => {
    const path = pagesOf(report, "/1/image?width=240");
    const [first, second] = await Promise.all([anyone.get(path), anyone.get(path)]);
    for (const answer of [first, second]) {
      assert.equal(answer.status, 200, answer.text);
      assert.equal(answer.headers.get("content-type"), "image/webp");
      assert.match(answer.headers.get("cache-control") ?? "", /^private, no-cache$/);
    }
    const etag = first.headers.get("etag") ?? "";
    assert.equal(second.headers.get("etag"), etag);
    assert.equal((await anyone.get(path, { "if-none-match": etag })).status, 304);
    assert.notEqual((await anyone.get(pagesOf(report, "/2/image?width=240"))).headers.get("etag"), etag);
    assert.equal((await anyone.get(pagesOf(report, "/1/image?width=241"))).status, 400);
  });

  it("have no images any more once they are withdrawn, whoever has seen them", async () => {
    const path = pagesOf(draft, "/1/image?width=240");
    const findings = await ida.json<{ list: string }>(`/documents/${draft}/versions/1/findings`);
    await ida.post(`/documents/${draft}/publish`, { decided: findings.list });
    const seen = await anyone.get(path);
    assert.equal(seen.status, 200);
    const again = { "if-none-match": seen.headers.get("etag") ?? "" };
    const same = await anyone.get(path, again);
    assert.deepEqual([same.status, same.headers.get("cache-control")], [304, "private, no-cache"]);
    await ida.post(`/documents/${draft}/withdraw`, { reason: "Asked for." });
    assert.equal((await anyone.get(path, again)).status, 410);
    await ida.post(`/documents/${draft}/unpublish`, {});
  });

  it("of a draft are for those who may see it; their images are asked for each time", async () => {
    const path = pagesOf(draft, "/1/image?width=240");
    const seen = await ida.get(path);
    assert.equal(seen.status, 200);
    assert.equal(seen.headers.get("cache-control"), "private, no-cache");
    for (const rest of ["", "/1", "/1/image?width=240", "?go=2"]) {
      const answer = await anyone.get(pagesOf(draft, rest), {
        "if-none-match": seen.headers.get("etag") ?? "",
      });
      assert.equal(answer.status, 404, rest);
      assert.doesNotMatch(answer.text, /zebrafinch|draft\.pdf/);
    }
    assert.match((await ida.get(pagesOf(draft, "/1"))).text, /zebrafinch/);
  });

  it("that are not there answer 404 and say why", async () => {
    const said = async (path: string) => {
      const answer = await anyone.get(path, asProgram);
      assert.equal(answer.status, 404, path);
      return (JSON.parse(answer.text) as { error: { message: string } }).error.message;
    };
    for (const rest of ["/4", "/4/image"])
      assert.equal(await said(pagesOf(report, rest)), "There is no page 4 in report.pdf: it has 3 pages.");
    for (const rest of ["/1", "/1/image"])
      assert.equal(await said(pagesOf(plain, rest)), "plain.txt is of a format without pages.");
    assert.equal(await said(pagesOf(report, "/x")), "There is no page “x”.");
  });

  it("are all told at once, each with the way to it", async () => {
    const { summary, pages } = await anyone.json<{ summary: string; pages: { url: string }[] }>(
      pagesOf(report),
    );
    assert.equal(summary, "3 pages: 3 text.");
    assert.equal(pages.length, 3);
    assert.equal(new URL(pages[2]?.url ?? "").pathname, pagesOf(report, "/3"));
    assert.match((await anyone.get(pagesOf(plain))).text, /plain\.txt is of a format without pages/);
  });

  it("are led to from the document and from its accession", async () => {
    const href = `href="${pagesOf(report)}"`;
    assert.ok((await anyone.get(`/documents/${report}`)).text.includes(href));
    assert.ok((await anyone.get(`/documents/${report}`)).text.includes(`href="${pagesOf(report, "/2")}"`));
    assert.ok((await ida.get("/accessions/2026-0001")).text.includes(href));
    assert.ok(!(await anyone.get(`/documents/${plain}`)).text.includes(pagesOf(plain)));
  });

  it("are found by number; one that is not there is said not to be", async () => {
    const led = await anyone.get(pagesOf(report, "?go=p.+3"));
    assert.deepEqual([led.status, led.headers.get("location")], [303, pagesOf(report, "/3")]);
    const lost = await anyone.get(pagesOf(report, "?go=xii"));
    assert.equal(lost.status, 404);
    assert.match(lost.text, /There is no page “xii” here; the file has 3 pages, from 1 to 3\./);
  });

  it("that were drawn before are given to strangers however often they ask", async () => {
    const statuses = new Set<number>();
    const kept = pagesOf(report, "/1/image?width=240");
    for (let count = 0; count < 260; count += 1) statuses.add((await anyone.get(kept)).status);
    assert.deepEqual([...statuses], [200]);
  });
});

describe("pages that must all be drawn", () => {
  let remove: () => Promise<void>;
  let server: ServedArchive;
  let anyone: Client;
  let long: string;

  before(async () => {
    const archive = await archiveFolder("many-pages");
    remove = archive.remove;
    await addAccount(archive.folder, "ida", "correct horse battery");
    server = await serveArchive(archive.folder, { IBID_PAGE_IMAGES_MB: "0" });
    anyone = anonymous(server.address);
    const bytes = await madePdf((pdf) => {
      for (let number = 1; number <= 40; number += 1) {
        page(pdf, number);
        drawLines(pdf, 100, [`Words of page ${number}.`]);
      }
    });
    const ida = await signIn(server.address, "ida", "correct horse battery");
    await ida.upload([{ field: "publish", value: "1" }, file("long.pdf", bytes)]);
    await allSettled(ida);
    const { documents } = await anyone.json<{ documents: { url: string }[] }>("/documents");
    long = new URL(documents[0]?.url ?? "").pathname;
  });
  after(async () => {
    await server?.stop();
    await remove?.();
  });

  const image = (number: number, width: number) =>
    anyone.get(`${long}/versions/1/pages/${number}/image?width=${width}`, asProgram);

  it("are refused for a moment when too many wait, and for a minute to who asks for too many", async () => {
    const asked = Array.from({ length: 40 }, (_, index) => index + 1);
    const crowd = await Promise.all(
      [240, 800].flatMap((width) => asked.map((number) => image(number, width))),
    );
    const busy = crowd.filter(({ status }) => status === 503);
    assert.ok(busy.length > 0, "some had to wait");
    assert.ok(crowd.some(({ status }) => status === 200));
    assert.deepEqual([...new Set(crowd.map(({ status }) => status))].sort(), [200, 503]);
    for (const { headers, text } of busy) {
      assert.equal(headers.get("retry-after"), "5");
      assert.match(text, /waiting to be drawn/);
    }
    assert.doesNotMatch(server.said(), /pages.* failed/, "being busy is no fault to be logged");
    const more = await Promise.all(Array.from({ length: 200 }, () => image(1, 240)));
    const refused = more.filter(({ status }) => status === 429);
    assert.equal(refused.length, 40);
    assert.match(refused[0]?.text ?? "", /Too many pages to be drawn/);
    assert.equal(
      (await anyone.get(`${long}/versions/1/pages/1`)).status,
      200,
      "the words can be read meanwhile",
    );
  });
});
