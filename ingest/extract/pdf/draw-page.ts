/** A page of a PDF, drawn for people. */
import type { PageDrawing } from "../draw-page.js";
import type { FileInput } from "../extractors.js";
import { fitting, type Sheet, whiteSheet } from "../ocr/canvas.js";
import { withPdf } from "./open.js";

/** @returns null when the PDF has no such page */
export function drawPdfPage(input: FileInput, drawing: PageDrawing): Promise<Sheet | null> {
  return withPdf(input, async (doc) => {
    if (drawing.page > doc.numPages) return null;
    const page = await doc.getPage(drawing.page);
    const scale = fitting(page.getViewport({ scale: 1 }), drawing.width);
    const viewport = page.getViewport({ scale });
    const sheet = whiteSheet(Math.round(viewport.width) || 1, Math.round(viewport.height) || 1);
    await page.render({ canvas: null, canvasContext: sheet.context, viewport }).promise;
    return sheet;
  });
}
