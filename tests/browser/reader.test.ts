/** Text and page images side by side: in step, cited from the image, shown as the reader chooses, however long. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addAccount } from "../add-account.js";
import { type Accession, allSettled } from "../faults/whole-register.js";
import { drawLines, madePdf, page as pdfPage } from "../ingest/extract/made-pdf.js";
import { file } from "../multipart.js";
import { archiveFolder, serveArchive } from "../served-archive.js";
import { signIn } from "../signed-in-client.js";
import { type Browser, type Page, startBrowser } from "../views/chromium.js";
import { openDrawer } from "./open-drawer.js";
import { type Visitor, visit } from "./visitor.js";

const password = "correct horse battery";
const pages = 60;
const paragraphs = 9;

/** Sixty pages of nine paragraphs: more than is shown at once. */
function report(): Promise<Buffer> {
  return madePdf((pdf) => {
    for (let number = 1; number <= pages; number++) {
      pdfPage(pdf, number);
      let y = 90;
      for (let at = 1; at <= paragraphs; at++)
        y =
          14 +
          drawLines(pdf, y, [
            `Paragraph ${at} of sheet ${number} tells of bells, of birds and of the men who`,
            `heard them ring at number ${number * 10 + at} in the street that leads to the quay.`,
          ]);
    }
  });
}

