/** Moving about in a document by the keyboard alone. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addAccount } from "../add-account.js";
import { type Accession, allSettled } from "../faults/whole-register.js";
import { file } from "../multipart.js";
import { archiveFolder, serveArchive } from "../served-archive.js";
import { signIn } from "../signed-in-client.js";
import { type Browser, type Page, startBrowser } from "../views/chromium.js";
import { visit } from "./visitor.js";

const password = "correct horse battery";

describe("the keys of the reader", () => {
  let archive: Awaited<ReturnType<typeof archiveFolder>>;
  let browser: Browser;
  let address: string;

  before(async () => {
    archive = await archiveFolder("keys");
    await addAccount(archive.folder, "ida", password);
    const served = await serveArchive(archive.folder);
    const ida = await signIn(served.address, "ida", password);
    const lines = Array.from({ length: 60 }, (_, index) => `Line ${index + 1} tells of a wren that sang.`);
    const answer = await ida.upload([{ field: "publish", value: "1" }, file("w.txt", lines.join("\n\n"))]);
    await allSettled(ida);
    const { accession } = JSON.parse(answer.text) as { accession: string };
    const { items } = await ida.json<Accession>(`/accessions/${accession}`);
    address = `${served.address}/documents/${items[0]?.document}`;
    browser = await startBrowser();
  });
  after(async () => {
    await browser.close();
    await archive.remove();
  });

  const focused = (page: Page) =>
    page.evaluate("document.activeElement.querySelector('.words')?.textContent");

  it("lead from passage to passage, to a place by its name, and can be switched off", async () => {
    const visitor = await visit(browser, { name: "keys", width: 1280 });
    const { page } = visitor;
    await page.goto(address);
    const passages = await page.locator(".passage").count();
    assert.ok(passages > 3, `${passages} passages`);
    for (const key of ["j", "j", "j", "k"]) await page.keyboard.press(key);
    assert.match(String(await focused(page)), /^Line 2 /);
    await page.keyboard.press("g");
    await page.keyboard.type("nothing");
    await page.keyboard.press("Enter");
    assert.match(
      await page.locator("#reader-keys [role=status]").innerText(),
      /Nothing here is called “nothing”/,
    );
    await visitor.look("help", "dark");
    await page.locator("#reader-place").fill("¶ 40");
    await page.keyboard.press("Enter");
    assert.match(String(await focused(page)), /^Line 40 /);
    await page.keyboard.press("?");
    await page.locator("#reader-keys-off").check();
    await page.keyboard.press("Escape");
    const before = await focused(page);
    await page.keyboard.press("j");
    assert.equal(await focused(page), before);
    await page.keyboard.press("?");
    assert.ok(await page.locator("#reader-keys").isVisible());
    await visitor.leave();
  });
});
