/** A page as grey dots, in the form recognizers take: PGM ("P5", netpbm), which costs no packing. */

export interface Raster {
  width: number;
  height: number;
  /** Dots an inch, known or supposed. */
  dpi: number;
  /** One byte a dot, row by row, from black (0) to white (255). */
  grey: Uint8Array;
  /** By how much it was turned about its middle to lay its lines level, in radians; absent when it was not. */
  tilt?: number;
}

/** Most dots of a raster: an A3 sheet at 300 an inch. More is not read better, and all of it must fit in memory. */
export const mostDots = 18_000_000;

/** The bytes of a PGM file. */
export function pgmOf({ width, height, grey }: Raster): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), grey]);
}

/** Writes rows of RGBA dots, laid on white, as grey ones (ITU-R BT.601 weights) from the row `first` on. */
export function greyRows(raster: Raster, first: number, rgba: Uint8Array | Uint8ClampedArray): void {
  let at = first * raster.width;
  for (let from = 0; from < rgba.length; from += 4) {
    const light = 77 * (rgba[from] ?? 0) + 150 * (rgba[from + 1] ?? 0) + 29 * (rgba[from + 2] ?? 0);
    const alpha = rgba[from + 3] ?? 255;
    raster.grey[at] = ((light >> 8) * alpha + 255 * (255 - alpha)) / 255;
    at += 1;
  }
}

/** Turned by so many quarters clockwise. */
export function turned(raster: Raster, quarters: 1 | 2 | 3): Raster {
  const { width, height, dpi, grey } = raster;
  const [across, down] = quarters === 2 ? [width, height] : [height, width];
  const result = new Uint8Array(grey.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const to =
        quarters === 1
          ? x * across + (height - 1 - y)
          : quarters === 2
            ? (height - 1 - y) * across + (width - 1 - x)
            : (width - 1 - x) * across + y;
      result[to] = grey[y * width + x] ?? 255;
    }
  return { width: across, height: down, dpi, grey: result };
}

/** Dots that differ from the ground by less than this are the grain of paper or of a scanner. */
const grain = 48;
/** Of a blank sheet, at most this share of the dots is specks: less than one printed word takes up. */
const mostSpecks = 0.00002;

/** True of a sheet with nothing on it. One of the purest white is not told from an image that could not be unpacked. */
export function isBlank({ grey }: Raster): boolean {
  const counts = new Uint32Array(256);
  for (const dot of grey) counts[dot] = (counts[dot] ?? 0) + 1;
  const ground = counts.indexOf(counts.reduce((most, count) => Math.max(most, count), 0));
  let specks = 0;
  for (const [level, count] of counts.entries()) if (Math.abs(level - ground) > grain) specks += count;
  return specks <= mostSpecks * grey.length && counts[255] !== grey.length;
}

/** Made smaller by a whole number, each dot the mean of those it stands for. */
export function shrunk(raster: Raster, by: number): Raster {
  const [width, height] = [Math.floor(raster.width / by), Math.floor(raster.height / by)];
  const grey = new Uint8Array(width * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      let sum = 0;
      for (let row = y * by; row < (y + 1) * by; row++)
        for (let column = x * by; column < (x + 1) * by; column++)
          sum += raster.grey[row * raster.width + column] ?? 255;
      grey[y * width + x] = sum / (by * by);
    }
  return { width, height, dpi: raster.dpi / by, grey };
}
