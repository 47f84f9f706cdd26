/** Drawing on a canvas, to be read by machine. Here and in the samples only is @napi-rs/canvas spoken to. */
import { type Canvas, createCanvas, loadImage, type SKRSContext2D } from "@napi-rs/canvas";

export type { SKRSContext2D };

import { greyRows, type Raster } from "./raster.js";

/** Rows taken from a canvas at once: a second copy of all of it would double the memory. */
const strip = 256;

export interface Sheet {
  context: SKRSContext2D;
  /** What is drawn, in grey. */
  raster(dpi: number): Raster;
}

/** A white sheet of so many dots. */
export function whiteSheet(width: number, height: number): Sheet {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, width, height);
  return { context, raster: (dpi) => rasterOf(canvas, context, dpi) };
}

function rasterOf({ width, height }: Canvas, context: SKRSContext2D, dpi: number): Raster {
  const raster: Raster = { width, height, dpi, grey: new Uint8Array(width * height) };
  for (let top = 0; top < height; top += strip) {
    const rows = Math.min(strip, height - top);
    greyRows(raster, top, context.getImageData(0, top, width, rows).data);
  }
  return raster;
}

/** A JPEG, PNG or WebP picture, upright as its camera says (Exif), drawn with its long side so many dots long. */
export async function drawnPicture(bytes: Uint8Array, longSide: number, dpi: number): Promise<Raster> {
  const picture = await loadImage(bytes);
  const scale = longSide / Math.max(picture.width, picture.height);
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const { context, raster } = whiteSheet(width, height);
  context.imageSmoothingQuality = "high";
  context.drawImage(picture, 0, 0, width, height);
  return raster(dpi);
}
