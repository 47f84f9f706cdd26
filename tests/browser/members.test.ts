/** Files inside files, as an archivist and a stranger meet them. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { addAccount } from "../add-account.js";
import { makeZip } from "../ingest/extract/made-zip.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { type Browser, startBrowser } from "../views/chromium.js";
import { brokenPdf, type FileInHand, filesToUpload } from "./files-to-upload.js";
import { type Keeper, openDesk, signIn, upload } from "./keeping.js";
import { visit } from "./visitor.js";

const account = { name: "Ada Quill", password: "the quay is dark tonight" };

let browser: Browser;
let archive: Awaited<ReturnType<typeof archiveFolder>>;
let server: ServedArchive;
before(async () => {
  browser = await startBrowser();
  archive = await archiveFolder("walk-members");
  await addAccount(archive.folder, account.name, account.password);
  server = await serveArchive(archive.folder);
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await archive?.remove();
});

for (const width of [1280, 390]) {
  test(`what a packed file holds is watched, opened, published and read, ${width} px wide`, {
    timeout: 300_000,
  }, async () => {
    const archivist: Keeper = { ...(await visit(browser, { name: "members", width })), home: server.address };
    const { page, look } = archivist;
    await page.goto(`${server.address}/sign-in`);
    await signIn(archivist, account.name, account.password);
    await upload(archivist, [await packed(width)]);
    await page.getByText(/1 file: 1 indexed\. Found inside: 6 files: 5 indexed, 1 failed\./).waitFor();
    await page.getByText("Holds 5 files; 1 was left inside.").waitFor();
    await look("accession");
    await page
      .locator(".item")
      .getByRole("link", { name: /^\d{4}-\d+$/ })
      .click();
    await page.getByText("found inside").waitFor();
    await look("found-inside");
    await page
      .getByRole("link", { name: `quay papers ${width}` })
      .first()
      .click();
    await page.getByText("Holds 5 files").waitFor();
    await page.getByText("Left inside: it needs a password").waitFor();
    await look("container", "dark");
    const container = page.url();

    await page.getByRole("link", { name: `Lamps, ${width}` }).click();
    const strip = page.getByLabel("Provenance");
    assert.match((await strip.textContent()) ?? "", /inside quay papers \d+, at post\/lamps\.eml/);
    await page.getByRole("link", { name: /^notice-/ }).waitFor();
    await look("mail");
    await strip.getByRole("link", { name: `quay papers ${width}` }).click();
    await page.getByText("Holds 5 files").waitFor();

    await page.getByRole("button", { name: "Publish the 6 drafts inside" }).click();
    await page.getByText("The files inside were published").waitFor();
    // What could not be read waits for a decision, and so does what holds files itself.
    await page.getByRole("button", { name: "Publish the 3 drafts inside" }).waitFor();
    await openDesk(page);
    await page.getByRole("button", { name: "Publish", exact: true }).click();
    await page.getByRole("heading", { name: "Files inside" }).waitFor();
    await look("gives-away");
    await page.getByRole("button", { name: /publish/i }).click();
    await page.getByText("Published: everyone can read and find it now.").waitFor();
    await archivist.leave();

    const stranger = await visit(browser, { name: "members-public", width });
    await stranger.page.goto(container);
    await stranger.page.getByText("1 of them is public.").waitFor();
    assert.equal(await stranger.page.locator(".members", { hasText: "torn" }).count(), 0);
    await stranger.look("container");
    await stranger.leave();
  });
}

/** A letter, an e-mail with an attachment, a packed file in it, one that is torn and one that is locked. */
async function packed(width: number): Promise<FileInHand> {
  const { csv } = await filesToUpload();
  const mail = [
    "From: Mara Quay",
    "To: the clerk",
    `Subject: Lamps, ${width}`,
    "Date: Tue, 10 Mar 2026 09:14:00 +0000",
    "MIME-Version: 1.0",
    "Content-Type: multipart/mixed; boundary=part",
    "",
    "--part",
    "Content-Type: text/plain",
    "",
    "The notice is attached.",
    "--part",
    "Content-Type: text/plain",
    `Content-Disposition: attachment; filename="notice-${width}.txt"`,
    "",
    `The lamps are lit again, ${width} of them.`,
    "--part--",
    "",
  ].join("\r\n");
  const parts = [
    { name: "letter.txt", content: `I fell on the quay, under lamp ${width}.` },
    { name: "post/lamps.eml", content: mail },
    { name: "older.zip", content: makeZip({ "lamps.csv": `${csv.buffer}\nFebruary 2026,${width},0\n` }) },
    { name: "torn.pdf", content: Buffer.concat([brokenPdf.buffer, Buffer.from(String(width))]) },
    { name: "locked.txt", content: "locked", encrypted: true },
  ];
  return { name: `quay papers ${width}.zip`, mimeType: "application/zip", buffer: makeZip(parts) };
}
