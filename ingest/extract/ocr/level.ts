/**
 * Laying a sheet straight before it is read: on lines that rise or fall, letters of one line touch the next and whole
 * words are misread.
 */
import { type Raster, shrunk } from "./raster.js";

/** Sheets are looked at this wide, in dots: letters are gone and lines are bars. */
const lookedWidth = 700;
/** Sheets lie askew by at most this much, in degrees; more is meant. */
const mostDegrees = 6;
const coarseStep = 0.5;
const fineStep = 0.1;
/** Less than this, in degrees, harms nobody. */
const leastDegrees = 0.15;
/** Dots darker than this share of the paper's light are ink. */
const inkShare = 0.7;

/** The sheet with its lines level; the same one when they are, or when it has none. */
export function levelled(raster: Raster): Raster {
  const degrees = tiltOf(raster);
  return Math.abs(degrees) < leastDegrees ? raster : rotated(raster, (degrees * Math.PI) / 180);
}

/** Degrees by which lines fall to the right. */
export function tiltOf(raster: Raster): number {
  const small = shrunk(raster, Math.max(1, Math.round(raster.width / lookedWidth)));
  const ink = inkOf(small);
  const best = (from: number, to: number, step: number) => {
    let found = { degrees: 0, sharpness: 0 };
    for (let degrees = from; degrees <= to + step / 2; degrees += step) {
      const sharpness = sharpnessAt(ink, small, degrees);
      if (sharpness > found.sharpness) found = { degrees, sharpness };
    }
    return found.degrees;
  };
  const coarse = best(-mostDegrees, mostDegrees, coarseStep);
  return best(coarse - coarseStep, coarse + coarseStep, fineStep);
}

/** The places of dark dots, as x and y in turn. */
function inkOf({ width, height, grey }: Raster): Int32Array {
  const lights = [...grey.filter((_, index) => index % 97 === 0)].sort((a, b) => a - b);
  const paper = lights[Math.floor(lights.length * 0.7)] ?? 255;
  const places: number[] = [];
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) if ((grey[y * width + x] ?? 255) < paper * inkShare) places.push(x, y);
  return Int32Array.from(places);
}

/** How clearly rows of ink and of paper part when the sheet is seen along this slope. */
function sharpnessAt(ink: Int32Array, { width, height }: Raster, degrees: number): number {
  const slope = Math.tan((degrees * Math.PI) / 180);
  const reach = Math.ceil(width * Math.abs(slope)) + 1;
  const rows = new Float64Array(height + 2 * reach);
  for (let at = 0; at < ink.length; at += 2) {
    const row = Math.round((ink[at + 1] ?? 0) - (ink[at] ?? 0) * slope) + reach;
    rows[row] = (rows[row] ?? 0) + 1;
  }
  let sum = 0;
  for (let row = 1; row < rows.length; row++) sum += ((rows[row] ?? 0) - (rows[row - 1] ?? 0)) ** 2;
  return sum;
}

/** Turned about its middle, each dot mixed from the four it falls between; white where there was nothing. */
function rotated(raster: Raster, radians: number): Raster {
  const { width, height, grey } = raster;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const [middleX, middleY] = [width / 2, height / 2];
  const result = new Uint8Array(grey.length).fill(255);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const fromX = (x - middleX) * cos - (y - middleY) * sin + middleX;
      const fromY = (x - middleX) * sin + (y - middleY) * cos + middleY;
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)];
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) continue;
      const [dx, dy, at] = [fromX - left, fromY - top, top * width + left];
      const upper = (grey[at] ?? 255) * (1 - dx) + (grey[at + 1] ?? 255) * dx;
      const lower = (grey[at + width] ?? 255) * (1 - dx) + (grey[at + width + 1] ?? 255) * dx;
      result[y * width + x] = upper * (1 - dy) + lower * dy;
    }
  return { ...raster, grey: result, tilt: radians };
}
