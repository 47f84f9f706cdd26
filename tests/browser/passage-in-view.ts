import assert from "node:assert/strict";
import type { Page } from "../views/chromium.js";

/** The passage that the address points to; fails when its first line does not stand in the window. */
export async function passageInView(page: Page): Promise<ReturnType<Page["locator"]>> {
  await page.waitForURL(/#p\d+$/);
  const id = new URL(page.url()).hash.slice(1);
  const passage = page.locator(`#${id}`);
  const box = await passage.locator(".words").boundingBox();
  const height = page.viewportSize()?.height ?? 0;
  assert.ok(box && box.y >= 0 && box.y + 24 <= height, `${id} stands at ${box?.y} of ${height} px`);
  return passage;
}
