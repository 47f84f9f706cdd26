/** An archive's documents as an older and worse extractor would have read them. */
import type { Archive } from "../../ingest/archive.js";
import { readVersion } from "../../ingest/read.js";
import type { FileRead, FileToRead } from "../../ingest/reading/read-file.js";

type Desk = Pick<Archive, "catalogue" | "vault" | "quarantine" | "pool" | "now">;

/** Reads version 1 with an extractor of version 0 that takes every “rn” for “m”, as poor ones do. */
export async function readPoorly(desk: Desk, document: string): Promise<void> {
  const reader = async (file: FileToRead): Promise<FileRead> => {
    const { extraction, structured, ...rest } = await desk.pool.read(file);
    return {
      ...rest,
      extraction: { ...extraction, extractorVersion: "0", text: extraction.text.replaceAll("rn", "m ") },
      structured,
    };
  };
  await readVersion(desk, document, 1, { reader });
}

/** Reads version 1 as well as today, and says that it was version 0. */
export async function readLongAgo(desk: Desk, document: string): Promise<void> {
  const reader = async (file: FileToRead): Promise<FileRead> => {
    const read = await desk.pool.read(file);
    return { ...read, extraction: { ...read.extraction, extractorVersion: "0" } };
  };
  await readVersion(desk, document, 1, { reader });
}
