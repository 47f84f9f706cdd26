import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, test } from "node:test";
import { fileURLToPath } from "node:url";
import { type Browser, startBrowser } from "./chromium.js";
import { type PageServer, startPageServer } from "./page-server.js";
import { samples } from "./samples.js";

const axe = readFileSync(
  fileURLToPath(new URL("../../../node_modules/axe-core/axe.min.js", import.meta.url)),
  "utf8",
);
const pages = Object.entries(samples).flatMap(([view, contexts]) =>
  Object.keys(contexts).map((variant) => ({
    view,
    variant,
    path: `/${view}/${encodeURIComponent(variant)}`,
  })),
);

let browser: Browser;
let server: PageServer;
before(async () => {
  [browser, server] = await Promise.all([startBrowser(), startPageServer()]);
  server.answer = (request, response) => {
    if (!request.url?.endsWith("/events")) return false;
    response.writeHead(204).end();
    return true;
  };
});
after(async () => {
  await browser?.close();
  await server?.close();
});

/** Of each view the first sample or the last, less the hostile ones, which name languages that are none. */
function chosen(which: 0 | -1): typeof pages {
  return Object.keys(samples).flatMap((view) => {
    const one = pages.filter((page) => page.view === view && page.variant !== "hostile").at(which);
    return one ? [one] : [];
  });
}

/** What axe finds, one line a rule. */
async function faults(looked: typeof pages, width: number, colorScheme: "light" | "dark"): Promise<string[]> {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme });
  const found: string[] = [];
  for (const { view, variant, path } of looked) {
    await page.goto(server.address + path);
    await page.evaluate(`${axe}; 0`);
    const rules = await page.evaluate(
      `axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) => violations.map((rule) => rule.id + ": " + rule.nodes[0].html))`,
    );
    found.push(...(rules as string[]).map((rule) => `${view} (${variant}): ${rule}`));
  }
  await page.close();
  return found;
}

test("no page has an accessibility fault that axe knows: the last of each, wide and light", async () => {
  assert.deepEqual(await faults(chosen(-1), 1280, "light"), []);
});

test("no page has an accessibility fault that axe knows: the first of each, on a phone and dark", async () => {
  assert.deepEqual(await faults(chosen(0), 390, "dark"), []);
});

test("no page is wider than a phone, and what can be acted on by itself is 44 pixels high there", async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 900 } });
  const wrong: string[] = [];
  for (const { view, variant, path } of pages) {
    await page.goto(server.address + path);
    const wider = Number(await page.evaluate("document.documentElement.scrollWidth - innerWidth"));
    if (wider > 0) wrong.push(`${view} (${variant}) is ${wider} px wider than the window`);
    const small = await page.evaluate(`[...document.querySelectorAll(
      "button, .button, select, summary, input:not([type=hidden], [type=checkbox], [type=radio]), .tick label, .nav a, .paging a, .filters a, .passage .margin a, .foot a"
    )].filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 43.9).map((one) => one.outerHTML)`);
    // A box or a button to choose is acted on by its label.
    const alone = await page.evaluate(`[...document.querySelectorAll("[type=checkbox], [type=radio]")]
      .filter((one) => one.checkVisibility() && !one.closest(".tick")).map((one) => one.outerHTML)`);
    for (const html of [small, alone].flat() as string[]) wrong.push(`${view} (${variant}): ${html}`);
  }
  assert.deepEqual(wrong, []);
  await page.close();
});

test("the browser loads nothing the content policy forbids and misses no asset", async () => {
  // What the reader asks the archive for besides the page: the sizes of the sheets beside the text.
  server.answer = (request, response) => {
    if (!request.url?.endsWith("/versions/1/pages")) return false;
    response.setHeader("Content-Type", "application/json").end('{"pages":[]}');
    return true;
  };
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) complaints.push(message.text());
  });
  page.on("response", (response) => {
    if (response.status() >= 400) complaints.push(`${response.status()} ${response.url()}`);
  });
  for (const view of [
    "search/found",
    "document/draft%2C%20archivist%2C%20all%20there%20is",
    "citation/plain",
    "upload/blank",
  ]) {
    await page.goto(`${server.address}/${view}`);
    await page.evaluate("document.fonts.ready.then(() => 0)");
  }
  assert.deepEqual(complaints, []);
  const loaded = await page.evaluate(`[...document.fonts].filter((font) => font.status === "loaded").length`);
  assert.ok(Number(loaded) > 0, "the archive's own fonts are used");
  await page.close();
});

test("without JavaScript the filters of a search are open on a wide page and a drawer on a phone", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${server.address}/search/found`);
  const filter = page.locator(".filters a").first();
  assert.equal(await filter.isVisible(), true);
  await page.setViewportSize({ width: 390, height: 900 });
  assert.equal(await filter.isVisible(), false);
  await page.locator(".filters summary").click();
  assert.equal(await filter.isVisible(), true);
  await context.close();
});

test("a page on paper names its address and the whole digest, and shows no controls", async () => {
  const page = await browser.newPage();
  await page.goto(`${server.address}/document/published%2C%20anonymous`);
  await page.emulateMedia({ media: "print" });
  const words = String(await page.evaluate("document.body.innerText"));
  assert.match(words, /Printed from http:\/\/localhost:3000\/documents\/4k7m2q9xwd\/versions\/1/);
  assert.match(words, /sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08/);
  assert.equal(await page.locator("button:visible, input:visible, nav:visible").count(), 0);
  await page.close();
});
