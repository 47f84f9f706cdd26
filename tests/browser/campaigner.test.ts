/** The campaigner's walk: find the words, cite them, give the reference on; and the stranger who checks it. */
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { after, before, test } from "node:test";
import { type Browser, type Page, startBrowser } from "../views/chromium.js";
import { type NewArchive, sampleArchive } from "./new-archive.js";
import { openDrawer } from "./open-drawer.js";
import { passageInView } from "./passage-in-view.js";
import { selectWords } from "./select-words.js";
import { tabTo } from "./tab-to.js";
import { type Visitor, visit } from "./visitor.js";

const words = "We can only tell you that nobody has yet been asked to show that it is.";
const title = "Live facial recognition in public places: oral evidence, 16 September 2025";
const source = "Select Committee on Public Space and Technology";
const speaker = "Professor Ismene Calloway";
const place = `${title}, Q2, page 2`;

let archive: NewArchive;
let browser: Browser;
before(async () => {
  [archive, browser] = await Promise.all([sampleArchive(), startBrowser()]);
});
after(async () => {
  await browser?.close();
  await archive?.remove();
});

for (const width of [1280, 390]) {
  test(`a campaigner selects words, cites them and copies the reference; a stranger checks it, ${width} px wide`, {
    timeout: 300_000,
  }, async () => {
    const campaigner = await visit(browser, { name: "campaigner", width });
    await openWhatTheySaid(campaigner);
    await citeSelection(campaigner);
    await assertCitationShown(campaigner.page);
    await campaigner.look("citation", "dark");
    await assertToldOnce(campaigner.page);
    await copyForms(campaigner);
    const address = await proof(campaigner.page, "Address of this citation");
    await campaigner.leave();
    const stranger = await visit(browser, { name: "stranger", width });
    await stranger.page.goto(address);
    await assertCitationShown(stranger.page);
    await stranger.look("citation");
    await checkWithoutTrust(stranger);
    await stranger.leave();
  });

  test(`a campaigner cites with the keyboard alone and without JavaScript, ${width} px wide`, {
    timeout: 300_000,
  }, async () => {
    const campaigner = await visit(browser, { name: "campaigner-keyboard", width, javaScript: false });
    await findByKeyboard(campaigner);
    await citeByKeyboard(campaigner);
    await assertCitationShown(campaigner.page);
    await campaigner.look("citation");
    await campaigner.leave();
  });
}

