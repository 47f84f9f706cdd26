/** Reading a file whole: its text by the extractors, then what the structure parsers make of it. */
import type { DocumentKind } from "../../storage/model/kind.js";
import type { Extraction } from "../extract/extraction.js";
import { extractFile, type FileOnDisk } from "../extract/extractors.js";
import type { Ocr } from "../extract/ocr/read-scans.js";
import { lookedAt } from "../inspect/looked-at.js";
import { structure } from "../structure/structure.js";
import type { Structured } from "../structure/structured.js";

export interface FileToRead extends FileOnDisk {
  /** What an archivist says it is; absent, its form decides. */
  kind?: DocumentKind;
}

export interface FileRead {
  /**
   * The folder in which the files found inside this one lie; absent when there are none. Whoever asked the pool for
   * the file removes it (`discardScratch`).
   */
  scratch?: string;
  extraction: Extraction;
  structured: Structured;
  /** Wall milliseconds that it took, without waiting for a reader; absent when not measured. */
  readingMs?: number;
}

/**
 * Reads one file in the calling process, without limits: the server goes through the pool. Words that are only in
 * images are read when `ocr` says how.
 * @throws ExtractionFailed when the file cannot be read, with the reason in words
 */
export async function readFile({ kind, ...file }: FileToRead, ocr?: Ocr): Promise<FileRead> {
  const { name, mediaType } = file;
  const extraction = lookedAt(await extractFile(file, ocr));
  return { extraction, structured: structure(extraction, { name, mediaType, ...(kind && { kind }) }) };
}
