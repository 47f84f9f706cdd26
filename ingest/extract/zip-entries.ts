/** Reads the few things we need to know of a ZIP file: what is in it, how large it would be, and one entry. */
import { inflateRawSync } from "node:zlib";

export interface ZipEntry {
  name: string;
  /** Bytes when unpacked, as the directory claims. */
  size: number;
  compressedSize: number;
  /** 0 stored, 8 deflated. */
  method: number;
  offset: number;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const longestComment = 0xffff;

/** The entries of a ZIP file by its central directory (APPNOTE 4.3.12); empty when it has none. */
export function zipEntries(bytes: Uint8Array): ZipEntry[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(buffer);
  if (end === null) return [];
  const entries: ZipEntry[] = [];
  let at = buffer.readUInt32LE(end + 16);
  const count = buffer.readUInt16LE(end + 10);
  while (entries.length < count && at + 46 <= buffer.length && buffer.readUInt32LE(at) === entrySignature) {
    const nameLength = buffer.readUInt16LE(at + 28);
    entries.push({
      name: buffer.toString("utf8", at + 46, at + 46 + nameLength),
      method: buffer.readUInt16LE(at + 10),
      compressedSize: buffer.readUInt32LE(at + 20),
      size: buffer.readUInt32LE(at + 24),
      offset: buffer.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return entries;
}

/** The bytes of one entry, or null when there is none of that name; never more than `limit` bytes. */
export function readZipEntry(bytes: Uint8Array, name: string, limit: number): Buffer | null {
  const entry = zipEntries(bytes).find((one) => one.name === name);
  if (!entry || entry.offset + 30 > bytes.length) return null;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start =
    entry.offset + 30 + buffer.readUInt16LE(entry.offset + 26) + buffer.readUInt16LE(entry.offset + 28);
  const packed = buffer.subarray(start, start + entry.compressedSize);
  return entry.method === 0 ? packed.subarray(0, limit) : inflateRawSync(packed, { maxOutputLength: limit });
}

function findEnd(buffer: Buffer): number | null {
  const first = Math.max(0, buffer.length - endLength - longestComment);
  for (let at = buffer.length - endLength; at >= first; at--)
    if (buffer.readUInt32LE(at) === endSignature) return at;
  return null;
}
