/** An archivist and the files that could not be read at first: a password, a decision, a better extractor. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { admit } from "../../ingest/admit.js";
import { recordAccession, recordDocument } from "../../ingest/record.js";
import { addAccount } from "../add-account.js";
import { handIn, openOn } from "../empty-archive.js";
import { madePdf } from "../ingest/extract/made-pdf.js";
import { readPoorly } from "../ingest/outdated-reader.js";
import { archiveFolder, type ServedArchive, serveArchive } from "../served-archive.js";
import { type Browser, startBrowser } from "../views/chromium.js";
import { brokenPdf } from "./files-to-upload.js";
import { type Keeper, openDesk, openDocument, signIn, upload, watchUntilSettled } from "./keeping.js";
import { openDrawer } from "./open-drawer.js";
import { visit } from "./visitor.js";

const password = "the quay is dark tonight";
const secret = "low water at nine";
const note = "Lost in the post; the sender has been asked for another.";

let browser: Browser;
let archives: { home: string; server: ServedArchive; remove: () => Promise<void> }[];

before(async () => {
  browser = await startBrowser();
  archives = [];
  for (let count = 0; count < 2; count++) {
    const { folder, remove } = await archiveFolder("chances");
    await takeInPoorly(folder);
    await addAccount(folder, "Ada Quill", password);
    const server = await serveArchive(folder);
    archives.push({ home: server.address, server, remove });
  }
});
after(async () => {
  await browser?.close();
  for (const { server, remove } of archives ?? []) {
    await server.stop();
    await remove();
  }
});

/** A letter whose text was taken by an extractor that was worse than today's. */
async function takeInPoorly(folder: string): Promise<void> {
  const archive = await openOn(folder, "server");
  const [item] = await handIn(archive, [
    "The lantern\n\nIt burned from dusk to morning, and nobody returned it.",
  ]);
  assert.ok(item);
  await admit(archive, item);
  await readPoorly(archive, item.document);
  await recordDocument(archive, item.document);
  await recordAccession(archive, item.accession);
  await archive.close();
}

for (const [at, width] of [1280, 390].entries()) {
  test(`files get their second chances, ${width} px wide`, { timeout: 300_000 }, async () => {
    const home = archives[at]?.home ?? "";
    const archivist = { ...(await visit(browser, { name: "chances", width })), home };
    const { page } = archivist;
    await page.goto(`${home}/sign-in`);
    await signIn(archivist, "Ada Quill", password);
    await handInBoth(archivist);
    await givePasswords(archivist);
    await keepTorn(archivist);
    await readAgain(archivist);
    await archivist.leave();
  });
}

async function handInBoth(archivist: Keeper): Promise<void> {
  const { page, look } = archivist;
  const bytes = await madePdf(
    (pdf) => void pdf.fontSize(14).addPage().text("Nine lamps were dark.", 72, 72),
    {
      userPassword: secret,
      pdfVersion: "1.7",
    },
  );
  const locked = { name: "locked-lamps.pdf", mimeType: "application/pdf", buffer: bytes };
  await upload(archivist, [locked, brokenPdf]);
  await watchUntilSettled(archivist);
  await page.getByText("2 files: 1 failed, 1 needs a password.").waitFor();
  await look("accession", "dark");
  await openDrawer(page, "Your desk");
  await page.getByRole("link", { name: "Accessions", exact: true }).click();
  await page.getByRole("link", { name: /need attention/i }).click();
  await page.getByText("1 accession with files that need attention").waitFor();
  await look("needing-attention");
}

/** A wrong one first, then the right one. */
async function givePasswords(archivist: Keeper): Promise<void> {
  const { page, look } = archivist;
  await page.locator(".row-title").click();
  await page.getByRole("link", { name: /^Give the password/ }).click();
  await page.getByLabel("Password of the file").fill("high water");
  await look("password");
  await page.getByRole("button", { name: "Read it with this password" }).click();
  await page.getByText("It is being read with the password").waitFor();
  await page.getByText("The password given does not open locked-lamps.pdf.").first().waitFor();
  await look("wrong-password");
  await page.getByLabel("Password of the file").fill(secret);
  await page.getByRole("button", { name: "Read it with this password" }).click();
  await page.getByText("Nine lamps were dark.").waitFor();
  assert.equal(await page.getByLabel("Password of the file").count(), 0);
  await look("opened");
}

async function keepTorn(archivist: Keeper): Promise<void> {
  const { page, look } = archivist;
  await openDocument(archivist, "torn");
  await page.getByText("Keep it as unreadable").click();
  await page.getByLabel("Note").fill(note);
  await look("keeping");
  await page.getByRole("button", { name: "Keep as unreadable" }).click();
  await page.getByText("it no longer counts as a file that needs attention").waitFor();
  await page.getByText(note).first().waitFor();
  await look("kept");
  await openDrawer(page, "Your desk");
  await page.getByRole("link", { name: "Accessions", exact: true }).click();
  await page.getByText("2 files: 1 indexed, 1 kept as unreadable.").waitFor();
  await page.getByRole("link", { name: /need attention/i }).click();
  await page.getByText("No file needs attention.").waitFor();
  await look("nothing-needs-attention");
}

async function readAgain(archivist: Keeper): Promise<void> {
  const { page, look } = archivist;
  await openDocument(archivist, "file-0");
  await page.getByText("It bum ed from dusk to mom ing").waitFor();
  await openDesk(page);
  await page.getByText("Read by text 0; today’s is text").waitFor();
  await look("outdated");
  await page.getByRole("button", { name: "Read it again" }).click();
  await page.getByText("It burned from dusk to morning").waitFor();
  await page.getByText("This is the newest of 2 versions").waitFor();
  await page.getByText("It is the same file as version 1, read again by text").waitFor();
  await look("read-again");
  await page.goto(page.url().replace(/\/?$/, "/versions/1"));
  await page.getByText("Version 2 is the same file, read again by text").waitFor();
  await look("older-version");
}
