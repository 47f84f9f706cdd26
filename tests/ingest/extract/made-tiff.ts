/** A TIFF file of grey pages without compression (TIFF 6.0, baseline greyscale), as a fax server keeps them. */
import { drawnPicture } from "../../../ingest/extract/ocr/canvas.js";
import { turned } from "../../../ingest/extract/ocr/raster.js";

const short = 3;
const long = 4;
const entries = 9;
const directoryBytes = 2 + entries * 12 + 4;

/** A page for each picture, A4 at 100 dots an inch, turned by so many quarters. */
export async function tiffOf(pictures: Uint8Array[], quarters: (0 | 1)[]): Promise<Buffer> {
  const parts: Buffer[] = [Buffer.from("49492a0008000000", "hex")];
  let at = 8;
  for (const [index, picture] of pictures.entries()) {
    const upright = await drawnPicture(picture, 1654, 141);
    const page = quarters[index] === 1 ? turned(upright, 1) : upright;
    const next = at + directoryBytes + page.grey.length;
    const isLast = index === pictures.length - 1;
    parts.push(directory(page, at + directoryBytes, isLast ? 0 : next), Buffer.from(page.grey));
    at = next;
  }
  return Buffer.concat(parts);
}

function directory({ width, height }: { width: number; height: number }, data: number, next: number): Buffer {
  const values: [tag: number, type: number, value: number][] = [
    [256, long, width],
    [257, long, height],
    [258, short, 8],
    [259, short, 1],
    [262, short, 1],
    [273, long, data],
    [277, short, 1],
    [278, long, height],
    [279, long, width * height],
  ];
  const bytes = Buffer.alloc(directoryBytes);
  bytes.writeUInt16LE(values.length, 0);
  for (const [index, [tag, type, value]] of values.entries()) {
    const entry = 2 + index * 12;
    bytes.writeUInt16LE(tag, entry);
    bytes.writeUInt16LE(type, entry + 2);
    bytes.writeUInt32LE(1, entry + 4);
    bytes.writeUInt32LE(value, entry + 8);
  }
  bytes.writeUInt32LE(next, directoryBytes - 4);
  return bytes;
}
