/** TIFF pictures, a page for each in the file. The only file that speaks to utif2. */
import UTIF from "utif2";
import type { Size } from "./image-size.js";
import { greyRows, type Raster } from "./raster.js";

export interface TiffPage extends Size {
  draw(): Raster;
  /** Its dots as red, green, blue and alpha, a byte each, row by row. */
  colours(): Uint8Array;
}

/** Tags of TIFF 6.0. */
const tags = { width: "t256", height: "t257", resolution: "t282", unit: "t296", kind: "t254" };
const perCentimetre = 3;
const centimetresPerInch = 2.54;
/** A small copy of another picture in the file. */
const thumbnail = 1;
/** Of a page whose file does not say: about that of an A4 sheet. */
const supposedInches = 11.7;

/** The pages of a TIFF file in order, not yet unpacked. Throws when the bytes are none. */
export function tiffPages(bytes: Uint8Array): TiffPage[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const number = (entry: UTIF.IFD, tag: string) => Number((entry[tag] as number[] | undefined)?.[0] ?? 0);
  assertNoCircle(buffer);
  return UTIF.decode(buffer)
    .filter((entry) => number(entry, tags.width) > 0 && (number(entry, tags.kind) & thumbnail) === 0)
    .map((entry) => {
      const size = { width: number(entry, tags.width), height: number(entry, tags.height) };
      const resolution = number(entry, tags.resolution);
      const dpi = number(entry, tags.unit) === perCentimetre ? resolution * centimetresPerInch : resolution;
      const colours = () => {
        UTIF.decodeImage(buffer, entry);
        return UTIF.toRGBA8(entry);
      };
      return { ...size, colours, draw: () => inGrey(colours(), entry, dpi) };
    });
}

/** Each directory leads to the next (TIFF 6.0, section 2); one that leads back would be read for ever. */
function assertNoCircle(buffer: Buffer): void {
  const little = buffer.readUInt16BE(0) === 0x4949;
  const number16 = (at: number) => (little ? buffer.readUInt16LE(at) : buffer.readUInt16BE(at));
  const number32 = (at: number) => (little ? buffer.readUInt32LE(at) : buffer.readUInt32BE(at));
  const seen = new Set<number>();
  for (let at = number32(4); at !== 0 && at + 2 <= buffer.length; ) {
    if (seen.has(at)) throw new Error("its pages lead round in a circle");
    seen.add(at);
    const next = at + 2 + number16(at) * 12;
    at = next + 4 <= buffer.length ? number32(next) : 0;
  }
}

function inGrey(colours: Uint8Array, entry: Size, dpi: number): Raster {
  const { width, height } = entry;
  const raster: Raster = {
    width,
    height,
    dpi: dpi || Math.max(width, height) / supposedInches,
    grey: new Uint8Array(width * height),
  };
  greyRows(raster, 0, colours);
  return raster;
}
