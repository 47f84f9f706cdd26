/** A page of a PDF drawn with words covered. */
import type { PageDrawing } from "../draw-page.js";
import type { FileInput } from "../extractors.js";
import { fitting, type Sheet, whiteSheet } from "../ocr/canvas.js";
import { boxesOver, type PlacedText } from "./black-boxes.js";
import { withPdf } from "./open.js";

export interface CoveredPage {
  sheet: Sheet;
  /** For each of the words, how often the file's own text has it on this page. */
  found: number[];
  /** In points, as printed. */
  points: { width: number; height: number };
}

/** @returns null when the PDF has no such page */
export function drawCoveredPage(
  input: FileInput,
  { page: number, width, cover = [] }: PageDrawing,
): Promise<CoveredPage | null> {
  return withPdf(input, async (doc) => {
    if (number > doc.numPages) return null;
    const page = await doc.getPage(number);
    const points = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: fitting(points, width) });
    const sheet = whiteSheet(Math.round(viewport.width) || 1, Math.round(viewport.height) || 1);
    await page.render({ canvas: null, canvasContext: sheet.context, viewport }).promise;
    const { items } = await page.getTextContent();
    const pieces = items.filter((item) => "str" in item) as PlacedText[];
    const { boxes, found } = boxesOver(pieces, cover, viewport.transform);
    const { context } = sheet;
    context.setTransform(1, 0, 0, 1, 0, 0);
    context.fillStyle = "black";
    for (const {
      corner: [x, y],
      along,
      up,
    } of boxes) {
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(x + along[0], y + along[1]);
      context.lineTo(x + along[0] + up[0], y + along[1] + up[1]);
      context.lineTo(x + up[0], y + up[1]);
      context.closePath();
      context.fill();
    }
    return { sheet, found, points: { width: points.width, height: points.height } };
  });
}
