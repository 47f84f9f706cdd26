/** The questions about versions that have no text yet: which are to be read, how, and what becomes of failures. */
import { sql } from "kysely";
import { forgetPassword } from "../storage/catalogue/given-passwords.js";
import { type Archive, moment } from "./archive.js";
import { ExtractionFailed } from "./extract/extraction.js";
import type { Question } from "./questions.js";
import { readVersion } from "./read.js";
import { readScanNoting, readUnlessScan, type VersionKey } from "./read-scan.js";

/** Reading the same bytes again ends the same way. */
const endedForGood: readonly string[] = ["encrypted", "corrupt", "unsupported", "empty"];
/** Rest of a file whose reader died or passed a limit, in milliseconds; then it is read once more, alone. */
const restMs = 2_000;

export const unread: Question<VersionKey> = {
  name: "read",
  // More than there are readers: while one text is being kept, the next is being read.
  concurrency: 6,
  lease: (version) => `document:${version.document}`,
  find: (archive, limit) =>
    waiting(archive, limit).where("attempts", "=", 0).where("scan_pages", "is", null).execute(),
  answer: (archive, version, stillMine) =>
    readVersion(archive, version.document, version.number, {
      reader: (file) => readUnlessScan(archive, version, file),
      stillMine,
    }),
  failed: noteFailedReading,
};

export const unreadScan: Question<VersionKey> = {
  name: "read scan",
  // A scan takes minutes. However many there are, texts go on being read beside them.
  concurrency: 1,
  lease: (version) => `document:${version.document}`,
  find: (archive, limit) =>
    waiting(archive, limit).where("attempts", "=", 0).where("scan_pages", "is not", null).execute(),
  answer: (archive, version, stillMine) =>
    readVersion(archive, version.document, version.number, {
      reader: (file) => readScanNoting(archive, version, file),
      stillMine,
    }),
  failed: noteFailedReading,
};

/** What may have failed for want of time or memory only: one after the other, when no other text is being read. */
export const unreadAlone: Question<VersionKey> = {
  name: "read alone",
  concurrency: 1,
  lease: (version) => `document:${version.document}`,
  find: (archive, limit) => waiting(archive, limit).where("attempts", ">", 0).execute(),
  answer: async (archive, version, stillMine) => {
    const isScan = (await rowOf(archive, version))?.scan_pages != null;
    const read = isScan ? readScanNoting : readUnlessScan;
    await readVersion(archive, version.document, version.number, {
      reader: (file) => read(archive, version, file, { alone: true }),
      stillMine,
    });
  },
  failed: noteFailedReading,
};

/** Versions without text whose turn has come. */
function waiting(archive: Archive, limit: number) {
  return archive.catalogue
    .selectFrom("version")
    .select(["document", "number"])
    .where("text_state", "=", "waiting")
    .where((where) => where.or([where("retry_at", "is", null), where("retry_at", "<=", moment(archive))]))
    .orderBy(sql`way = 'member'`)
    .orderBy("at")
    .limit(limit);
}

async function noteFailedReading(archive: Archive, version: VersionKey, error: Error) {
  const row = await rowOf(archive, version);
  if (!row) return;
  const failure = error instanceof ExtractionFailed ? error.code : "crashed";
  const again = row.attempts === 0 && !endedForGood.includes(failure);
  const before = row.attempts > 0 && row.reason !== null ? `${row.reason} Read again, alone: ` : "";
  await archive.catalogue
    .updateTable("version")
    .set({
      attempts: row.attempts + 1,
      failure,
      reason: `${before}${error.message}`,
      scan_pages_read: null,
      text_state: again ? "waiting" : "failed",
      retry_at: again ? new Date(archive.now() + restMs).toISOString() : null,
    })
    .where("document", "=", version.document)
    .where("number", "=", version.number)
    .where("text_state", "=", "waiting")
    .execute();
  if (!again)
    await forgetPassword(archive.catalogue, { document: version.document, version: version.number });
}

function rowOf({ catalogue }: Archive, { document, number }: VersionKey) {
  return catalogue
    .selectFrom("version")
    .select(["attempts", "reason", "scan_pages"])
    .where("document", "=", document)
    .where("number", "=", number)
    .executeTakeFirst();
}
