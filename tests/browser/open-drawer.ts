import type { Page } from "../views/chromium.js";

/** Opens what is a drawer on a narrow screen; on a wide one it is open already and has no handle. */
export async function openDrawer(page: Page, name: string): Promise<void> {
  // Which of them is open is settled by the page's own script.
  await page.waitForLoadState();
  const handle = page.locator("summary", { hasText: name });
  const isOpen = await handle.locator("xpath=..").getAttribute("open");
  if (isOpen === null && (await handle.isVisible())) await handle.click();
}
