/** The archivist's walk: from the first start to a withdrawal that the public reads. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { type Browser, startBrowser } from "../views/chromium.js";
import { brokenPdf, filesToUpload, fullerLetter, rareWord } from "./files-to-upload.js";
import { type Keeper, openDesk, openDocument, signIn, upload, watchUntilSettled } from "./keeping.js";
import { newArchive, sampleArchive } from "./new-archive.js";
import { openDrawer } from "./open-drawer.js";
import { visit } from "./visitor.js";

const password = "the quay is dark tonight";
const reason = "The writer asked that her letter be taken from view.";

let archives: Awaited<ReturnType<typeof newArchive>>[];
let browser: Browser;
before(async () => {
  browser = await startBrowser();
  // While the samples come in, and when they are there.
  archives = await Promise.all([newArchive(), sampleArchive()]);
});
after(async () => {
  await browser?.close();
  for (const archive of archives ?? []) await archive.remove();
});

for (const [at, width] of [1280, 390].entries()) {
  test(`an archivist takes in files, describes, publishes and withdraws them, ${width} px wide`, {
    timeout: 300_000,
  }, async () => {
    const { setupLink } = archives[at] ?? {};
    assert.ok(setupLink, "a new archive tells where its first account is made");
    const home = new URL(setupLink).origin;
    const archivist = { ...(await visit(browser, { name: "archivist", width })), home };
    await makeFirstAccount(archivist, setupLink);
    await uploadFiles(archivist);
    await describeTheNotice(archivist, width);
    await publishTheLetter(archivist, width);
    // How these look on a phone is seen in the samples of their views.
    const isWide = width > 1000;
    if (isWide) await uploadAgain(archivist);
    if (isWide) await addVersion(archivist);
    await withdrawTheLetter(archivist, width);
    if (isWide) await checkFixity(archivist);
    await removeSamplesAndSignOut(archivist);
    await archivist.leave();
  });
}

test("an archivist takes in files by the plain form, without JavaScript", { timeout: 300_000 }, async () => {
  const home = new URL(archives[1]?.setupLink ?? "").origin;
  const window = { name: "archivist-no-script", width: 390, javaScript: false };
  const archivist = { ...(await visit(browser, window)), home };
  const { page, look } = archivist;
  await page.goto(home);
  await page.getByRole("link", { name: "Sign in" }).click();
  await signIn(archivist, "Ada Quill", password);
  const text = {
    ...brokenPdf,
    name: "poem.txt",
    buffer: Buffer.from("The poem of the lamps.\n\nNobody lit them.\n"),
  };
  await upload(archivist, [text, { ...brokenPdf, buffer: Buffer.from("%PDF-1.4\nlost as well\n") }]);
  await watchUntilSettled(archivist, "by hand");
  await page.getByText("2 files: 1 indexed, 1 failed.").waitFor();
  await look("accession");
  await archivist.leave();
});

async function makeFirstAccount(archivist: Keeper, setupLink: string): Promise<void> {
  const { page, look, expect } = archivist;
  await page.goto(setupLink);
  await page.getByLabel("Name").fill("Ada Quill");
  await page.getByLabel("Password").fill("short");
  expect(422);
  await page.getByRole("button", { name: "Make the account" }).click();
  await page.getByText("No account was made").waitFor();
  await look("first-account");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Make the account" }).click();
  await page.getByText("The account was made, and you are signed in.").waitFor();
  await look("signed-in");
  expect(410);
  await page.goto(setupLink);
  await page.getByText("This archive has been set up.").waitFor();
}

/** Six files by the picker; their states change on the page without its being loaded again. */
async function uploadFiles(archivist: Keeper): Promise<void> {
  const { page, look } = archivist;
  await page.goto(archivist.home);
  const files = Object.values(await filesToUpload());
  await upload(archivist, [...files, brokenPdf]);
  const began = await page.evaluate("performance.timeOrigin");
  const seen = await watchUntilSettled(archivist);
  assert.equal(await page.evaluate("performance.timeOrigin"), began, "the page was not loaded again");
  assert.ok(
    [...seen].some((words) => /^(?:received|waiting to be read|text being read)/.test(words)),
    `seen: ${[...seen].join(", ")}`,
  );
  await page.getByText("6 files: 5 indexed, 1 failed.").waitFor();
  await look("accession", "dark");
  const torn = page.locator(".item", { hasText: brokenPdf.name });
  const why = await torn.locator(".trouble").textContent();
  assert.match(why ?? "", /damaged|cannot be read|not a PDF|could not be read/i);
  await torn.getByRole("button", { name: /^Try again/ }).click();
  await page.getByText("It is being read again.").waitFor();
  await page.goBack();
  await page.reload();
  await watchUntilSettled(archivist);
  await torn.locator(".trouble").waitFor();
}

