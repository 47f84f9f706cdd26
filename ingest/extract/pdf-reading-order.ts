/** The pages of a document as lines in the order in which they are read, without what is printed around them. */
import type { Furniture } from "./extraction.js";
import { columnsOf } from "./pdf-columns.js";
import { type RowsOfPage, takeFurniture } from "./pdf-furniture.js";
import { type Line, linesOf, rowsOf } from "./pdf-lines.js";
import { commonest, type PdfItem, type PdfPage } from "./pdf-page.js";

/** Each page is read by its main direction first; what is set sideways on it, such as a stamp, comes after. */
export function readingOrder(pages: PdfPage[]): { lines: Line[]; furniture: Furniture[] } {
  const bare = takeFurniture(pages.flatMap(sheetsOf));
  const lines: Line[] = [];
  let column = 0;
  for (const sheet of bare.pages)
    for (const run of columnsOf(sheet.rows)) {
      column += 1;
      lines.push(...linesOf(sheet.number, column, run));
    }
  return { lines, furniture: bare.furniture };
}

/** What is set in each direction on a page, the main one first; a turned page still has its head and foot upright. */
function sheetsOf(page: PdfPage): RowsOfPage[] {
  const main = mainTurn(page.items);
  const turns = [main, ...[0, 1, 2, 3].filter((turn) => turn !== main)];
  return turns.flatMap((turn, index) => {
    const items = page.items.filter((item) => item.turn === turn);
    if (index > 0 && items.length === 0) return [];
    const height = turn % 2 === 0 ? page.height : page.width;
    return [{ number: page.number, height, rows: rowsOf(items) }];
  });
}

function mainTurn(items: PdfItem[]): number {
  return commonest(items.map((item) => [item.turn, item.text.length])) ?? 0;
}