describe("the reader with pages beside the text", () => {
  let archive: Awaited<ReturnType<typeof archiveFolder>>;
  let browser: Browser;
  let address: string;

  before(async () => {
    archive = await archiveFolder("reader");
    await addAccount(archive.folder, "ida", password);
    const served = await serveArchive(archive.folder);
    const ida = await signIn(served.address, "ida", password);
    const answer = await ida.upload([{ field: "publish", value: "1" }, file("report.pdf", await report())]);
    await allSettled(ida, 90);
    const { accession } = JSON.parse(answer.text) as { accession: string };
    const { items } = await ida.json<Accession>(`/accessions/${accession}`);
    address = `${served.address}/documents/${items[0]?.document}/versions/1`;
    browser = await startBrowser();
  });
  after(async () => {
    await browser?.close();
    await archive?.remove();
  });

  const currentPage = (page: Page) =>
    page.locator(".page-pane [aria-current]").getAttribute("data-page", { timeout: 60_000 });

  it("moves the pages with the text and the text with the pages, and cites words chosen on an image", {
    timeout: 240_000,
  }, async () => {
    const visitor = await visit(browser, { name: "reader", width: 1280 });
    const { page } = visitor;
    await page.goto(address);
    assert.equal(await currentPage(page), "1");
    assert.equal(await page.locator(".page-pane [data-page]").count(), pages);
    await page.evaluate(
      "scrollTo(0, document.querySelector('#page-7').getBoundingClientRect().top + scrollY - 40)",
    );
    await page.locator('.page-pane [data-page="7"][aria-current]').waitFor();
    await page.locator('.page-pane [data-page="7"] .image-words span').first().waitFor();
    await visitor.look("beside", "dark");
    assert.ok((await page.locator(".page-pane img").count()) < 10, "only what is near is drawn");
    // On the image, by hand: from one word to another of the same line.
    await chooseOnImage(page, 7, "bells,", "birds");
    await page.locator(".page-pane .cite-selection").waitFor();
    await visitor.look("chosen");
    await page.getByRole("button", { name: "Cite these words" }).click();
    await page.waitForURL("**/citations/*");
    assert.match(await page.locator("main").innerText(), /bells, of birds/);
    assert.equal((await page.locator("mark.cited").allTextContents()).join(""), "bells, of birds");
    await page.goBack();
    await page.getByRole("button", { name: "Page 9", exact: true }).click();
    await page.locator("#page-9:focus").waitFor();
    await farOn(visitor);
    await visitor.leave();
  });

  /** A page far on is opened; the parts before it come when the reader moves up, and the words do not jump. */
  async function farOn({ page }: Visitor): Promise<void> {
    await openDrawer(page, "About this document");
    await page.locator("#go").fill("50");
    await page.locator("#go").press("Enter");
    await page.waitForURL(/#page-50$/);
    await page.locator('.page-pane [data-page="50"][aria-current]').waitFor();
    const first = await page.locator(".piece").first().getAttribute("data-piece");
    assert.notEqual(first, "1");
    while ((await page.locator('.piece[data-piece="1"]').count()) === 0) {
      await page.evaluate("scrollTo(0, 0)");
      await page.waitForTimeout(100);
    }
    const ids = (await page.evaluate(
      "[...document.querySelectorAll('.passage')].map(({ id }) => Number(id.slice(1)))",
    )) as number[];
    assert.deepEqual(
      ids,
      [...new Set(ids)].sort((one, other) => one - other),
    );
    // A link of old, which names the passage alone, is led to the part that has it.
    await page.goto("about:blank");
    await page.goto(`${address}#p${ids.at(-1)}`);
    await page.locator(`#p${ids.at(-1)}`).waitFor();
  }

  it("is shown as the reader likes it, which is remembered", { timeout: 240_000 }, async () => {
    const visitor = await visit(browser, { name: "reader-choices", width: 1280 });
    const { page } = visitor;
    await page.goto(`${address}?q=bells`);
    const style = (selector: string, name: string) =>
      page.evaluate(`getComputedStyle(document.querySelector("${selector}")).${name}`) as Promise<string>;
    const size = async () => Number.parseFloat(await style(".passage-paragraph .words", "fontSize"));
    const ground = () => style("mark", "backgroundColor");
    await page.locator(".page-pane").waitFor();
    const [usual, marked] = [await size(), await ground()];
    await page.getByRole("button", { name: "Larger letters" }).click();
    await page.getByText("Marks", { exact: true }).click();
    await page.getByLabel("Words searched for").uncheck();
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: "Text alone" }).focus();
    await page.keyboard.press("Enter");
    await page.locator(".page-pane").waitFor({ state: "hidden" });
    await page.reload();
    await page.locator('[data-do="alone"][aria-pressed="true"]').waitFor();
    assert.ok((await size()) > usual);
    assert.notEqual(await ground(), marked);
    await visitor.look("alone");
    await page.keyboard.press("i");
    await page.locator(".page-pane").waitFor();
    await visitor.leave();
  });

  it("shows one of them at a time on a phone", { timeout: 240_000 }, async () => {
    const visitor = await visit(browser, { name: "reader", width: 390 });
    const { page } = visitor;
    await page.goto(`${address}#page-5`);
    await page.getByRole("button", { name: "Page images" }).click();
    await page.locator('.page-pane [data-page="5"] img').waitFor();
    assert.equal(await page.locator(".passage").first().isVisible(), false);
    await visitor.look("pages", "dark");
    await page.evaluate(
      `(() => { const pane = document.querySelector(".page-pane");
        pane.scrollTop = pane.querySelector('[data-page="8"]').offsetTop; })()`,
    );
    await page.getByRole("button", { name: "Back to the text" }).click();
    await page.locator("#page-8:focus").waitFor();
    await visitor.look("text");
    await visitor.leave();
  });
});

/** Draws the mouse over the image of a page, from the first word to the last. */
async function chooseOnImage(page: Page, number: number, first: string, last: string): Promise<void> {
  const words = page.locator(`.page-pane [data-page="${number}"] .image-words span`);
  const box = async (text: string) => {
    const found = await words
      .filter({ hasText: new RegExp(`^${text}\\s*$`) })
      .first()
      .boundingBox();
    assert.ok(found, `${text} is laid over the image`);
    return found;
  };
  const [from, to] = [await box(first), await box(last)];
  await page.mouse.move(from.x + 1, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width, from.y + from.height / 2, { steps: 3 });
  await page.mouse.move(to.x + to.width - 2, to.y + to.height / 2, { steps: 5 });
  await page.mouse.up();
}
