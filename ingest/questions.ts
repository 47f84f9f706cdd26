/**
 * The questions whose answers are all the background work there is: what has been received but not taken in,
 * which versions have no text, which records are newer than the vault's, which documents the index does not
 * know as they are. No queue: a crash, a retry, a rebuild and new settings are all the same case.
 */
import { sql } from "kysely";
import { forgetPassword } from "../storage/catalogue/given-passwords.js";
import { admit } from "./admit.js";
import { type Archive, moment } from "./archive.js";
import { ExtractionFailed } from "./extract/extraction.js";
import { indexDocuments, unindexed } from "./index-documents.js";
import type { StillMine } from "./lease-holder.js";
import { readVersion } from "./read.js";
import { readScanNoting, readUnlessScan, type VersionKey } from "./read-scan.js";
import { recordAccession, recordDocument } from "./record.js";

/** One kind of work: how to find what is missing, and how to make it. */
export interface Question<T> {
  name: string;
  /** What is missing, at most `limit` of it. */
  find(archive: Archive, limit: number): Promise<T[]>;
  /** Two pieces of work with the same lease never run at once. */
  lease(subject: T): string;
  /** Makes it; `stillMine` throws when the lease was lost meanwhile. */
  answer(archive: Archive, subject: T, stillMine: StillMine): Promise<void>;
  /** Told when `answer` failed; what it does here decides when the question is asked again. */
  failed(archive: Archive, subject: T, error: Error): Promise<void>;
  concurrency: number;
}

/** Attempts at reading a file whose reader died or ran out of time, before it is given up. */
const mostAttempts = 3;

const received: Question<{ id: string }> = {
  name: "admit",
  concurrency: 6,
  lease: (item) => `item:${item.id}`,
  find: ({ catalogue }, limit) =>
    catalogue
      .selectFrom("accession_item")
      .innerJoin("accession", "accession.number", "accession_item.accession")
      .select("id")
      .where("state", "=", "received")
      // A file with thousands inside keeps nobody waiting who hands in another.
      .orderBy(sql`accession.way = 'member'`)
      .orderBy("accession")
      .orderBy("position")
      .limit(limit)
      .execute(),
  answer: async (archive, { id }) => {
    const item = await archive.catalogue
      .selectFrom("accession_item")
      .selectAll()
      .where("id", "=", id)
      .where("state", "=", "received")
      .executeTakeFirst();
    if (item) await admit(archive, item);
  },
  failed: async ({ catalogue }, { id }, { message }) => {
    await catalogue
      .updateTable("accession_item")
      .set({ reason: message })
      .where("id", "=", id)
      .where("state", "=", "received")
      .execute();
  },
};

const unread: Question<VersionKey> = {
  name: "read",
  // More than there are readers: while one text is being kept, the next is being read.
  concurrency: 6,
  lease: (version) => `document:${version.document}`,
  find: (archive, limit) => waiting(archive, limit).where("scan_pages", "is", null).execute(),
  answer: (archive, version, stillMine) =>
    readVersion(archive, version.document, version.number, {
      reader: (file) => readUnlessScan(archive, version, file),
      stillMine,
    }),
  failed: noteFailedReading,
};

const unreadScan: Question<VersionKey> = {
  name: "read scan",
  // A scan takes minutes. However many there are, texts go on being read beside them.
  concurrency: 1,
  lease: (version) => `document:${version.document}`,
  find: (archive, limit) => waiting(archive, limit).where("scan_pages", "is not", null).execute(),
  answer: (archive, version, stillMine) =>
    readVersion(archive, version.document, version.number, {
      reader: (file) => readScanNoting(archive, version, file),
      stillMine,
    }),
  failed: noteFailedReading,
};

/** Versions without text whose turn has come, those tried least first. */
function waiting(archive: Archive, limit: number) {
  return archive.catalogue
    .selectFrom("version")
    .select(["document", "number"])
    .where("text_state", "=", "waiting")
    .where((where) => where.or([where("retry_at", "is", null), where("retry_at", "<=", moment(archive))]))
    .orderBy("attempts")
    .orderBy(sql`way = 'member'`)
    .orderBy("at")
    .limit(limit);
}

const unrecorded: Question<{ id: string }> = {
  name: "record",
  concurrency: 4,
  lease: (document) => `document:${document.id}`,
  find: ({ catalogue }, limit) =>
    catalogue
      .selectFrom("document")
      .select("id")
      .whereRef("recorded_revision", "<", "revision")
      .limit(limit)
      .execute(),
  answer: (archive, { id }, stillMine) => recordDocument(archive, id, stillMine),
  failed: async () => {},
};

const unrecordedAccession: Question<{ number: string }> = {
  name: "record accession",
  concurrency: 1,
  lease: (accession) => `accession:${accession.number}`,
  find: ({ catalogue }, limit) =>
    catalogue
      .selectFrom("accession")
      .select("number")
      .whereRef("recorded_revision", "<", "revision")
      .where((where) =>
        where.not(
          where.exists(
            where
              .selectFrom("accession_item")
              .select("id")
              .whereRef("accession_item.accession", "=", "accession.number")
              .where("accession_item.state", "=", "received"),
          ),
        ),
      )
      // What is found inside these files, or where they were found, joins the same accession.
      .where((where) =>
        where.or([
          where("accession.way", "!=", "member"),
          where.not(
            where.exists(
              where
                .selectFrom("version")
                .select("version.number")
                .where((of) =>
                  of.or([
                    of("version.accession", "=", of.ref("accession.number")),
                    of("version.document", "=", of.ref("accession.container")),
                  ]),
                )
                .where("version.text_state", "=", "waiting")
                .where("version.scan_pages", "is", null),
            ),
          ),
        ]),
      )
      .limit(limit)
      .execute(),
  answer: (archive, { number }) => recordAccession(archive, number),
  failed: async () => {},
};

const unknownToIndex: Question<{ documents: string[] }> = {
  name: "index",
  concurrency: 1,
  lease: () => "index",
  find: async (archive) => {
    const documents = await unindexed(archive);
    return documents.length > 0 ? [{ documents }] : [];
  },
  answer: (archive, { documents }) => indexDocuments(archive, documents),
  failed: async () => {},
};

/** Every question, in the order a document meets them. */
export const questions = [
  received,
  unread,
  unreadScan,
  unrecorded,
  unrecordedAccession,
  unknownToIndex,
] as const;

async function noteFailedReading(archive: Archive, version: VersionKey, error: Error) {
  const row = await archive.catalogue
    .selectFrom("version")
    .select("attempts")
    .where("document", "=", version.document)
    .where("number", "=", version.number)
    .executeTakeFirst();
  if (!row) return;
  const attempts = row.attempts + 1;
  const failure = error instanceof ExtractionFailed ? error.code : "crashed";
  // Reading the same bytes again ends the same, unless it was the reader that died or ran out of time.
  const final =
    ["encrypted", "corrupt", "unsupported", "empty"].includes(failure) || attempts >= mostAttempts;
  await archive.catalogue
    .updateTable("version")
    .set({
      attempts,
      failure,
      reason: error.message,
      scan_pages_read: null,
      text_state: final ? "failed" : "waiting",
      retry_at: final ? null : new Date(archive.now() + 2_000 * 4 ** attempts).toISOString(),
    })
    .where("document", "=", version.document)
    .where("number", "=", version.number)
    .where("text_state", "=", "waiting")
    .execute();
  if (final) await forgetPassword(archive.catalogue, { document: version.document, version: version.number });
}
