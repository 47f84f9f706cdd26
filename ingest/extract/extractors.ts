/** Taking the text from one file, whatever it is: by the table of formats, and through a password where there is one. */
import { readFile, stat } from "node:fs/promises";
import { identify } from "../identify.js";
import { type Extraction, ExtractionFailed } from "./extraction.js";
import { loaders, unpackers } from "./formats.js";
import { encryptedPackage, isLockedOffice } from "./locked.js";
import type { Ocr } from "./ocr/read-scans.js";
import { isOfficePackage, withEmbedded } from "./office/embedded-files.js";
import { unsupported } from "./unsupported.js";

/** What a reader is told of a file besides its bytes. */
export interface FileTerms {
  /** The name it came under. */
  name: string;
  mediaType: string;
  /** Opens it, where an archivist gave one. */
  password?: string;
  /** A folder for the bytes of the files inside this one; without it they are named and left where they are. */
  scratch?: string;
  /** Told before each page is read, so that whoever watches knows which one takes long. */
  beforePage?(number: number, total: number): void;
}

export interface FileInput extends FileTerms {
  bytes: Uint8Array;
}

/** A file that may be too large to be held whole. */
export interface FileOnDisk extends FileTerms {
  path: string;
}

/** Takes the text; words that are only in images are read when `ocr` says how. */
export type Extractor = (input: FileInput, ocr?: Ocr) => Promise<Extraction>;
/** Lists what a container holds, reading it piece by piece. */
export type Unpacker = (file: FileOnDisk) => Promise<Extraction>;

/** Files are read whole, in a process that may use little more memory than this. */
const largestFile = 1024 * 1024 * 1024;

/**
 * Takes the text from one file. Runs in the calling process, without limits: the server goes through the pool.
 * Without `ocr`, words that are only in images are left out and `scanPages` says on how many pages.
 * @throws ExtractionFailed when the file cannot be read, with the reason in words
 */
export async function extractFile({ path, ...terms }: FileOnDisk, ocr?: Ocr): Promise<Extraction> {
  const { name, mediaType } = terms;
  const unpacker = unpackers.get(mediaType);
  if (unpacker) return (await unpacker())({ path, ...terms });
  if (mediaType !== encryptedPackage && !loaders.has(mediaType))
    throw new ExtractionFailed("unsupported", await unsupported(path, name, mediaType));
  const { size } = await stat(path);
  if (size > largestFile)
    throw new ExtractionFailed("too-large", `${name} has ${size} bytes; at most ${largestFile} are read.`);
  const bytes = await readFile(path);
  if (bytes.length === 0) throw new ExtractionFailed("empty", `${name} is empty: it has 0 bytes.`);
  const input = { bytes, ...terms };
  if (mediaType === encryptedPackage) return extractUnlocked(input, ocr);
  try {
    return await extractInput(input, ocr);
  } catch (error) {
    if (!isLockedOffice(error, mediaType)) throw error;
    return extractUnlocked(input, ocr);
  }
}

async function extractInput(input: FileInput, ocr?: Ocr): Promise<Extraction> {
  const load = loaders.get(input.mediaType);
  if (!load)
    throw new ExtractionFailed("unsupported", await unsupported(input.bytes, input.name, input.mediaType));
  const extract = await load();
  const extraction = await extract(input, ocr);
  return isOfficePackage(input.mediaType) ? withEmbedded(input, extraction) : extraction;
}

/** Opens an encrypted office file; what it holds is told by its own bytes. */
async function extractUnlocked(input: FileInput, ocr?: Ocr): Promise<Extraction> {
  const bytes = await (await import("./office/unlock-office.js")).unlockedOffice(input);
  const { mediaType } = await identify(bytes, input.name);
  return extractInput({ ...input, bytes, mediaType }, ocr);
}
