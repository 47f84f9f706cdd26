/**
 * A document's record and its rows. The record is the document; the rows are its projection, written whole
 * in one transaction with every change, so that the catalogue can always be made again from the vault.
 */

import { sql } from "kysely";
import type { DocumentRecord, Version } from "../model/record.js";
import { recordSchema } from "../model/record.js";
import { type AddedTables, addEvents, addRows } from "./add-rows.js";
import type { Catalogue, CatalogueScope, CatalogueTransaction } from "./catalogue.js";
import { citationOf, citationRow } from "./citation-rows.js";
import { appendLog, eventDeed } from "./log.js";
import {
  descriptionOf,
  documentRow,
  eventRow,
  tagOf,
  tagRow,
  unreadVersion,
  versionOf,
  versionRow,
} from "./record-rows.js";

/** The record of a document as the catalogue holds it at one moment, or null. */
export async function loadRecord(scope: CatalogueScope, id: string): Promise<DocumentRecord | null> {
  // Its rows are read one table after another: a write in between would mix two revisions.
  if (scope.isTransaction) return readRecord(scope, id);
  return scope.transaction().execute((transaction) => readRecord(transaction, id));
}

async function readRecord(scope: CatalogueScope, id: string): Promise<DocumentRecord | null> {
  const document = await scope.selectFrom("document").selectAll().where("id", "=", id).executeTakeFirst();
  if (!document) return null;
  const of = "document";
  const versions = await scope
    .selectFrom("version")
    .selectAll()
    .where(of, "=", id)
    .orderBy("number")
    .execute();
  const tags = await scope.selectFrom("tag").selectAll().where(of, "=", id).orderBy("label").execute();
  const people = await scope
    .selectFrom("person_link")
    .selectAll()
    .where(of, "=", id)
    .orderBy("label")
    .execute();
  const declined = await scope
    .selectFrom("declined")
    .selectAll()
    .where(of, "=", id)
    .orderBy("position")
    .execute();
  const relations = await scope
    .selectFrom("relation")
    .selectAll()
    .where(of, "=", id)
    .orderBy("at")
    .orderBy("other")
    .execute();
  const citations = await scope.selectFrom("citation").selectAll().where(of, "=", id).orderBy("id").execute();
  const events = await scope.selectFrom("event").selectAll().where(of, "=", id).orderBy("position").execute();
  return recordSchema.parse({
    ibid: 1,
    id,
    revision: document.revision,
    state: document.state,
    withdrawal: document.withdrawal,
    ...(document.review !== null && { review: JSON.parse(document.review) }),
    ...(document.embargo !== null && { embargo: JSON.parse(document.embargo) }),
    sample: document.sample === 1,
    description: descriptionOf(document),
    described: JSON.parse(document.described),
    tags: tags.map(tagOf),
    people: people.map(({ document: _, ...link }) => link),
    declined: declined.map(({ document: _, position: __, ...no }) => no),
    ...(relations.length > 0 && { relations: relations.map(({ document: _, ...one }) => one) }),
    versions: versions.map(versionOf),
    citations: citations.map(citationOf),
    events: events.map(({ document: _, position: __, detail, ...event }) => ({
      ...event,
      detail: JSON.parse(detail),
    })),
  });
}

/**
 * Writes a record's rows: those that are there are brought up to date, events and citations are only added.
 * With `recorded`, the vault is known to hold this very revision.
 */
export async function writeRecord(
  scope: CatalogueScope,
  record: DocumentRecord,
  { recorded }: { recorded: boolean },
): Promise<void> {
  const row = documentRow(record);
  const recordedRevision = recorded ? { recorded_revision: record.revision } : {};
  // Who stands behind a name depends on when and by whom it was printed.
  await scope
    .updateTable("document")
    .set({ peopled_as: null })
    .where("id", "=", record.id)
    .where((where) =>
      where.or([
        where("date", "is distinct from", row.date),
        where("source", "is distinct from", row.source),
      ]),
    )
    .execute();
  await scope
    .insertInto("document")
    .values({
      ...row,
      indexed_revision: 0,
      indexed_as: null,
      index_request: 0,
      ruled_as: null,
      peopled_as: null,
      suggested_as: null,
      recorded_revision: 0,
      ...recordedRevision,
    })
    .onConflict((conflict) => conflict.column("id").doUpdateSet({ ...row, ...recordedRevision }))
    .execute();
  for (const version of record.versions) await writeVersion(scope, record, version);
  await replaceRows(scope, "tag", record.id, record.tags.map(tagRow));
  await replaceRows(scope, "person_link", record.id, record.people);
  await replaceRows(scope, "relation", record.id, record.relations ?? []);
  await replaceRows(
    scope,
    "declined",
    record.id,
    record.declined.map((no, position) => ({ ...no, position })),
  );
  await addRows(
    scope,
    "citation",
    record.citations.map((citation) => citationRow(record.id, citation)),
  );
  const fresh = await addEvents(
    scope,
    record.events.map((event, position) => eventRow(record.id, position, event)),
  );
  await appendLog(
    scope,
    fresh.map((row) => eventDeed(`document:${record.id}`, { ...row, detail: JSON.parse(row.detail) })),
  );
}

/**
 * Changes a record by a pure function and writes its rows as the next revision. The function may be called
 * on a newer record than the caller has seen; nothing is written when it returns the same record. Returns
 * null when there is no such document.
 */
export async function changeRecord(
  scope: CatalogueTransaction,
  id: string,
  change: (record: DocumentRecord) => DocumentRecord,
): Promise<DocumentRecord | null> {
  const record = await loadRecord(scope, id);
  if (!record) return null;
  const next = change(record);
  if (next === record) return record;
  const changed = { ...next, revision: record.revision + 1 };
  await writeRecord(scope, changed, { recorded: false });
  return changed;
}

/** Notes that the vault holds this revision, unless it knows of a newer one. */
export async function markRecorded(catalogue: Catalogue, id: string, revision: number): Promise<void> {
  await catalogue
    .updateTable("document")
    .set({ recorded_revision: revision })
    .where("id", "=", id)
    .where("recorded_revision", "<", revision)
    .execute();
}

async function writeVersion(
  scope: CatalogueScope,
  { id: document, events }: DocumentRecord,
  version: Version,
) {
  const row = versionRow(version, events);
  await scope
    .insertInto("version")
    .values({ ...unreadVersion, ...row, document, number: version.number })
    .onConflict((conflict) => conflict.columns(["document", "number"]).doUpdateSet(row))
    .execute();
}

/** Rows of which the record says all: what it no longer says goes. */
async function replaceRows<T extends "tag" | "person_link" | "declined" | "relation">(
  scope: CatalogueScope,
  table: T,
  document: string,
  rows: readonly Omit<AddedTables[T], "document">[],
): Promise<void> {
  await scope
    .deleteFrom(table as "tag")
    .where("document", "=", document)
    .execute();
  await addRows(scope, table, rows.map((row) => ({ ...row, document })) as AddedTables[T][]);
}

/** Counts documents; for start-up and health. */
export async function countDocuments(catalogue: Catalogue): Promise<number> {
  const row = await catalogue
    .selectFrom("document")
    .select(sql<number>`count(*)`.as("count"))
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
