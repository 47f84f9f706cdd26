/**
 * The questions whose answers are all the background work there is: what has been received but not taken in,
 * which versions have no text, which records are newer than the vault's, which documents the index does not
 * know as they are. No queue: a crash, a retry, a rebuild and new settings are all the same case.
 */
import { sql } from "kysely";
import { admit } from "./admit.js";
import type { Archive } from "./archive.js";
import { overdue } from "./coming/leave-out.js";
import { due, unrecordedSeries } from "./deciding-questions.js";
import { linesToWrite } from "./import/write-lines.js";
import { indexDocuments, unindexed } from "./index-documents.js";
import type { StillMine } from "./lease-holder.js";
import { unsignedLog } from "./log/head.js";
import { unrecordedLog } from "./log/parts.js";
import { documentsToChange } from "./many/change-documents.js";
import { toEmbed } from "./near/embed-question.js";
import { resolvePeople, unpeopled } from "./people/people-question.js";
import { notStamped } from "./proofs/stamp-question.js";
import { unread, unreadAlone, unreadScan } from "./reading-questions.js";
import { recordAccession, recordDocument } from "./record.js";
import { recordAuthority } from "./record-authority.js";
import { recordCollection, unrecordedCollections } from "./record-collection.js";
import { toReread } from "./reread-question.js";
import { toRestructure } from "./restructure-question.js";
import { suggestNames, unsuggested } from "./suggest/suggest-question.js";
import { linkBareTags, withBareTags } from "./tags/retag.js";
import { applyRules, unruled } from "./tags/rule-question.js";
import { toLookAt } from "./watch/watch-question.js";

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
              .where("accession_item.state", "in", ["coming", "received"]),
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

const unrecordedAuthority: Question<{ id: string }> = {
  name: "record authority",
  concurrency: 2,
  lease: (authority) => `authority:${authority.id}`,
  find: ({ catalogue }, limit) =>
    catalogue
      .selectFrom("authority")
      .select("id")
      .whereRef("recorded_revision", "<", "revision")
      .limit(limit)
      .execute(),
  answer: (archive, { id }) => recordAuthority(archive, id),
  failed: async () => {},
};

const unrecordedCollection: Question<{ id: string }> = {
  name: "record collection",
  concurrency: 2,
  lease: (collection) => `collection:${collection.id}`,
  find: unrecordedCollections,
  answer: (archive, { id }) => recordCollection(archive, id),
  failed: async () => {},
};

const bareTags: Question<{ id: string }> = {
  name: "link the tags of",
  concurrency: 1,
  lease: (document) => `tags:${document.id}`,
  find: withBareTags,
  answer: (archive, { id }) => linkBareTags(archive, id),
  failed: async () => {},
};

const rulesNotMet: Question<{ documents: string[] }> = {
  name: "apply the rules for tags",
  concurrency: 1,
  lease: () => "rules",
  find: async (archive) => {
    const documents = await unruled(archive);
    return documents.length > 0 ? [{ documents }] : [];
  },
  answer: (archive, { documents }) => applyRules(archive, documents),
  failed: async () => {},
};

const unknownPeople: Question<{ documents: string[] }> = {
  name: "say who is named in",
  concurrency: 1,
  lease: () => "people",
  find: async (archive) => {
    const documents = await unpeopled(archive);
    return documents.length > 0 ? [{ documents }] : [];
  },
  answer: (archive, { documents }) => resolvePeople(archive, documents),
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

const notLookedThrough: Question<{ documents: string[] }> = {
  name: "look for names",
  concurrency: 1,
  lease: () => "suggest",
  find: async (archive) => {
    const documents = await unsuggested(archive);
    return documents.length > 0 ? [{ documents }] : [];
  },
  answer: (archive, { documents }) => suggestNames(archive, documents),
  failed: async () => {},
};

/** Every question, in the order a document meets them. */
export const questions = [
  overdue,
  toLookAt,
  received,
  linesToWrite,
  documentsToChange,
  unread,
  unreadScan,
  unreadAlone,
  toReread,
  toRestructure,
  due,
  bareTags,
  rulesNotMet,
  unknownPeople,
  unrecorded,
  unrecordedAccession,
  unrecordedAuthority,
  unrecordedCollection,
  unrecordedLog,
  unsignedLog,
  unrecordedSeries,
  unknownToIndex,
  notStamped,
  notLookedThrough,
  toEmbed,
] as const;
