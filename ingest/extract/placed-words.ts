/** The words of one page of a file with their places on it, for who chooses words on its image. */
import { readFile } from "node:fs/promises";
import type { PlacedPage } from "../../storage/model/placed-page.js";
import type { FileOnDisk } from "./extractors.js";

/** True for formats whose files say where their words stand. */
export function hasPlacedWords(mediaType: string): boolean {
  return mediaType === "application/pdf";
}

/**
 * In the calling process, without limits: the server goes through the pool.
 * @returns null when the file has no such page, or is of a format that does not say where words stand
 * @throws ExtractionFailed `corrupt` or `encrypted`
 */
export async function placedWords({ path, ...terms }: FileOnDisk, page: number): Promise<PlacedPage | null> {
  if (!hasPlacedWords(terms.mediaType) || !Number.isInteger(page) || page < 1) return null;
  const { pdfWords } = await import("./pdf/page-words.js");
  return pdfWords({ bytes: await readFile(path), ...terms }, page);
}
