import type { Page } from "../views/chromium.js";

/** More presses than any page needs, but for its whole list of passages. */
const mostPresses = 120;

/** Presses the tabulator until what is focused has this name; fails when it never comes or the focus cannot be seen. */
export async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  const seen: string[] = [];
  for (let presses = 0; presses < mostPresses; presses += 1) {
    await page.keyboard.press("Tab");
    const focused = (await page.evaluate(`(() => {
      const focused = document.activeElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(focused);
      const words = focused.labels?.[0]?.textContent ?? focused.textContent;
      const isSeen = outlineStyle !== "none" && parseFloat(outlineWidth) > 0;
      return { words: words.replace(/\\s+/g, " ").trim(), isSeen };
    })()`)) as { words: string; isSeen: boolean };
    seen.push(focused.words.slice(0, 40));
    if (typeof name === "string" ? focused.words !== name : !name.test(focused.words)) continue;
    if (!focused.isSeen) throw new Error(`The focus on “${focused.words}” cannot be seen`);
    return;
  }
  throw new Error(`Expected “${name}” to be reached with the keyboard, got ${seen.join(" | ")}`);
}
