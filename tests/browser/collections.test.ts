/** A campaigner puts a collection in order, by pointer, by keyboard and without JavaScript, and looks at its pages. */
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { addAccount } from "../add-account.js";
import { type Accession, allSettled, type HeldDocument } from "../faults/whole-register.js";
import { file } from "../multipart.js";
import { archiveFolder, serveArchive } from "../served-archive.js";
import { asProgram, type Client, signIn } from "../signed-in-client.js";
import { type Browser, type Page, startBrowser } from "../views/chromium.js";
import { type Visitor, visit } from "./visitor.js";

const password = "correct horse battery";
const words = "The force kept the faces of more than fifteen thousand people, and told nobody why.";

describe("a collection in the browser", () => {
  let archive: Awaited<ReturnType<typeof archiveFolder>>;
  let browser: Browser;
  let ida: Client;
  let path: string;
  let document: string;

  before(async () => {
    archive = await archiveFolder("collecting");
    await addAccount(archive.folder, "ida", password);
    const { address } = await serveArchive(archive.folder);
    ida = await signIn(address, "ida", password);
    document = await held(`${words}\n\nThe council asked for a halt.`, "publish", "1");
    const { passages } = await ida.json<HeldDocument>(`/documents/${document}`);
    const place = { document, version: "1", start: "0", end: `${passages[0]?.end}` };
    const cited = await ida.post("/citations", place, asProgram);
    const { id } = JSON.parse(cited.text) as { id: string };
    const made = await ida.post("/collections", { title: "What was kept", citation: id }, asProgram);
    path = new URL((JSON.parse(made.text) as { url: string }).url).pathname;
    await ida.post(`${path}/edit`, { act: "heading", text: "The watchlists" });
    await ida.post(`${path}/edit`, { act: "note", text: "To be read at the hearing." });
    browser = await startBrowser();
  });
  after(async () => {
    await browser.close();
    await archive.remove();
  });

  async function held(content: string, field: string, value: string): Promise<string> {
    const answer = await ida.upload([{ field, value }, file("lists.txt", content)]);
    await allSettled(ida);
    const { accession } = JSON.parse(answer.text) as { accession: string };
    return (await ida.json<Accession>(`/accessions/${accession}`)).items[0]?.document ?? "";
  }

  async function entered(name: string, width: number, javaScript = true): Promise<Visitor> {
    const visitor = await visit(browser, { name, width, javaScript });
    const [cookie = "", value = ""] = ida.cookie.split("=");
    await visitor.page.context().addCookies([{ name: cookie, value, url: ida.address }]);
    return visitor;
  }

  const kinds = async () =>
    (await ida.json<{ entries: { kind: string }[] }>(path)).entries.map(({ kind }) => kind).join(" ");

  async function dragFirstBelow(page: Page): Promise<void> {
    const grip = await page.locator(".collection-grip").first().boundingBox();
    const last = await page.locator(".collection-order > li").last().boundingBox();
    assert.ok(grip && last);
    await page.mouse.move(grip.x + 10, grip.y + 10);
    await page.mouse.down();
    await page.mouse.move(grip.x + 10, last.y + last.height - 2, { steps: 5 });
    await Promise.all([page.waitForEvent("load"), page.mouse.up()]);
  }

  it("is put in order by pointer and by keyboard", async () => {
    const visitor = await entered("collection", 1280);
    const { page } = visitor;
    await page.setViewportSize({ width: 1280, height: 2_000 });
    await page.goto(`${ida.address}${path}/edit`);
    assert.equal(await kinds(), "citation heading note");
    await dragFirstBelow(page);
    assert.equal(await kinds(), "heading note citation");
    await page.getByRole("button", { name: "Move entry 3 up" }).focus();
    await Promise.all([page.waitForURL(/#e-/), page.keyboard.press("Enter")]);
    assert.equal(await kinds(), "heading citation note");
    await visitor.look("edit");
    await page.goto(ida.address + path);
    await visitor.look("page", "dark");
    await visitor.leave();
  });

  it("is ordered without JavaScript, on a narrow page", async () => {
    const visitor = await entered("collection-narrow", 390, false);
    const { page } = visitor;
    await page.goto(`${ida.address}${path}/edit`);
    await page.getByRole("button", { name: "Move entry 2 down" }).click();
    assert.equal(await kinds(), "heading note citation");
    await visitor.look("edit");
    await visitor.leave();
  });

  it("shows what changed, on pages that fit", async () => {
    await held(
      `${words.replace("fifteen", "sixteen")}\n\nThe council asked for a halt.`,
      "versionOf",
      document,
    );
    for (const width of [1280, 390]) {
      const visitor = await entered("collected", width);
      for (const at of [
        path,
        `${path}/edit`,
        "/collections",
        "/notices",
        `/documents/${document}/versions/2/changes`,
      ]) {
        await visitor.page.goto(ida.address + at);
        await visitor.look(at.split("/").at(-1) ?? "");
      }
      await visitor.leave();
    }
  });
});
