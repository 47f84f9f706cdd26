/** A page of a PDF as an image to be read by machine. */
import { whiteSheet } from "./ocr/canvas.js";
import { mostDots } from "./ocr/raster.js";
import type { Scan } from "./ocr/read-scans.js";
import type { InnerDocument, Operators } from "./pdf-inner.js";

const pointsPerInch = 72;
/** Text drawn as outlines is sharp at any size; this is enough to read it. */
const cleanDpi = 200;
/** Scans are read best as they were scanned: drawn at another size their letters blur. Measured from 150 to 300. */
const leastDpi = 150;
const mostDpi = 300;

/** Dots that images bring to the page (pdf.js `OPS` 83 to 90; most name the image, then its width and height). */
export function imageDots({ fnArray, argsArray }: Operators): number {
  let dots = 0;
  for (const [index, operator] of fnArray.entries()) {
    if (operator < 83 || operator > 90) continue;
    const [image, width, height] = (argsArray[index] ?? []) as [unknown, unknown?, unknown?];
    const { width: ownWidth = 0, height: ownHeight = 0 } = (image ?? {}) as {
      width?: number;
      height?: number;
    };
    dots += Number(width ?? ownWidth) * Number(height ?? ownHeight) || 0;
  }
  return dots;
}

/** A page to be drawn when its turn comes, as fine as its images are, but never larger than fits into memory. */
export function scanOf(doc: InnerDocument, number: number, dots: number): Scan {
  return {
    number,
    draw: async () => {
      const page = await doc.getPage(number);
      const { width, height } = page.getViewport({ scale: 1 });
      const own = Math.sqrt(dots / (width * height)) * pointsPerInch;
      const dpi = dots === 0 ? cleanDpi : Math.min(Math.max(own, leastDpi), mostDpi);
      const scale = Math.min(dpi / pointsPerInch, Math.sqrt(mostDots / (width * height)));
      const viewport = page.getViewport({ scale });
      const sheet = whiteSheet(Math.round(viewport.width) || 1, Math.round(viewport.height) || 1);
      await page.render({ canvas: null, canvasContext: sheet.context, viewport }).promise;
      page.cleanup();
      return sheet.raster(scale * pointsPerInch);
    },
  };
}
