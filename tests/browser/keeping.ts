/** What an archivist does again and again. */
import { setTimeout as pause } from "node:timers/promises";
import type { Page } from "../views/chromium.js";
import type { FileInHand } from "./files-to-upload.js";
import { openDrawer } from "./open-drawer.js";
import type { Visitor } from "./visitor.js";

export interface Keeper extends Visitor {
  /** Where the archive is. */
  home: string;
}

const patienceMs = 90_000;

export async function signIn({ page }: Keeper, name: string, password: string): Promise<void> {
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("button", { name: "Sign out" }).waitFor();
}

/** By the link at the head of the page and the picker; ends on the accession's page. */
export async function upload({ page, look }: Keeper, files: FileInHand[]): Promise<void> {
  await openDrawer(page, "Your desk");
  await page.getByRole("link", { name: "Upload", exact: true }).click();
  await page.locator("#files").setInputFiles(files);
  await page.getByLabel("Received from").fill("The harbour office");
  await look("upload");
  await page.getByRole("button", { name: "Upload" }).click();
  await page.waitForURL("**/accessions/*");
}

/**
 * Waits until no file of the accession changes any more; tells every state that was shown on the way. `by hand`:
 * the page does not follow the changes itself.
 */
export async function watchUntilSettled({ page }: Keeper, how?: "by hand"): Promise<Set<string>> {
  const seen = new Set<string>();
  const final = /^(indexed|failed|needs a password|kept as unreadable|already held|refused)/;
  for (const from = Date.now(); Date.now() - from < patienceMs; ) {
    const states = await page.locator(".item-state").allTextContents();
    for (const state of states) seen.add(state.trim().replace(/\s{2,}.*| [A-Z].*/s, ""));
    if (states.length > 0 && states.every((state) => final.test(state.trim()))) return seen;
    if (how === "by hand") await page.getByRole("link", { name: "Look again" }).click();
    await pause(50);
  }
  throw new Error(`Expected the accession to settle, saw ${[...seen].join(", ")}`);
}

/** From the list of documents. */
export async function openDocument({ page, home }: Keeper, title: string): Promise<void> {
  await page.goto(`${home}/documents`);
  await page.getByRole("link", { name: title, exact: true }).click();
  await page.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
}

/** What an archivist can do with a document is beside its text, or in a drawer on a phone. */
export async function openDesk(page: Page): Promise<void> {
  await openDrawer(page, "About this document");
  await page.getByRole("heading", { name: "For archivists" }).scrollIntoViewIfNeeded();
}
