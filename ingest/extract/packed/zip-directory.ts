/**
 * The central directory of a ZIP file (APPNOTE 4.3 and, for large files, ZIP64 4.3.14): what is in it and where.
 * Only the end of the file is read, however large it is.
 */
import { inflateRawSync } from "node:zlib";
import type { ByteSource } from "../byte-source.js";

export interface ZipEntry {
  name: string;
  /** Bytes when unpacked, as the directory claims. */
  size: number;
  compressedSize: number;
  /** 0 stored, 8 deflated. */
  method: number;
  /** Packed with a password. */
  encrypted: boolean;
  /** Where its local header begins. */
  offset: number;
}

const endSignature = 0x06054b50;
const end64Signature = 0x06064b50;
const locatorSignature = 0x07064b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const locatorLength = 20;
const longestComment = 0xffff;
/** A directory larger than this is not read: no document has that many parts. */
const largestDirectory = 16 * 1024 * 1024;

/** The entries of a ZIP file; null when it has no directory, as when its end was cut off. */
export async function zipDirectory(source: ByteSource): Promise<ZipEntry[] | null> {
  const place = await findDirectory(source);
  if (place === null || place.length > largestDirectory || place.start + place.length > source.size)
    return null;
  return entriesOf(await source.read(place.start, place.length));
}

/** The characters of a part of at most `most` bytes, packed or not; null when it is larger or damaged. */
export async function smallPart(source: ByteSource, entry: ZipEntry, most: number): Promise<string | null> {
  if (entry.compressedSize > most || entry.encrypted) return null;
  const header = await source.read(entry.offset, 30);
  if (header.length < 30) return null;
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = await source.read(start, entry.compressedSize);
  if (entry.method === 0) return packed.toString("utf8");
  try {
    return inflateRawSync(packed, { maxOutputLength: most }).toString("utf8");
  } catch {
    // What cannot be unpacked says nothing of the file; reading it whole will say why.
    return null;
  }
}

async function findDirectory(source: ByteSource): Promise<{ start: number; length: number } | null> {
  const tailStart = Math.max(0, source.size - endLength - longestComment - locatorLength);
  const tail = await source.read(tailStart, source.size - tailStart);
  for (let at = tail.length - endLength; at >= 0; at--) {
    if (tail.readUInt32LE(at) !== endSignature) continue;
    const place = { start: tail.readUInt32LE(at + 16), length: tail.readUInt32LE(at + 12) };
    if (place.start !== 0xffffffff && place.length !== 0xffffffff) return place;
    return at >= locatorLength ? find64(source, tail.subarray(at - locatorLength, at)) : null;
  }
  return null;
}

async function find64(source: ByteSource, locator: Buffer) {
  if (locator.readUInt32LE(0) !== locatorSignature) return null;
  const end = await source.read(Number(locator.readBigUInt64LE(8)), 56);
  if (end.length < 56 || end.readUInt32LE(0) !== end64Signature) return null;
  return { start: Number(end.readBigUInt64LE(48)), length: Number(end.readBigUInt64LE(40)) };
}

function entriesOf(directory: Buffer): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === entrySignature) {
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const nameEnd = at + 46 + nameLength;
    const entry = {
      name: directory.toString("utf8", at + 46, nameEnd),
      encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      method: directory.readUInt16LE(at + 10),
      compressedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    };
    entries.push(with64(entry, directory.subarray(nameEnd, nameEnd + extraLength)));
    at = nameEnd + extraLength + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/** Numbers that do not fit 32 bits stand in an extra field, in this order (APPNOTE 4.5.3). */
function with64(entry: ZipEntry, extra: Buffer): ZipEntry {
  const whole = { ...entry };
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let place = at + 4;
    for (const field of ["size", "compressedSize", "offset"] as const)
      if (whole[field] === 0xffffffff && place + 8 <= extra.length) {
        whole[field] = Number(extra.readBigUInt64LE(place));
        place += 8;
      }
  }
  return whole;
}
