/**
 * The catalogue from the vault alone: the same ids, links, tags, citations and texts. Safe beside a running
 * archive: a record the catalogue holds in a newer revision is left for the derive loop to record.
 */

import { writePassages } from "../storage/catalogue/passages.js";
import { noteProof } from "../storage/catalogue/proofs.js";
import { writeRecord } from "../storage/catalogue/records.js";
import { recordSchema } from "../storage/model/record.js";
import { type Archive, accessionObject, documentObject, objectOf } from "./archive.js";
import { rebuildErasure } from "./erase.js";
import { type Reading, readingOf } from "./held-record.js";
import { takeInPart } from "./log/parts.js";
import { keptProofs } from "./proofs/proof.js";
import { accessionRecordSchema } from "./record.js";
import { rebuildAuthority } from "./record-authority.js";
import { rebuildCollection } from "./record-collection.js";
import { rebuildSeries } from "./series.js";

type Desk = Pick<Archive, "catalogue" | "vault" | "now">;

export interface Rebuilt {
  documents: number;
  accessions: number;
  authorities: number;
  /** Objects that could not be read, each with its reason. */
  failures: { object: string; reason: string }[];
}

/** Makes the catalogue's rows again for everything the vault holds; `progress` is told after each object. */
export async function rebuildCatalogue(
  desk: Desk,
  progress: (done: Rebuilt) => void = () => {},
): Promise<Rebuilt> {
  const rebuilt: Rebuilt = { documents: 0, accessions: 0, authorities: 0, failures: [] };
  for (const urn of await logFirst(desk.vault.list())) {
    const object = objectOf(urn);
    const reason = await rebuildObject(desk, urn);
    if (reason !== null) rebuilt.failures.push({ object: urn, reason });
    else if (object && "document" in object) rebuilt.documents += 1;
    else if (object && "authority" in object) rebuilt.authorities += 1;
    else if (object && "accession" in object) rebuilt.accessions += 1;
    progress(rebuilt);
  }
  await noteUnrebuilt(desk, rebuilt.failures);
  return rebuilt;
}

/** The log before all else: what records tell of is entered only when the log does not know it. */
async function logFirst(urns: AsyncIterable<string>): Promise<string[]> {
  const parts: string[] = [];
  const others: string[] = [];
  for await (const urn of urns) {
    const object = objectOf(urn);
    (object && "log" in object ? parts : others).push(urn);
  }
  return [...parts.sort(), ...others];
}

/** Makes the rows of one object again; returns the reason why it could not be done, or null. */
async function rebuildObject(desk: Desk, urn: string): Promise<string | null> {
  const object = objectOf(urn);
  if (!object) return "It is not an object Ibid made.";
  try {
    if ("document" in object) await rebuildDocument(desk, object.document);
    else if ("authority" in object) await rebuildAuthority(desk, object.authority);
    else if ("accession" in object) await rebuildAccession(desk, object.accession);
    else if ("collection" in object) await rebuildCollection(desk, object.collection);
    else if ("log" in object) await takeInPart(desk, object.log);
    else if ("erasure" in object) await rebuildErasure(desk, object.erasure);
    else if ("series" in object) await rebuildSeries(desk, object.series);
    // Keys are read from the vault whenever they are needed: there is nothing to be made again.
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Until they are brought back, what the catalogue lacks is known by name. */
async function noteUnrebuilt({ catalogue, now }: Desk, failures: Rebuilt["failures"]): Promise<void> {
  const at = new Date(now()).toISOString();
  await catalogue.transaction().execute(async (transaction) => {
    await transaction.deleteFrom("unrebuilt").execute();
    for (const { object, reason } of failures) {
      // What somebody else keeps in the vault's folder is not missing from the catalogue.
      if (objectOf(object))
        await transaction.insertInto("unrebuilt").values({ object, reason, at }).execute();
    }
  });
}

/** Objects of the vault that the catalogue lacks because they could not be read, each with the reason. */
export function unrebuilt({ catalogue }: Pick<Desk, "catalogue">): Promise<Rebuilt["failures"]> {
  return catalogue.selectFrom("unrebuilt").select(["object", "reason"]).orderBy("object").execute();
}

/** Tries again what could not be rebuilt, and returns what still cannot: the vault may have been repaired. */
export async function rebuildAgain(desk: Desk): Promise<Rebuilt["failures"]> {
  for (const { object } of await unrebuilt(desk)) {
    const reason = await rebuildObject(desk, object);
    if (reason === null) await desk.catalogue.deleteFrom("unrebuilt").where("object", "=", object).execute();
    else await desk.catalogue.updateTable("unrebuilt").set({ reason }).where("object", "=", object).execute();
  }
  return unrebuilt(desk);
}

async function rebuildDocument(desk: Desk, id: string): Promise<void> {
  const content = await desk.vault.read(documentObject(id), "record.json");
  const record = recordSchema.parse(JSON.parse(content.toString("utf8")));
  const readings: Reading[] = [];
  for (const version of record.versions) {
    const reading = await readingOf(desk.vault, record, version.number);
    if (reading) readings.push(reading);
  }
  const proofs = await keptProofs(desk, id);
  await desk.catalogue.transaction().execute(async (transaction) => {
    const held = await transaction
      .selectFrom("document")
      .select(["revision", "recorded_revision"])
      .where("id", "=", id)
      .executeTakeFirst();
    // An older record stands in the vault than was noted: the newer one is to be written there again.
    if (held && held.recorded_revision > record.revision) {
      const recorded = { recorded_revision: record.revision };
      await transaction.updateTable("document").set(recorded).where("id", "=", id).execute();
    }
    // Newer, or changed since the vault was told: that change would be lost under the same revision.
    if (!held || (held.revision <= record.revision && held.recorded_revision >= held.revision)) {
      await writeRecord(transaction, record, { recorded: true });
      for (const { version, text, frozen } of readings)
        await writePassages(transaction, { document: id, version }, text, frozen);
    }
    for (const proof of proofs) await noteProof(transaction, proof);
  });
}

async function rebuildAccession(desk: Desk, number: string): Promise<void> {
  const content = await desk.vault.read(accessionObject(number), "accession.json");
  const {
    ibid: _,
    items,
    revision,
    container,
    ...act
  } = accessionRecordSchema.parse(JSON.parse(content.toString("utf8")));
  await desk.catalogue.transaction().execute(async (transaction) => {
    await transaction
      .insertInto("accession")
      .values({
        ...act,
        container: container?.document ?? null,
        container_version: container?.version ?? null,
        revision,
        recorded_revision: revision,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    for (const item of items) {
      await transaction
        .insertInto("accession_item")
        .values({ ...item, accession: number, plan: JSON.stringify(item.plan) })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
    }
  });
}
