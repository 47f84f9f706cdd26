import type { Page } from "../views/chromium.js";

interface Point {
  x: number;
  y: number;
}

/** Draws the mouse over `words` in one passage, as a hand does, from before the first letter to behind the last. */
export async function selectWords(page: Page, passage: string, words: string): Promise<void> {
  const { from, to } = (await page.evaluate(`((id, words) => {
    const root = document.querySelector("#" + id + " .words");
    const start = root.textContent.indexOf(words);
    if (start < 0) throw new Error("These words do not stand in " + id + ": " + words);
    const place = (offset, isEnd) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let left = offset; walker.nextNode(); left -= walker.currentNode.length)
        if (left < walker.currentNode.length || (isEnd && left === walker.currentNode.length))
          return [walker.currentNode, left];
    };
    const range = document.createRange();
    range.setStart(...place(start, false));
    range.setEnd(...place(start + words.length, true));
    const boxes = [...range.getClientRects()];
    const middle = (box) => box.top + box.height / 2;
    const [first, last] = [boxes[0], boxes[boxes.length - 1]];
    return { from: { x: first.left + 0.5, y: middle(first) }, to: { x: last.right - 0.5, y: middle(last) } };
  })(${JSON.stringify(passage)}, ${JSON.stringify(words)})`)) as { from: Point; to: Point };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
}
