/** The notes of a camera, written as one would: a JPEG's Exif segment with a position (Exif 2.32, 4.6). */

interface Entry {
  tag: number;
  type: 2 | 4 | 5;
  count: number;
  /** As it stands in the entry when it is short, else at the offset. */
  value: Buffer;
}

/** Puts a position, in whole degrees, minutes and hundredths of seconds, into the JPEG `picture`. */
export function withPosition(
  picture: Buffer,
  latitude: [number, number, number, "N" | "S"],
  longitude: [number, number, number, "E" | "W"],
): Buffer {
  const ratios = ([degrees, minutes, seconds]: readonly [number, number, number, string]) => {
    const value = Buffer.alloc(24);
    for (const [index, [top, bottom]] of [
      [degrees, 1],
      [minutes, 1],
      [Math.round(seconds * 100), 100],
    ].entries()) {
      value.writeUInt32LE(top ?? 0, index * 8);
      value.writeUInt32LE(bottom ?? 1, index * 8 + 4);
    }
    return value;
  };
  const entries: Entry[] = [
    { tag: 1, type: 2, count: 2, value: Buffer.from(`${latitude[3]}\0`) },
    { tag: 2, type: 5, count: 3, value: ratios(latitude) },
    { tag: 3, type: 2, count: 2, value: Buffer.from(`${longitude[3]}\0`) },
    { tag: 4, type: 5, count: 3, value: ratios(longitude) },
  ];
  const pointer = Buffer.alloc(4);
  pointer.writeUInt32LE(8 + 18);
  const header = Buffer.from([0x49, 0x49, 42, 0, 8, 0, 0, 0]);
  const first = directory([{ tag: 0x8825, type: 4, count: 1, value: pointer }], 8);
  const exif = Buffer.concat([Buffer.from("Exif\0\0"), header, first, directory(entries, 8 + first.length)]);
  const segment = Buffer.alloc(4);
  segment.writeUInt16BE(0xffe1, 0);
  segment.writeUInt16BE(exif.length + 2, 2);
  return Buffer.concat([picture.subarray(0, 2), segment, exif, picture.subarray(2)]);
}

/** A directory of TIFF 6.0 that stands at `at`, its long values behind it. */
function directory(entries: Entry[], at: number): Buffer {
  const table = Buffer.alloc(2 + 12 * entries.length + 4);
  table.writeUInt16LE(entries.length, 0);
  const behind: Buffer[] = [];
  let next = at + table.length;
  for (const [index, { tag, type, count, value }] of entries.entries()) {
    const place = 2 + 12 * index;
    table.writeUInt16LE(tag, place);
    table.writeUInt16LE(type, place + 2);
    table.writeUInt32LE(count, place + 4);
    if (value.length <= 4) value.copy(table, place + 8);
    else {
      table.writeUInt32LE(next, place + 8);
      behind.push(value);
      next += value.length;
    }
  }
  return Buffer.concat([table, ...behind]);
}
