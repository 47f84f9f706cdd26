import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { after, afterEach, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { type Browser, type Page, startBrowser } from "./chromium.js";
import { type PageServer, sendView, startPageServer } from "./page-server.js";
import { samples } from "./samples.js";

const found = samples.search.found;
const watched = samples.accession["in progress"];
const uploading = samples.upload.blank;
assert.ok(found?.answer && watched && uploading);
const { answer } = found;

let browser: Browser;
let server: PageServer;
let page: Page;
before(async () => {
  [browser, server] = await Promise.all([startBrowser(), startPageServer()]);
});
after(async () => {
  await browser?.close();
  await server?.close();
});
afterEach(async () => {
  await page?.context().close();
  server.answer = () => false;
});

async function open(path: string): Promise<void> {
  page = await (await browser.newContext()).newPage();
  await page.goto(server.address + path);
}

test("results follow the typing: the last question wins, the box keeps the focus, the address is right", async () => {
  const asked: string[] = [];
  server.answer = (request, response) => {
    const address = new URL(request.url ?? "/", server.address);
    if (address.pathname !== "/search") return false;
    const query = address.searchParams.get("q") ?? "";
    asked.push(query);
    const count = `1 passage for ${query}.`;
    const context = {
      ...found,
      pageTitle: query,
      answer: { ...answer, count, hits: answer.hits.slice(0, 1) },
    };
    // The shorter the query the later its answer: stale answers arrive after fresh ones.
    void pause(query === "watch" ? 600 : 0).then(() => sendView(response, "search", context));
    return true;
  };
  await open("/search/nothing%20asked");
  await page.locator("#q").pressSequentially("watch");
  await pause(300);
  await page.locator("#q").pressSequentially("list");
  await page.locator(".count", { hasText: "1 passage for watchlist." }).waitFor();
  await pause(500);
  assert.equal(await page.locator(".count").textContent(), "1 passage for watchlist.");
  assert.equal(await page.locator("#told").textContent(), "1 passage for watchlist.");
  assert.equal(await page.evaluate("document.activeElement.id"), "q");
  assert.equal(await page.locator("#q").inputValue(), "watchlist");
  assert.equal(new URL(page.url()).searchParams.get("q"), "watchlist");
  assert.deepEqual(asked, ["watch", "watchlist"], "one request a pause, not one a letter");
});

test("results are not replaced under a reader who has moved into them", async () => {
  server.answer = (request, response) => {
    if (!request.url?.startsWith("/search?")) return false;
    void pause(400).then(() =>
      sendView(response, "search", { ...found, answer: { ...answer, count: "New." } }),
    );
    return true;
  };
  await open("/search/found");
  await page.locator("#q").pressSequentially("s");
  await pause(250);
  await page.locator(".hit a").first().focus();
  await pause(600);
  assert.equal(await page.locator(".count").textContent(), answer.count);
  assert.equal(await page.evaluate("document.activeElement.closest('.hit') !== null"), true);
});

/** Answers an upload as the archive does: announced, told, and every file whole with its first piece. */
function takeUpload(request: IncomingMessage, response: ServerResponse, refusal: string | null): boolean {
  const accession = "/accessions/2026-0014";
  const json = (status: number, body: unknown) =>
    response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
  if (request.url === accession) {
    void sendView(response, "accession", { ...watched, events: null });
    return true;
  }
  if (request.method !== "POST") return false;
  void text(request).then((body) => {
    if (request.url === "/accessions" && refusal !== null)
      json(413, { error: { status: 413, message: refusal } });
    else if (request.url === "/accessions") {
      const { files: announced } = JSON.parse(body) as { files: unknown[] };
      json(201, { url: server.address + accession, items: announced.map((_, at) => `item-${at}`) });
    } else if (request.url === `${accession}/coming`) {
      const { digests } = JSON.parse(body) as { digests: { item: string; digest: string }[] };
      told.push(...digests.map(({ digest }) => digest));
      json(200, { files: digests.map(({ item }) => ({ item, coming: true, arrived: 0, held: null })) });
    } else json(200, { arrived: body.length, whole: true });
  });
  return true;
}
const told: string[] = [];

const files = ["minutes.txt", "evidence.txt"].map((name) => ({
  name,
  mimeType: "text/plain",
  buffer: Buffer.from(`${name} `.repeat(50_000)),
}));

test("files chosen are listed, sent together, and lead to their accession", async () => {
  server.answer = (request, response) => takeUpload(request, response, null);
  await open("/upload/blank");
  await page.locator("#files").setInputFiles(files);
  assert.deepEqual(await page.locator("#chosen li").allTextContents(), [
    "minutes.txt600 KB",
    "evidence.txt650 KB",
  ]);
  await page.getByRole("button", { name: "Upload", exact: true }).click();
  await page.waitForURL(`${server.address}/accessions/2026-0014`);
  assert.equal(await page.locator("h1").textContent(), "Accession 2026-0014");
  assert.deepEqual(
    told,
    files.map(({ buffer }) => `sha256:${createHash("sha256").update(buffer).digest("hex")}`),
  );
});

test("words become markup or a script nowhere but by the one policy, and by it no script of another site", async () => {
  await open("/upload/blank");
  const tried = await page.evaluate(`import("/assets/trusted.js").then(({ ownScript }) => {
    const why = (act) => {
      try {
        act();
        return "done";
      } catch (error) {
        return error.name;
      }
    };
    return [
      why(() => { document.body.innerHTML = "<b>words</b>"; }),
      why(() => new DOMParser().parseFromString("<b>words</b>", "text/html")),
      why(() => ownScript(new URL("https://elsewhere.example/x.js"))),
      why(() => ownScript(new URL("/assets/digest-worker.js", location.href))),
    ];
  })`);
  assert.deepEqual(tried, ["TypeError", "TypeError", "TypeError", "done"]);
});

test("an upload that is refused says so where the form is, and can be sent again", async () => {
  server.answer = (request, response) => takeUpload(request, response, "They are too large.");
  await open("/upload/blank");
  await page.locator("#files").setInputFiles(files);
  await page.getByRole("button", { name: "Upload", exact: true }).click();
  await page.locator("#problem p").waitFor();
  assert.equal(await page.locator("#problem p").textContent(), "They are too large.");
  assert.equal(await page.locator("form#upload button").isEnabled(), true);
  assert.equal(await page.locator("progress").count(), 0);
});

test("too many files are named before anything is sent", async () => {
  let posts = 0;
  server.answer = (request, response) => {
    if (request.method === "POST") posts++;
    return request.url === "/upload" && Boolean(sendView(response, "upload", { ...uploading, mostFiles: 1 }));
  };
  await open("/upload");
  await page.locator("#files").setInputFiles(files);
  await page.getByRole("button", { name: "Upload", exact: true }).click();
  assert.equal(await page.locator("#problem p").textContent(), "2 files were chosen; at most 1 go together.");
  assert.equal(posts, 0);
});

test("an accession's page follows its files until all are settled", async () => {
  let events: ServerResponse | undefined;
  let settled = false;
  server.answer = (request, response) => {
    if (request.url === watched.events) {
      events = response.writeHead(200, { "content-type": "text/event-stream" });
      events.write(": here\n\n");
      return true;
    }
    if (request.url !== "/accessions/2026-0014") return false;
    const items = watched.items.map((item) => (settled ? { ...item, stateWords: "Indexed" } : item));
    const sentence = settled ? "6 files: all indexed." : watched.sentence;
    void sendView(response, "accession", {
      ...watched,
      items,
      sentence,
      events: settled ? null : watched.events,
    });
    return true;
  };
  await open("/accessions/2026-0014");
  assert.equal(await page.locator("#refresh").isVisible(), true);
  settled = true;
  events?.write("event: changed\ndata: item-2\n\n");
  await page.locator("#item-2 .item-state", { hasText: "Indexed" }).waitFor();
  assert.equal(await page.locator("#told").textContent(), "6 files: all indexed.");
  events?.write("event: settled\ndata: \n\n");
  await page.locator("#refresh").waitFor({ state: "hidden" });
  events?.end();
});

test("a document's page is loaded again when its reading is over, but not under whoever is typing", async () => {
  let underWay = true;
  const waiting = samples.document["without text"];
  assert.ok(waiting?.reading);
  const { state } = waiting.reading;
  server.answer = (request, response) => {
    if (request.url === state) {
      response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify({ underWay }));
      return true;
    }
    if (request.url !== "/documents/4k7m2q9xwd") return false;
    const read = { ...waiting, reading: null, textState: "The password given does not open it." };
    void sendView(response, "document", underWay ? waiting : read);
    return true;
  };
  await open("/documents/4k7m2q9xwd");
  assert.equal(await page.locator("#look-again a").isVisible(), true);
  await page.locator("#find").fill("heron");
  underWay = false;
  await page.getByText("The reading is over. Look again").waitFor();
  assert.equal(await page.locator("#find").inputValue(), "heron");
  underWay = true;
  await page.reload();
  underWay = false;
  await page.getByText("The password given does not open it.").waitFor();
  assert.equal(await page.locator("#look-again").count(), 0);
});

test("a reference is copied by its button, and the page says so", async () => {
  await open("/citation/plain");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.getByRole("button", { name: "Copy as Markdown" }).click();
  await page.locator("#copied", { hasText: "Copied." }).waitFor({ state: "attached" });
  const copied = await page.evaluate("navigator.clipboard.readText()");
  assert.equal(copied, samples.citation.plain?.copies[0]?.copies[1]?.text);
});
