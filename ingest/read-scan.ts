/**
 * Scans among the versions to be read. A first look takes the text of a file; when some of its pages are only images,
 * that is noted instead of the text, and the version waits for its turn among the scans.
 */
import type { Archive } from "./archive.js";
import { addEffort } from "./effort.js";
import type { ReadingManner } from "./reading/pool.js";
import type { FileRead, FileToRead } from "./reading/read-file.js";
import { discardScratch } from "./reading/scratch.js";

export type VersionKey = { document: string; number: number };

/** The file's text; null, and noted, when it has scanned pages. */
export async function readUnlessScan(
  archive: Archive,
  version: VersionKey,
  file: FileToRead,
  manner?: ReadingManner,
): Promise<FileRead | null> {
  const read = await archive.pool.read(file, manner);
  const { scanPages } = read.extraction;
  if (!scanPages) return read;
  await discardScratch(read);
  await note(archive, version, { scan_pages: scanPages, scan_pages_read: null });
  // No attempt of its own: the same one goes on among the scans.
  await addEffort(archive, version.document, version.number, { attempts: 0, readingMs: read.readingMs ?? 0 });
  return null;
}

/** The file's text with that of its scanned pages; how many have been read is noted page by page. */
export async function readScanNoting(
  archive: Archive,
  version: VersionKey,
  file: FileToRead,
  manner?: ReadingManner,
): Promise<FileRead> {
  let noted: Promise<unknown> = Promise.resolve();
  try {
    const onPage = (done: number, total: number) => {
      const progress = { scan_pages: total, scan_pages_read: done };
      // Who watches sees an old number; the reading does not depend on it.
      noted = noted
        .then(() => note(archive, version, progress))
        .catch((error) => {
          archive.log("warn", "Could not note how far a scan has been read", { error: String(error) });
        });
    };
    return await archive.pool.readScan(file, onPage, manner);
  } finally {
    await noted;
  }
}

async function note(
  { catalogue }: Archive,
  { document, number }: VersionKey,
  pages: { scan_pages: number; scan_pages_read: number | null },
): Promise<void> {
  await catalogue
    .updateTable("version")
    .set(pages)
    .where("document", "=", document)
    .where("number", "=", number)
    .where("text_state", "=", "waiting")
    .execute();
}
