/**
 * Documents that are ZIP files (Office Open XML, OpenDocument, EPUB): their parts, unpacked under limits that hold
 * whatever the directory claims.
 */
import { inflateRawSync } from "node:zlib";
import { memorySource } from "../byte-source.js";
import { ExtractionFailed } from "../extraction.js";
import type { FileInput } from "../extractors.js";
import { locked } from "../locked.js";
import { type ZipEntry, zipDirectory } from "./zip-directory.js";

/** More text than any document has; more is a bomb, not a report. */
const largestUnpacked = 200 * 1024 * 1024;
const mostEntries = 20_000;
/** Repetitive tables pack some 100 to 1; only large parts are held to it. */
const steepestRatio = 300;
const ratioMatters = 8 * 1024 * 1024;

export interface ZipParts {
  names: readonly string[];
  has(name: string): boolean;
  /**
   * The bytes of a part, or null when there is none of that name.
   * @throws ExtractionFailed `too-large`, `encrypted` or `corrupt`
   */
  read(name: string): Buffer | null;
}

/**
 * Opens a document that is a ZIP file.
 * @throws ExtractionFailed `corrupt` when it has no directory, `too-large` when it has too many parts
 */
export async function openParts(input: FileInput): Promise<ZipParts> {
  const entries = await zipDirectory(memorySource(input.bytes));
  if (!entries) throw damaged(input, "the list of its parts is missing, as when the end was cut off");
  if (entries.length > mostEntries)
    throw new ExtractionFailed(
      "too-large",
      `${input.name} is packed from ${entries.length} parts; at most ${mostEntries} are read.`,
    );
  const byName = new Map(entries.map((entry) => [entry.name, entry]));
  let unpacked = 0;
  return {
    names: [...byName.keys()],
    has: (name) => byName.has(name),
    read(name) {
      const entry = byName.get(name);
      if (!entry) return null;
      const bytes = unpack(input, entry, largestUnpacked - unpacked);
      unpacked += bytes.length;
      return bytes;
    },
  };
}

function unpack(input: FileInput, entry: ZipEntry, room: number): Buffer {
  if (entry.encrypted) throw locked(input);
  const { bytes } = input;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > buffer.length) throw damaged(input, `its part ${entry.name} is missing`);
  const start =
    entry.offset + 30 + buffer.readUInt16LE(entry.offset + 26) + buffer.readUInt16LE(entry.offset + 28);
  const packed = buffer.subarray(start, start + entry.compressedSize);
  const most = Math.min(room, Math.max(ratioMatters, packed.length * steepestRatio));
  if (entry.size > most || (entry.method === 0 && packed.length > most)) throw tooLarge(input, entry);
  if (entry.method === 0) return packed;
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(input, entry);
    throw damaged(input, `its part ${entry.name} cannot be unpacked`, error);
  }
}

function tooLarge(input: FileInput, entry: ZipEntry): ExtractionFailed {
  return new ExtractionFailed(
    "too-large",
    `${input.name} would unpack to far more than it should: its part ${entry.name} alone is larger than a document may be (${largestUnpacked} bytes in all, ${steepestRatio} times its packed size).`,
  );
}

/** A packed document whose parts are not as its format asks. */
export function damaged(input: FileInput, how: string, cause?: unknown): ExtractionFailed {
  return new ExtractionFailed("corrupt", `${input.name} is damaged and cannot be read: ${how}.`, { cause });
}
