/**
 * A document's record between the vault and the catalogue. Either may know what the other does not: a process can
 * be stopped, or killed, between its two writes, while another goes on. Neither is ever put back.
 */

import type { CatalogueTransaction } from "../storage/catalogue/catalogue.js";
import { writePassages } from "../storage/catalogue/passages.js";
import { loadRecord, writeRecord } from "../storage/catalogue/records.js";
import { joined, knowsAllOf } from "../storage/model/joined-record.js";
import {
  type DocumentRecord,
  type FrozenPassages,
  frozenPassagesSchema,
  recordSchema,
} from "../storage/model/record.js";
import { type Change, VaultConflict, type VaultFile } from "../storage/vault/vault.js";
import { type Archive, documentObject } from "./archive.js";

/** A record as the vault holds it, and the state of the vault's object in which it stands. */
export interface HeldRecord {
  record: DocumentRecord;
  head: number;
}

/** A version's frozen text as it comes back from the vault. */
export interface Reading {
  version: number;
  text: string;
  frozen: FrozenPassages;
}

/** What the vault holds of a document's record; null when it has no such document. */
export async function heldRecord(vault: Archive["vault"], id: string): Promise<HeldRecord | null> {
  const object = documentObject(id);
  // The head first: written in between, the record is newer than the head says, and a write on it is refused.
  const held = await vault.inspect(object);
  if (!held) return null;
  const record = recordSchema.parse(JSON.parse((await vault.read(object, "record.json")).toString("utf8")));
  return { record, head: held.head };
}

/**
 * Writes a record made from `base`, with what belongs to it, in one step. Throws VaultConflict when somebody else
 * wrote meanwhile or when the vault holds this revision already; then the work is to be done again on what is there.
 */
export async function writeHeld(
  vault: Archive["vault"],
  base: HeldRecord,
  record: DocumentRecord,
  files: readonly VaultFile[],
  change: Change,
): Promise<void> {
  if (record.revision <= base.record.revision)
    throw new VaultConflict(
      `Expected a record of ${record.id} above revision ${base.record.revision}, got ${record.revision}`,
    );
  const content = JSON.stringify(record);
  const all = [...files, { path: "record.json", content }];
  await vault.update(documentObject(record.id), all, change, base.head);
}

/** The frozen text and passages of a version from the vault, or null when it has none yet. */
export async function readingOf(
  vault: Archive["vault"],
  record: DocumentRecord,
  number: number,
): Promise<Reading | null> {
  const text = record.versions.find((version) => version.number === number)?.text;
  if (!text) return null;
  const object = documentObject(record.id);
  const passages = JSON.parse((await vault.read(object, text.passagesPath)).toString("utf8"));
  return {
    version: number,
    text: (await vault.read(object, text.path)).toString("utf8"),
    frozen: frozenPassagesSchema.parse(passages),
  };
}

/** The texts that the vault's record speaks of and `known` does not, or has in an older structure. */
export async function unknownReadings(
  vault: Archive["vault"],
  held: DocumentRecord,
  known: DocumentRecord | null,
): Promise<Reading[]> {
  const readings = held.versions
    .filter((version) => version.text && !hasReading(known, version.number, version.text.passagesPath))
    .map((version) => readingOf(vault, held, version.number));
  return (await Promise.all(readings)).filter((reading) => reading !== null);
}

/**
 * Lets the catalogue know all that the vault's record does, and keeps what it knows besides. `readings` holds at
 * least the texts that the catalogue lacks. Returns what the catalogue holds now.
 */
export async function takeOver(
  transaction: CatalogueTransaction,
  held: DocumentRecord,
  readings: readonly Reading[],
): Promise<DocumentRecord> {
  const current = await loadRecord(transaction, held.id);
  const record = current ? joined(current, held) : held;
  if (current && record === current) return current;
  await writeRecord(transaction, record, { recorded: record === held });
  const fresh = readings.filter(({ version }) => {
    const inForce = textOf(record, version)?.passagesPath;
    const isHeld = inForce !== undefined && inForce === textOf(held, version)?.passagesPath;
    return isHeld && !hasReading(current, version, inForce);
  });
  if (fresh.length > 0) await keepReadings(transaction, held.id, fresh);
  return record;
}

function textOf(record: DocumentRecord | null, number: number) {
  return record?.versions.find((version) => version.number === number)?.text;
}

/** True when `record` has the text of a version, divided as that file says. */
function hasReading(record: DocumentRecord | null, number: number, passagesPath: string): boolean {
  return textOf(record, number)?.passagesPath === passagesPath;
}

/** Writes the rows of texts that the catalogue did not have, or had in an older structure. */
async function keepReadings(
  transaction: CatalogueTransaction,
  document: string,
  readings: readonly Reading[],
): Promise<void> {
  for (const { version, text, frozen } of readings)
    await writePassages(transaction, { document, version }, text, frozen);
  // What the index has of an older version is not this text: until it has, the document counts as not searched.
  await transaction.updateTable("document").set({ indexed_as: null }).where("id", "=", document).execute();
}

/** The catalogue's record, once it knows all that the vault's does; null when it has no such document. */
export async function caughtUp(
  desk: Pick<Archive, "catalogue" | "vault">,
  held: DocumentRecord,
): Promise<DocumentRecord | null> {
  const known = await loadRecord(desk.catalogue, held.id);
  if (!known || knowsAllOf(known, held)) return known;
  const readings = await unknownReadings(desk.vault, held, known);
  return desk.catalogue.transaction().execute((transaction) => takeOver(transaction, held, readings));
}
