/** The researcher's walk: search, narrow, open the passage, go on to the next, and learn what was not searched. */
import assert from "node:assert/strict";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { projectRoot } from "../project-root.js";
import { type Browser, type Page, startBrowser } from "../views/chromium.js";
import { type NewArchive, sampleArchive } from "./new-archive.js";
import { openDrawer } from "./open-drawer.js";
import { passageInView } from "./passage-in-view.js";
import { type Visitor, visit, type Window } from "./visitor.js";

let archive: NewArchive;
let browser: Browser;
before(async () => {
  [archive, browser] = await Promise.all([sampleArchive(), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await archive?.remove();
});

const windows: (Window & { words: string })[] = [
  { name: "researcher", words: "on a wide screen", width: 1280 },
  { name: "researcher", words: "on a phone", width: 390 },
  { name: "researcher-no-script", words: "without JavaScript", width: 1280, javaScript: false },
];
for (const { words, ...window } of windows) {
  test(`a researcher finds a passage, trusts the counts and learns what was not searched, ${words}`, {
    timeout: 300_000,
  }, async () => {
    const visitor = await visit(browser, window);
    await searchFromHome(visitor);
    if (window.javaScript !== false) await searchWhileTyping(visitor);
    await narrow(visitor);
    await openPassage(visitor);
    await searchInside(visitor);
    await searchExactly(visitor);
    await readTheReason(visitor);
    await findNothing(visitor);
    await visitor.leave();
  });
}

async function searchFromHome({ page, look }: Visitor): Promise<void> {
  await page.goto(archive.address);
  await page.getByText(/^This archive holds 3 articles, 2 motions and minutes, 3 transcripts/).waitFor();
  await look("home", "dark");
  await page.getByLabel("Search the full text").fill("watchlist");
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await page.waitForURL("**/search?q=watchlist");
  await look("search", "dark");
  await listEveryPassage(page);
  assert.equal(await countThroughPages(page), await foundInAll(page));
}

/** One entry a document at first; then one a passage. */
async function listEveryPassage(page: Page): Promise<void> {
  const documents = await page.locator(".hit").count();
  const more = page.getByRole("link", { name: /^\d+ more in this document$/ }).first();
  const figure = Number.parseInt((await more.textContent()) ?? "", 10);
  const all = page.url();
  await more.click();
  await page.waitForURL(/document=/);
  assert.equal(await foundInAll(page), figure + 1);
  await page.goto(all);
  await page.getByRole("link", { name: "every passage" }).click();
  await page.waitForURL(/group=none/);
  assert.ok((await foundInAll(page)) > documents);
}

async function searchWhileTyping({ page }: Visitor): Promise<void> {
  const box = page.getByLabel("Search the full text");
  await box.fill("turnips");
  await page.waitForURL("**/search?q=turnips*");
  await box.fill("watchlist");
  await page.waitForURL("**/search?q=watchlist*");
  await page.locator(".hit").first().waitFor();
}

/** A passage none of whose own words are marked says why it was found. */
async function readTheReason({ page, look }: Visitor): Promise<void> {
  await page.goto(`${archive.address}/search?q=Calloway&group=none&page=2`);
  const unmarked = page.locator(".hit:not(:has(mark))");
  assert.ok((await unmarked.count()) > 0);
  assert.equal(await unmarked.filter({ hasText: /Found by its title/ }).count(), await unmarked.count());
  await look("found-by-title");
}

/** Narrows five times; each time the figure beside the choice must be the number of passages in the list. */
async function narrow({ page, look }: Visitor): Promise<void> {
  const choices = [
    ["Kind", "Transcript"],
    ["Source", "Select Committee on Public Space and Technology"],
    ["Year", "2025"],
    ["Tag", "Parliament"],
    ["Speaker", "Professor Ismene Calloway"],
  ] as const;
  for (const [group, label] of choices) {
    await openDrawer(page, "Narrow");
    const values = page.locator(".filters h2", { hasText: group }).locator("+ ul");
    const choice = values.getByRole("link", { name: label });
    const figure = Number(await choice.locator(".figure").textContent());
    await choice.click();
    await page.getByLabel("Filters in force").getByText(label).waitFor();
    assert.equal(await foundInAll(page), figure, `${group}: ${label}`);
    assert.equal(await page.locator(".hit").count(), figure, `${group}: ${label}`);
  }
  for (const hit of await page.locator(".hit-body").allInnerTexts())
    assert.ok(hit.includes("Professor Ismene Calloway"), hit);
  await openDrawer(page, "Narrow");
  await look("narrowed");
}

async function openPassage({ page, look }: Visitor): Promise<void> {
  const words = (await page.locator(".hit .words").first().textContent()) ?? "";
  await page.locator(".hit h3 a").first().click();
  await page.waitForURL(/#p\d+$/);
  const opened = await passageInView(page);
  assert.ok((await opened.locator(".words").textContent())?.includes(words.slice(0, 200)));
  await assertMarked(opened.locator(".words"), /^watchlists?$/i);
  await look("opened-at-the-passage", "dark");
  if (process.env.IBID_README_SCREENSHOT === "1" && page.viewportSize()?.width === 1280)
    await page.screenshot({ path: join(projectRoot, "docs/screenshot.png") });
  const before = page.url();
  await opened.getByRole("link", { name: "Next match" }).click();
  const next = await passageInView(page);
  assert.notEqual(page.url(), before);
  await assertMarked(next.locator(".words"), /^watchlists?$/i);
  await next.getByRole("link", { name: "Previous match" }).click();
  await passageInView(page);
  assert.equal(page.url(), before);
}

async function searchInside({ page, look }: Visitor): Promise<void> {
  await openDrawer(page, "About this document");
  await page.getByLabel("Words to find in this document").fill("threshold");
  await page.getByRole("button", { name: "Find" }).click();
  await page.waitForURL("**?q=threshold");
  const marked = await page.locator(".passage:has(mark.match)").count();
  assert.ok(marked > 0);
  await page.getByText(`${marked} passage${marked === 1 ? " matches" : "s match"}.`).waitFor();
  await page.getByRole("link", { name: "First match" }).click();
  await assertMarked((await passageInView(page)).locator(".words"), /^threshold$/i);
  await look("inside-the-document");
  await page.getByRole("link", { name: "Show without marks" }).click();
  await page.waitForURL(/versions\/1$/);
  assert.equal(await page.locator("mark").count(), 0);
}

async function searchExactly({ page, look }: Visitor): Promise<void> {
  await page.getByRole("link", { name: "Search", exact: true }).click();
  await page.waitForURL("**/search");
  await look("ways-to-ask");
  await page.getByLabel("Search the full text").fill("live facial recognition");
  await page.getByLabel("Exactly these words, in this order").check();
  await page.getByRole("button", { name: "Search", exact: true }).click();
  await page.waitForURL("**/search?q=live+facial+recognition&exact=1");
  await page.getByText(/^Exact: every passage with these words/).waitFor();
  await page.getByRole("link", { name: "every passage" }).click();
  await page.waitForURL(/group=none/);
  for (const hit of await page.locator(".hit .words").all())
    await assertMarked(hit, /^live\s+facial\s+recognition$/i);
  assert.equal(await countThroughPages(page), await foundInAll(page));
  await look("exact");
}

/** Nothing found says what was searched; the letter, of which there is only a scan, was searched too. */
async function findNothing({ page, look }: Visitor): Promise<void> {
  await page.goto(`${archive.address}/search?q=nobody+wrote+these+words&exact=1`);
  await page.getByText("No passages found.").waitFor();
  await page.getByText(/^Every page of all 11 documents could be searched/).waitFor();
  await look("nothing-found");
  await page.goto(`${archive.address}/coverage`);
  await page.getByText(/^Every page of all 11 documents could be searched/).waitFor();
  await look("coverage", "dark");
  await page.goto(`${archive.address}/search?q=his+friends+were+there&exact=1`);
  await page
    .locator(".hit")
    .getByRole("link", { name: /^Letter from Mrs Ida Colebrooke-Finch/ })
    .click();
  await page
    .getByText(/Read by machine from an image, confidence \d+ of 100/)
    .first()
    .waitFor();
  await look("read-by-machine");
}

async function assertMarked(words: ReturnType<Page["locator"]>, expected: RegExp): Promise<void> {
  const marks = await words.locator("mark").allInnerTexts();
  assert.ok(marks.length > 0, `nothing is marked in “${await words.textContent()}”`);
  for (const mark of marks) assert.match(mark, expected);
}

/** What the page says was found. */
async function foundInAll(page: Page): Promise<number> {
  const sentence = await page.locator("[data-told]").textContent();
  return Number.parseInt(sentence?.replace(",", "") ?? "", 10);
}

/** Passages in the list, on all its pages. */
async function countThroughPages(page: Page): Promise<number> {
  let count = await page.locator(".hit").count();
  const first = page.url();
  for (const next = page.getByRole("link", { name: "Next" }); await next.isVisible(); ) {
    await next.click();
    await page.waitForLoadState();
    count += await page.locator(".hit").count();
  }
  await page.goto(first);
  return count;
}
