import assert from "node:assert/strict";
import { text } from "node:stream/consumers";
import { after, afterEach, before, test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";
import { type Browser, type Page, startBrowser } from "./chromium.js";
import { type PageServer, startPageServer } from "./page-server.js";
import { evidence } from "./sample-parts.js";
import { samples } from "./samples.js";

const reader = "/document/draft%2C%20archivist%2C%20all%20there%20is";
const inHand = samples.document["draft, archivist, all there is"];

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

/** Selects from `from` in the passage at `first` to the end of `to` in the passage at `last`. */
async function select(first: number, from: string, last: number, to: string): Promise<void> {
  await page.evaluate(`(() => {
    const place = (start, words, after) => {
      const walker = document.createTreeWalker(document.querySelector('[data-start="' + start + '"]'), NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const at = walker.currentNode.data.indexOf(words);
        if (at >= 0) return [walker.currentNode, after ? at + words.length : at];
      }
      throw new Error("Not in one text node: " + words);
    };
    const [one, two] = [place(${first}, ${JSON.stringify(from)}, false), place(${last}, ${JSON.stringify(to)}, true)];
    getSelection().setBaseAndExtent(one[0], one[1], two[0], two[1]);
  })()`);
}

/** The words between two offsets of the version's text, as far as its passages hold it. */
function wordsAt(start: number, end: number): string {
  assert.ok(inHand);
  const one = inHand.passages.find((passage) => passage.start <= start && end <= passage.end);
  const words = one?.text.map((segment) => segment.text).join("") ?? "";
  return words.slice(start - (one?.start ?? 0), end - (one?.start ?? 0));
}

async function offered(): Promise<{ start: number; end: number }> {
  await page.locator("#cite-selection").waitFor({ state: "visible" });
  const value = (name: string) =>
    page.locator(`#cite-selection input[name=${name}]:not([form])`).inputValue();
  return { start: Number(await value("start")), end: Number(await value("end")) };
}

test("words selected in the reader are offered for citing by their place in the version's text", async () => {
  await open(reader);
  await select(120, "nobody has been able", 120, "put on them. ");
  const { start, end } = await offered();
  assert.equal(start, 120 + evidence.indexOf("nobody has been able"));
  assert.match(wordsAt(start, end), /^nobody has been able .* put on them\.$/);
});

test("a selection over marked words and astral letters still finds its place", async () => {
  await open(reader);
  await select(120, "facial recognition", 120, "facial recognition");
  const marked = await offered();
  assert.equal(wordsAt(marked.start, marked.end), "facial recognition");
  await select(430, "𝒳", 430, "end.");
  while ((await offered()).start < 430) await pause(50);
  const astral = await offered();
  assert.equal(wordsAt(astral.start, astral.end), "𝒳 \u200Bend.");
});

test("a selection over two passages begins in the first and ends in the last, references left out", async () => {
  await open(reader);
  await select(26, "Who decides", 120, "every deployment");
  const { start, end } = await offered();
  const asked = inHand?.passages[1]?.text.map(({ text }) => text).join("") ?? "";
  assert.equal(start, 26 + asked.indexOf("Who decides"));
  assert.equal(end, 120 + evidence.indexOf("every deployment") + "every deployment".length);
});

test("the offer to cite lies over no words, goes with the selection, and sends what was chosen", async () => {
  const sent = new Promise<string>((resolve) => {
    server.answer = (request, response) => {
      if (request.method !== "POST" || request.url !== "/citations") return false;
      void text(request).then(resolve);
      response.end("taken");
      return true;
    };
  });
  await open(reader);
  await select(120, "We have looked", 120, "since the spring");
  const { start, end } = await offered();
  const covered = await page.evaluate(`(() => {
    const box = document.querySelector("#cite-selection").getBoundingClientRect();
    return [...document.querySelectorAll(".words")].filter((words) => {
      const at = words.getBoundingClientRect();
      return at.top < box.bottom && at.bottom > box.top && at.left < box.right && at.right > box.left;
    }).length;
  })()`);
  assert.equal(covered, 0);
  await page.evaluate("getSelection().removeAllRanges()");
  await page.locator("#cite-selection").waitFor({ state: "hidden" });
  await select(120, "We have looked", 120, "since the spring");
  await page.locator("#cite-selection").waitFor({ state: "visible" });
  await page.locator("#cite-selection button:not([form])").click();
  assert.deepEqual(Object.fromEntries(new URLSearchParams(await sent)), {
    csrf: "c5rf-token",
    document: "4k7m2q9xwd",
    version: "1",
    start: String(start),
    end: String(end),
  });
});