/** A wrong date is told beside its field; two who edit at once are told of each other. */
async function describeTheNotice(archivist: Keeper, width: number): Promise<void> {
  const { page, look, expect } = archivist;
  await openDocument(archivist, "Notice of repairs on the east quay");
  await openDesk(page);
  await page.getByRole("link", { name: "Edit the description" }).click();
  const form = page.url();
  const second = { ...(await visit(browser, { name: "archivist-second", width })), home: archivist.home };
  await second.page.goto(form.replace(archivist.home, `${archivist.home}/sign-in?next=`));
  await signIn(second, "Ada Quill", password);
  await page.getByLabel("Date").fill("9th of March");
  expect(422);
  await page.getByRole("button", { name: "Save the description" }).click();
  await page.getByText("Write 2023-12-12, 2023-12 or 2023").waitFor();
  await look("wrong-date");
  await page.getByLabel("Date").fill("2026-03-09");
  await page.getByLabel("Tags").fill("lamps, east quay");
  await page.getByRole("button", { name: "Save the description" }).click();
  await page.getByText("The description was saved.").waitFor();
  await look("described");
  await second.page.getByLabel("Title").fill("Notice of repairs to the lamps");
  second.expect(409);
  await second.page.getByRole("button", { name: "Save the description" }).click();
  await second.page.getByText("Somebody else changed this document").waitFor();
  assert.equal(await second.page.getByLabel("Title").inputValue(), "Notice of repairs to the lamps");
  await second.look("conflict");
  await second.leave();
}

async function publishTheLetter(archivist: Keeper, width: number): Promise<void> {
  const { page, look, home } = archivist;
  const stranger = await visit(browser, { name: "archivist-public", width });
  await stranger.page.goto(`${home}/search?q=${rareWord}`);
  await stranger.page.getByText("No passages found.").waitFor();
  await openDocument(archivist, "letter");
  await openDesk(page);
  await look("draft");
  await page.getByRole("button", { name: "Publish", exact: true }).click();
  await page.getByText("Published: everyone can read and find it now.").waitFor();
  await look("published");
  for (let found = ""; !found.startsWith("1 passage"); ) {
    await stranger.page.reload();
    found = (await stranger.page.locator("[data-told]").textContent()) ?? "";
  }
  await stranger.look("found");
  await stranger.leave();
}

async function uploadAgain(archivist: Keeper): Promise<void> {
  const { page, look } = archivist;
  const { text } = await filesToUpload();
  await upload(archivist, [{ ...text, name: "the same letter.txt" }]);
  await watchUntilSettled(archivist);
  await page.getByText("1 file: 1 already held.").waitFor();
  await look("already-held");
  await page.locator(".item a").click();
  await page.getByText("I fell on the east quay").waitFor();
}

async function addVersion(archivist: Keeper): Promise<void> {
  const { page, look } = archivist;
  await openDesk(page);
  await page.getByRole("link", { name: "Add a version" }).click();
  await page.waitForURL("**/upload?versionOf=*");
  await look("add-a-version");
  await page.locator("#files").setInputFiles([fullerLetter]);
  await page.getByRole("button", { name: "Upload" }).click();
  await page.waitForURL("**/accessions/*");
  await watchUntilSettled(archivist);
  await page.locator(".item a").click();
  await page.getByText("This is the newest of 2 versions").waitFor();
  await page.getByText("A copy goes to the lanternwright.").waitFor();
  await look("second-version");
}

async function withdrawTheLetter(archivist: Keeper, width: number): Promise<void> {
  const { page, look, home } = archivist;
  await openDesk(page);
  await page.getByText("Withdraw from view").click();
  await page.getByLabel("Reason").fill(reason);
  await look("withdrawing");
  await page.getByRole("button", { name: "Withdraw", exact: true }).click();
  await page.getByText("Withdrawn: its address now says so").waitFor();
  await page.getByText(`Withdrawn from view: ${reason}`).waitFor();
  await look("withdrawn");
  const stranger = await visit(browser, { name: "archivist-public-withdrawn", width });
  stranger.expect(410);
  await stranger.page.goto(page.url());
  await stranger.page.getByText(reason).waitFor();
  assert.equal(await stranger.page.getByText("search no longer finds it").count(), 0);
  await stranger.look("tombstone", "dark");
  for (let found = ""; !found.startsWith("No passages"); ) {
    await stranger.page.goto(`${home}/search?q=${rareWord}`);
    found = (await stranger.page.locator("[data-told]").textContent()) ?? "";
  }
  await stranger.leave();
}

async function checkFixity(archivist: Keeper): Promise<void> {
  const { page, look } = archivist;
  await openDocument(archivist, "Nine lamps dark all winter");
  await openDesk(page);
  await page.getByRole("button", { name: "Check fixity" }).click();
  await page.getByText("Every byte of this document was read again and is as it was taken in.").waitFor();
  await look("fixity");
}

async function removeSamplesAndSignOut({ page, look, home }: Keeper): Promise<void> {
  await openDrawer(page, "Your desk");
  await page.getByRole("link", { name: "Accessions" }).click();
  await page.waitForURL("**/accessions");
  await look("accessions");
  await page.goto(home);
  await page.getByRole("button", { name: "Remove the sample collection" }).click();
  await page.getByText("The sample collection was taken away.").waitFor();
  assert.equal(await page.getByText("Marlesport").count(), 0);
  await look("without-samples");
  await page.getByRole("link", { name: "Documents", exact: true }).click();
  await page.getByText("6 documents").waitFor();
  await look("documents");
  await page.getByRole("button", { name: "Sign out" }).click();
  await page.getByText("You are signed out.").waitFor();
  await page.goto(`${home}/upload`);
  await page.waitForURL("**/sign-in?*");
  await look("signed-out");
}
