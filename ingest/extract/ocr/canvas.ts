/** Drawing on a canvas, to be read by machine or looked at. Here and in the samples only is @napi-rs/canvas spoken to. */
import {
  type Canvas,
  createCanvas,
  type Image,
  ImageData,
  loadImage,
  type SKRSContext2D,
} from "@napi-rs/canvas";

export type { SKRSContext2D };

import type { Size } from "./image-size.js";
import { greyRows, mostDots, type Raster } from "./raster.js";

/** Rows taken from a canvas at once: a second copy of all of it would double the memory. */
const strip = 256;

/** Of a WebP picture. */
const highest = 16_383;

export interface Sheet {
  context: SKRSContext2D;
  /** What is drawn, in grey. */
  raster(dpi: number): Raster;
  /** What is drawn, as a WebP picture (RFC 9649); `quality` from 0 to 100. */
  webp(quality: number): Promise<Size & { bytes: Uint8Array }>;
  /** The same as a PNG picture, to the dot. */
  png(): Promise<Size & { bytes: Uint8Array }>;
}

/** A white sheet of so many dots. */
export function whiteSheet(width: number, height: number): Sheet {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, width, height);
  return {
    context,
    raster: (dpi) => rasterOf(canvas, context, dpi),
    webp: async (quality) => ({ bytes: await canvas.encode("webp", quality), width, height }),
    png: async () => ({ bytes: await canvas.encode("png"), width, height }),
  };
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
  return scaled(picture, longSide / Math.max(picture.width, picture.height)).raster(dpi);
}

/** The same kinds of picture, as wide as asked for or as wide as they are, and no larger than can be held. */
export async function pictureOnSheet(bytes: Uint8Array, width: number): Promise<Sheet> {
  const picture = await loadImage(bytes);
  return scaled(picture, Math.min(1, fitting(picture, width)));
}

/** As `pictureOnSheet`, of a picture that is unpacked already. */
export function dotsOnSheet(rgba: Uint8Array, { width, height }: Size, wanted: number): Sheet {
  const canvas = createCanvas(width, height);
  const dots = new Uint8ClampedArray(rgba.buffer, rgba.byteOffset, rgba.byteLength);
  canvas.getContext("2d").putImageData(new ImageData(dots, width, height), 0, 0);
  return scaled(canvas, Math.min(1, fitting(canvas, wanted)));
}

/** The scale at which something so large is drawn so wide, or less where it could not be held or packed. */
export function fitting({ width, height }: Size, wanted: number): number {
  return Math.min(wanted / width, highest / height, Math.sqrt(mostDots / (width * height)));
}

function scaled(picture: Image | Canvas, scale: number): Sheet {
  const width = Math.max(1, Math.round(picture.width * scale));
  const height = Math.max(1, Math.round(picture.height * scale));
  const sheet = whiteSheet(width, height);
  sheet.context.imageSmoothingQuality = "high";
  sheet.context.drawImage(picture, 0, 0, width, height);
  return sheet;
}
