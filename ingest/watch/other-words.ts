/** Whether a page that was captured again says something else than before, whatever stands around its article. */
import { createHash, randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type Archive, documentObject } from "../archive.js";
import type { CapturedPage } from "../capture/capture.js";
import { frozenText } from "../cite.js";
import { NotYet } from "../claim-bytes.js";
import { identify } from "../identify.js";
import { discardScratch } from "../reading/scratch.js";

/**
 * True when the words of `page` are others than those of the newest version of `document`. A page that cannot be read, or
 * that could not be before, has other words as soon as it has other bytes.
 * @throws NotYet while the newest version is being read
 */
export async function hasOtherWords(
  archive: Archive,
  document: string,
  { name, body }: CapturedPage,
): Promise<boolean> {
  const newest = await archive.catalogue
    .selectFrom("version")
    .select(["number", "digest", "text_state", "original_path", "original_name"])
    .where("document", "=", document)
    .orderBy("number", "desc")
    .executeTakeFirst();
  // It was erased, or its record is lost: there is nothing to compare with.
  if (!newest) return false;
  if (newest.digest === `sha256:${createHash("sha256").update(body).digest("hex")}`) return false;
  if (newest.text_state === "waiting") throw new NotYet(`Version ${newest.number} is not read yet.`);
  if (newest.text_state === "failed") return true;
  const path = join(archive.quarantine.incoming, `looked-at-${randomUUID()}`);
  await writeFile(path, body);
  try {
    const now = await wordsOf(archive, path, name);
    if (now === null) return true;
    const before = await frozenText(archive, document, newest.number);
    if (before !== null && sameWords(now, before)) return false;
    // What differs may be the extractor, which has become better since: both are read as they are read today.
    const original = await archive.vault.locate(documentObject(document), newest.original_path);
    const again = await wordsOf(archive, original, newest.original_name);
    return again === null || !sameWords(now, again);
  } finally {
    await rm(path, { force: true });
  }
}

/** The text that a reading gives; null when it gives none. */
async function wordsOf(archive: Archive, path: string, name: string): Promise<string | null> {
  const { mediaType } = await identify(path, name);
  const read = await archive.pool.read({ path, name, mediaType }).catch(() => null);
  if (read === null) return null;
  await discardScratch(read);
  return read.extraction.text;
}

/** White space apart: a page is laid out anew more often than it is written anew. */
function sameWords(one: string, other: string): boolean {
  const plain = (text: string) => text.normalize("NFC").replace(/\s+/g, " ").trim();
  return plain(one) === plain(other);
}