for (const width of [1280, 390]) {
  test(`a campaigner opens a motion, sees what became of it, and cites the line that says so, ${width} px wide`, {
    timeout: 300_000,
  }, async () => {
    const campaigner = await visit(browser, { name: "campaigner-motion", width, javaScript: width > 600 });
    const { page, look } = campaigner;
    await page.goto(`${archive.address}/motions?q=facial+recognition&outcome=carried`);
    await page.getByText("1 motion like this").waitFor();
    await look("ledger");
    await page.locator(".ledger .row-title").click();
    const panel = page.locator(".motion-panel:target");
    await panel.getByText("Carried unanimously").first().waitFor();
    await look("motion");
    await panel.locator(".read-facts > div", { hasText: "Outcome" }).first().locator(".read-line").click();
    await page.waitForURL(/start=\d+&end=\d+#p\d+$/);
    const line = page.locator(".passage", { has: page.locator("mark.cited", { hasText: /^carried$/ }) });
    await look("line");
    await line.locator(".cite").click();
    await page.getByRole("button", { name: /cite/i }).first().click();
    await page.waitForURL("**/citations/*");
    await page
      .getByText(/declared carried unanimously/)
      .first()
      .waitFor();
    await look("citation");
    await campaigner.leave();
  });
}

const article = `Professor Calloway said: “${words}” She went on: “We can only tell you that everybody has been asked to show that it is.”

In short: “We cannot tell you that the system is fair … nobody has yet been asked to show that it is.”`;

for (const width of [1280, 390]) {
  test(`a campaigner pastes an article, sees which quotations hold, and cites one as it is quoted, ${width} px wide`, {
    timeout: 300_000,
  }, async () => {
    const campaigner = await visit(browser, { name: "campaigner-quotes", width, javaScript: width > 600 });
    const { page, look } = campaigner;
    await page.goto(archive.address);
    await page.getByRole("link", { name: "Quotations" }).first().click();
    await page.getByLabel("The text").fill(article);
    await page.getByRole("button", { name: "Check" }).click();
    await page.getByText("3 quotations: 1 verbatim, 1 elided and 1 altered.").waitFor();
    await look("verdicts");
    const altered = page.locator(".quote-slip", { hasText: "altered" });
    assert.match((await altered.locator("ins").allTextContents()).join(" "), /nobody/);
    await page.getByRole("button", { name: "Cite the words that stand there (quotation 3)" }).click();
    await page.waitForURL("**/citations/*");
    await page.getByText("As quoted: “We cannot tell you that the system is fair … nobody has").waitFor();
    assert.deepEqual(await page.locator("mark.cited").allTextContents(), [
      "We cannot tell you that the system is fair",
      "nobody has yet been asked to show that it is.",
    ]);
    await look("citation");
    await campaigner.leave();
  });
}

async function openWhatTheySaid({ page, look }: Visitor): Promise<void> {
  await page.goto(`${archive.address}/search?q=nobody+has+yet+been+asked&exact=1`);
  await page.locator(".hit", { hasText: title }).getByRole("link", { name: title }).click();
  await page.waitForURL(/#p\d+$/);
  const opened = await passageInView(page);
  await opened.locator(".words", { hasText: words }).waitFor();
  await look("document");
}

async function citeSelection({ page, look }: Visitor): Promise<void> {
  await selectWords(page, new URL(page.url()).hash.slice(1), words);
  await page.getByText(`${words.length} characters chosen`).waitFor();
  await look("selected");
  await page.getByRole("button", { name: "Cite these words" }).click();
  await page.waitForURL("**/citations/*");
}

/** What the address bar holds is the citation's address and nothing else; the notice is not told again. */
async function assertToldOnce(page: Page): Promise<void> {
  const told = page.getByText("The citation was made. Its address is permanent.");
  assert.equal(await told.count(), 1);
  const { pathname } = new URL(await proof(page, "Address of this citation"));
  assert.equal(page.url(), archive.address + pathname);
  await page.reload();
  assert.equal(await told.count(), 0);
}

/** The words in their surroundings, who said them, where, and what proves it. */
async function assertCitationShown(page: Page): Promise<void> {
  assert.equal(await page.locator("mark.cited").textContent(), words);
  await page.locator(".slip", { hasText: "We cannot tell you that the system is fair." }).waitFor();
  await page.locator(".slip-speaker", { hasText: speaker }).waitFor();
  assert.equal((await page.locator(".slip-place").textContent())?.trim(), place);
  const strip = (await page.getByRole("list", { name: "Provenance" }).textContent()) ?? "";
  for (const fact of ["Transcript", source, "16 September 2025", "published"])
    assert.ok(strip.includes(fact), `${fact} is not in ${strip}`);
  for (const of of ["original", "text"])
    assert.match(await proof(page, `Digest of the ${of}`), /^sha256:\w{64}$/);
  assert.match(await proof(page, "Characters of its text"), /^\d+–\d+$/);
}

async function proof(page: Page, label: string): Promise<string> {
  return (await page.locator("dt", { hasText: label }).locator("+ dd").textContent())?.trim() ?? "";
}

async function copyForms({ page }: Visitor): Promise<void> {
  const address = await proof(page, "Address of this citation");
  const forms = [
    ["Plain text", `“${words}”`, `(${speaker})`],
    ["Markdown", `> ${words}`, `<${address}>`],
    ["HTML", `<p>${words}</p>`, `<blockquote cite="${address}">`],
  ] as const;
  for (const [label, ...parts] of forms) {
    await page.getByRole("button", { name: `Copy as ${label}` }).click();
    await page.getByText("Copied.").waitFor();
    const copied = String(await page.evaluate("navigator.clipboard.readText()"));
    for (const part of [...parts, address]) assert.ok(copied.includes(part), `“${part}” is not in ${copied}`);
  }
}

/** Whoever doubts the archive reckons the digests of what it gives out, and finds the words by their place. */
async function checkWithoutTrust({ page, look }: Visitor): Promise<void> {
  const digests = [await proof(page, "Digest of the original"), await proof(page, "Digest of the text")];
  const [start, end] = (await proof(page, "Characters of its text")).split("–").map(Number);
  await page.getByRole("link", { name: "See it in its place" }).click();
  const passage = await passageInView(page);
  assert.equal((await passage.locator("mark").allInnerTexts()).join(" "), words);
  await look("in-its-place");
  await openDrawer(page, "About this document");
  const files = [page.locator(".files a").first(), page.getByRole("link", { name: "The text as kept" })];
  const bodies: Buffer[] = [];
  for (const file of files) {
    const answer = await page.request.get(new URL((await file.getAttribute("href")) ?? "", page.url()).href);
    bodies.push(await answer.body());
  }
  const reckoned = bodies.map((body) => `sha256:${createHash("sha256").update(body).digest("hex")}`);
  assert.deepEqual(reckoned, digests);
  assert.equal(bodies[1]?.toString("utf8").slice(start, end), words);
}

async function findByKeyboard({ page }: Visitor): Promise<void> {
  await page.goto(archive.address);
  await tabTo(page, "Skip to the page");
  await page.keyboard.press("Enter");
  await tabTo(page, "Search the full text");
  await page.keyboard.type("“nobody has yet been asked”");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/search?*");
  await tabTo(page, title);
  await page.keyboard.press("Enter");
  await page.waitForURL(/#p\d+$/);
  await passageInView(page);
}

/** Words that do not stand there are refused and kept in the form; typed with other typography they are taken. */
async function citeByKeyboard(visitor: Visitor): Promise<void> {
  const { page, look } = visitor;
  await tabTo(page, /^cite from Question 2/);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/cite?*");
  await look("cite-form");
  await tabTo(page, "The exact words");
  await page.keyboard.type("nobody has ever been asked");
  await tabTo(page, "Cite these words");
  visitor.expect(422);
  await page.keyboard.press("Enter");
  await page.getByText("These words do not stand in this version").waitFor();
  assert.equal(await page.getByLabel("The exact words").inputValue(), "nobody has ever been asked");
  await look("words-refused");
  // The field has the focus already: what is wrong is in sight.
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type(words.replace(" nobody ", "  NOBODY  "));
  await tabTo(page, "Cite these words");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/citations/*");
}
