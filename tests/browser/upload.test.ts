/** Uploading in a real browser, over a line that breaks: nothing is sent twice, and the page may be closed. */
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { addAccount } from "../add-account.js";
import { type Accession, allSettled } from "../faults/whole-register.js";
import { file } from "../multipart.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { type Client, signIn } from "../signed-in-client.js";
import { type Browser, type Page, startBrowser } from "../views/chromium.js";
import { visit } from "./visitor.js";

const password = "correct horse battery";

let browser: Browser;
let server: ServedArchive;
let client: Client;
let folder: string;
let remove: () => Promise<void>;
before(async () => {
  ({ folder, remove } = await archiveFolder("upload"));
  await addAccount(folder, "ida", password);
  [browser, server] = await Promise.all([startBrowser(), serveArchive(folder)]);
  client = await signIn(server.address, "ida", password);
});
after(async () => {
  await browser?.close();
  await remove();
});

async function openUpload(page: Page): Promise<void> {
  const [name = "", value = ""] = client.cookie.split("=");
  await page.context().addCookies([{ name, value, url: server.address }]);
  await page.goto(`${server.address}/upload`);
}

/** A folder as a person has it: one file large enough for three pieces, one that the archive holds. */
async function folderInHand(): Promise<{ path: string; large: Buffer }> {
  const path = join(folder, "in hand");
  await mkdir(join(path, "june"), { recursive: true });
  const large = randomBytes(20_000_000);
  await writeFile(join(path, "june", "large.bin"), large);
  await writeFile(join(path, "held.txt"), "The archive holds this letter about a lapwing.");
  await writeFile(join(path, "new.txt"), "A new letter about a wren.");
  return { path, large };
}

test("a folder goes on where the line broke, from another page, and what is held is not sent", async () => {
  await client.upload([file("letter.txt", "The archive holds this letter about a lapwing.")]);
  await allSettled(client);
  const { path, large } = await folderInHand();
  const first = await visit(browser, { name: "upload", width: 1280 });
  await openUpload(first.page);
  await first.page.locator("#folder").setInputFiles(path);
  assert.equal(await first.page.locator("#chosen li").count(), 3);
  let pieces = 0;
  await first.page.route(/coming\/.*from=/, (route) => {
    // The large file's second piece never arrives.
    if (/from=[1-9]/.test(route.request().url())) return void route.abort("connectionreset");
    pieces += 1;
    return void route.continue();
  });
  await first.page.getByRole("button", { name: "Upload", exact: true }).click();
  await first.page.getByText("the connection broke; tried again in").waitFor();
  await first.page.getByText("held already, not sent: letter").waitFor();
  await first.page.getByText("arrived", { exact: true }).waitFor();
  await first.look("broken");
  assert.equal(pieces, 2, "the file that is held was not sent");
  await first.page.context().close();

  const second = await visit(browser, { name: "upload-again", width: 390 });
  await openUpload(second.page);
  await second.look("unfinished");
  await second.page.getByRole("link", { name: "Go on" }).click();
  await second.page.getByText("Pick the same files again").waitFor();
  await second.page.locator("#folder").setInputFiles(path);
  const asked: string[] = [];
  second.page.on("request", (request) => {
    if (request.url().includes("from=")) asked.push(new URL(request.url()).search);
  });
  await second.page.getByRole("button", { name: "Upload", exact: true }).click();
  await second.page.waitForURL("**/accessions/*");
  assert.deepEqual(asked, ["?from=8388608", "?from=16777216"]);
  await second.look("accession");
  await second.leave();
  const number = new URL(second.page.url()).pathname;
  await allSettled(client);
  const { items } = await client.json<Accession>(number);
  assert.deepEqual(items.map(({ name, state }) => [name.replace(/^in hand\//, ""), state]).toSorted(), [
    ["held.txt", "held"],
    ["june/large.bin", "failed"],
    ["new.txt", "searchable"],
  ]);
  const digest = `sha256:${createHash("sha256").update(large).digest("hex")}`;
  assert.ok(items.some((item) => item.digest === digest));
});
