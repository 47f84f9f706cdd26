/** A picture, or one of those in a TIFF, drawn for people. */
import type { PageDrawing } from "../draw-page.js";
import type { FileInput } from "../extractors.js";
import { dotsOnSheet, pictureOnSheet, type Sheet } from "../ocr/canvas.js";
import { imageSize } from "../ocr/image-size.js";
import { tiffPages } from "../ocr/tiff.js";
import { damagedPicture, refuseHugePicture } from "./image.js";

/**
 * @returns null when there is no such page
 * @throws ExtractionFailed `corrupt`, or `unsupported` when it is too large
 */
export async function drawPicturePage(
  { bytes, name, mediaType }: FileInput,
  drawing: PageDrawing,
): Promise<Sheet | null> {
  try {
    if (mediaType === "image/tiff") {
      const page = tiffPages(bytes)[drawing.page - 1];
      if (!page) return null;
      refuseHugePicture(page, name);
      return dotsOnSheet(page.colours(), page, drawing.width);
    }
    if (drawing.page > 1) return null;
    const size = imageSize(bytes);
    if (size === null) throw new Error("it does not say how large it is");
    refuseHugePicture(size, name);
    return await pictureOnSheet(bytes, drawing.width);
  } catch (error) {
    throw damagedPicture(name, error);
  }
}
