/** Reading a file whole: its text by the extractors, then what the structure parsers make of it. */
import type { DocumentKind } from "../storage/model/kind.js";
import type { Extraction } from "./extract/extraction.js";
import { createExtractPool, type PoolOptions } from "./extract/pool.js";
import { structure } from "./structure/structure.js";
import type { Structured } from "./structure/structured.js";

export interface FileToRead {
  path: string;
  name: string;
  mediaType: string;
  /** What an archivist says it is; absent, the form decides. */
  kind?: DocumentKind;
}

export interface FileRead {
  extraction: Extraction;
  structured: Structured;
}

export interface ReaderPool {
  /** Throws ExtractionFailed when the file cannot be read or passes a limit. */
  read(file: FileToRead): Promise<FileRead>;
  close(): Promise<void>;
}

export function createReaderPool(options: PoolOptions): ReaderPool {
  const pool = createExtractPool(options);
  return {
    read: async ({ kind, ...file }) => {
      const extraction = await pool.extract(file);
      const { name, mediaType } = file;
      return { extraction, structured: structure(extraction, { name, mediaType, ...(kind && { kind }) }) };
    },
    close: () => pool.close(),
  };
}
