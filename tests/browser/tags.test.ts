/** The pages of the vocabularies as an archivist and a reader see them, wide and narrow. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addAccount } from "../add-account.js";
import { allDocuments, allSettled } from "../faults/whole-register.js";
import { file } from "../multipart.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { asProgram, type Client, signIn as signInClient } from "../signed-in-client.js";
import { type Browser, startBrowser } from "../views/chromium.js";
import { signIn } from "./keeping.js";
import { visit } from "./visitor.js";

const account = { name: "ida", password: "correct horse battery" };
let server: ServedArchive;
let client: Client;
let browser: Browser;
let remove: () => Promise<void>;
let tag: string;
let document: string;

before(async () => {
  const data = await archiveFolder("tag-pages");
  remove = data.remove;
  await addAccount(data.folder, account.name, account.password);
  [server, browser] = await Promise.all([serveArchive(data.folder), startBrowser()]);
  client = await signInClient(server.address, account.name, account.password);
  const text =
    "Vans came to Harwick.\n\nThe watch list held 15,000 faces, said Jane Pemberton of the Home Office.";
  await client.upload([{ field: "publish", value: "1" }, file("faces.txt", text)]);
  await allSettled(client);
  document = (await allDocuments(client))[0]?.document ?? "";
  for (const name of ["surveillance", "facial recognition"])
    await client.post("/tags", { kind: "topic", name });
  const made = await client.post("/tags", { kind: "topic", name: "watchlists" }, asProgram);
  tag = (JSON.parse(made.text) as { id: string }).id;
  const words = {
    kind: "topic",
    broader: "surveillance",
    note: "Lists of faces.",
    otherNames: "rhestrau @cy",
  };
  await client.post(`/tags/${tag}/edit`, { ...words, name: "watchlists" });
  await client.post(`/documents/${document}/tags`, { put: "watchlists" });
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await remove?.();
});

for (const [width, javaScript] of [
  [1280, true],
  [390, true],
  [390, false],
] as const)
  test(`tags are found, read and kept, ${width} px wide${javaScript ? "" : ", without JavaScript"}`, {
    timeout: 120_000,
  }, async () => {
    const name = javaScript ? "tags" : "tags-plain";
    const reader = await visit(browser, { name: `${name}-reader`, width, javaScript });
    await reader.page.goto(`${server.address}/tags`);
    await reader.look("list");
    await reader.page.getByRole("link", { name: "watchlists" }).click();
    await reader.look("tag");
    await reader.leave();
    const ida = await visit(browser, { name, width, javaScript });
    const { page } = ida;
    await page.goto(`${server.address}/sign-in`);
    await signIn({ ...ida, home: server.address }, account.name, account.password);
    await page.goto(`${server.address}/tags`);
    await page.getByLabel("A name, or a part of it").fill("rhestr");
    if (!javaScript) await page.getByRole("button", { name: "Find" }).click();
    await page.getByText("1 name among the topics with “rhestr” in it.").waitFor();
    await ida.look("find", "dark");
    await page.goto(`${server.address}/tags/${tag}`);
    await page.getByLabel("Words that a passage must hold").fill('"watch list"');
    await page.getByRole("button", { name: "Try it" }).click();
    await page.getByText("This rule would tag 1 document of 1.").waitFor();
    await ida.look("trial", "dark");
    await page.getByLabel("Merge it into").fill("facial recognition");
    await page.getByRole("button", { name: "Show what would be" }).click();
    await ida.look("merge");
    for (const path of [`/tags/${tag}/edit`, "/tags/import", "/tags/many?of=documents&tag=vans&act=put"]) {
      await page.goto(server.address + path);
      await ida.look(path.split(/[/?]/).at(2) ?? "page");
    }
    await page.goto(`${server.address}/documents/${document}`);
    await page.locator("details.tagging summary").click();
    assert.ok(await page.getByText("By hand by ida").isVisible());
    await page.getByText("Jane Pemberton", { exact: true }).waitFor();
    await ida.look("document", "dark");
    await ida.leave();
  });
