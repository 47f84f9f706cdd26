/** A page beside its image: come to from the reader, turned, looked up by its label, and read with its doubtful words. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { anonymous } from "../signed-in-client.js";
import { type Browser, type Page, startBrowser } from "../views/chromium.js";
import { type NewArchive, sampleArchive } from "./new-archive.js";
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
  { name: "pages", words: "on a wide screen", width: 1280 },
  { name: "pages", words: "on a phone", width: 390 },
  { name: "pages-no-script", words: "without JavaScript", width: 1280, javaScript: false },
];
for (const { words, ...window } of windows) {
  test(`a reader compares the words of a page with its image, ${words}`, { timeout: 300_000 }, async () => {
    const visitor = await visit(browser, window);
    const { page, look } = visitor;
    await openScan(visitor);
    await page.getByText(/read by machine from the image, \d+ % sure/).waitFor();
    assert.ok(await imageIsSeen(page), "the image of the page is there");
    const [image, text] = [await boxOf(page, ".page-image"), await boxOf(page, ".page-text")];
    if (window.width > 1000) assert.ok(image.x + image.width <= text.x, "image left, text right");
    else assert.ok(image.y + image.height <= text.y, "image above text");
    await look("scan", "dark");
    await page.locator(".raw summary").click();
    assert.ok((await page.locator(".raw pre").innerText()).length > 200);
    await page.getByRole("link", { name: /^All \d+ pages$/ }).click();
    await page.getByText(/pages?: \d+ read by machine \(/).waitFor();
    await look("all-pages", "dark");
    await page.getByLabel("Page number or label").fill("99");
    visitor.expect(404);
    await page.getByRole("button", { name: "Go" }).click();
    await page.getByText("There is no page “99” here").waitFor();
    await page.getByLabel("Page number or label").fill("2");
    await page.getByRole("button", { name: "Go" }).click();
    await page.waitForURL("**/pages/2");
    await page.getByRole("link", { name: "Previous: Page 1" }).click();
    await page.waitForURL("**/pages/1");
    await page.locator(".seen-passage .margin a").first().click();
    await page.waitForURL(/versions\/1#p\d+$/);
    await visitor.leave();
  });
}

/** The sample letter is a scan; its pages are marked in the reader. */
async function openScan({ page }: Visitor): Promise<void> {
  const { get, json } = anonymous(archive.address);
  const { documents } = await json<{ documents: { url: string }[] }>("/documents");
  for (const { url } of documents) {
    const { pathname } = new URL(url);
    if (!(await get(pathname)).text.includes("Read by machine from an image")) continue;
    await page.goto(archive.address + pathname);
    await page.locator(".page-mark", { hasText: "Read by machine" }).first().getByRole("link").click();
    await page.waitForURL("**/pages/1");
    return;
  }
  throw new Error("Expected a scan among the samples, found none");
}

async function imageIsSeen(page: Page): Promise<boolean> {
  const image = page.locator(".page-image img");
  await image.waitFor();
  const { x, y, width, height } = await boxOf(page, ".page-image img");
  assert.ok(x >= 0 && y >= 0 && width > 100 && height > 100);
  const answer = await page.request.get(new URL((await image.getAttribute("src")) ?? "", page.url()).href);
  return answer.status() === 200 && answer.headers()["content-type"] === "image/webp";
}

async function boxOf(page: Page, selector: string) {
  const box = await page.locator(selector).boundingBox();
  assert.ok(box, `${selector} is not shown`);
  return box;
}
