/** The pages of a document as lines in the order in which they are read, without what is printed around them. */
import type { Furniture } from "./extraction.js";
import { columnsOf } from "./pdf-columns.js";
import { takeFurniture } from "./pdf-furniture.js";
import { type Line, linesOf, rowsOf } from "./pdf-lines.js";
import { commonest, type PdfItem, type PdfPage } from "./pdf-page.js";

/** Each page is read by its main direction first; what is set sideways on it, such as a stamp, comes after. */
export function readingOrder(pages: PdfPage[]): { lines: Line[]; furniture: Furniture[] } {
  const turns = pages.map((page) => mainTurn(page.items));
  const upright = pages.map((page, index) => ({
    number: page.number,
    height: (turns[index] ?? 0) % 2 === 0 ? page.height : page.width,
    rows: rowsOf(page.items.filter((item) => item.turn === turns[index])),
  }));
  const bare = takeFurniture(upright);
  const lines: Line[] = [];
  let column = 0;
  for (const [index, page] of pages.entries()) {
    const sideways = ([0, 1, 2, 3] as const).filter((turn) => turn !== turns[index]);
    const others = sideways.map((turn) => rowsOf(page.items.filter((item) => item.turn === turn)));
    for (const run of [bare.pages[index]?.rows ?? [], ...others].flatMap(columnsOf)) {
      column += 1;
      lines.push(...linesOf(page.number, column, run));
    }
  }
  return { lines, furniture: bare.furniture };
}

function mainTurn(items: PdfItem[]): number {
  return commonest(items.map((item) => [item.turn, item.text.length])) ?? 0;
}
