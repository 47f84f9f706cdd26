/** The register of accessions: what lies whole in quarantine is entered here, and from then on it is not lost. */
import type { CatalogueScope, CatalogueTransaction } from "../storage/catalogue/catalogue.js";
import type { AccessionItemRow } from "../storage/catalogue/tables.js";
import { most } from "../storage/model/extremes.js";
import { accessionNumber } from "../storage/model/identity.js";
import type { accessionWays } from "../storage/model/record.js";
import type { Archive } from "./archive.js";
import type { Receipt } from "./quarantine.js";

/** An act of taking in: who, by what way, from where, when. */
export interface Act {
  by: string;
  way: (typeof accessionWays)[number];
  /** Where it came from, as told. */
  origin: string | null;
  at: string;
}

/** A file that lies in quarantine, with its size. */
export interface Kept {
  receipt: Pick<Receipt, "item" | "document" | "name" | "plan">;
  bytes: number;
}

/** The version of a document that files were found in. */
export interface ContainerKey {
  document: string;
  version: number;
}

/** Enters a new accession with its files, `received` unless they are still to come, and returns its number. */
export async function enterAccession(
  scope: CatalogueTransaction,
  act: Act,
  files: readonly Kept[],
  container: ContainerKey | null = null,
  state: AccessionItemRow["state"] = "received",
): Promise<string> {
  const number = await nextNumber(scope, new Date(act.at).getUTCFullYear());
  const { at, by, way, origin } = act;
  const found = { container: container?.document ?? null, container_version: container?.version ?? null };
  await scope
    .insertInto("accession")
    .values({ number, at, by, way, origin, ...found, revision: 1, recorded_revision: 0 })
    .execute();
  await enterItems(scope, number, 0, files, state);
  return number;
}

/** Enters files under an accession, from the place `position` on. */
export async function enterItems(
  scope: CatalogueTransaction,
  accession: string,
  position: number,
  files: readonly Kept[],
  state: AccessionItemRow["state"] = "received",
): Promise<void> {
  for (const [offset, { receipt, bytes }] of files.entries()) {
    await scope
      .insertInto("accession_item")
      .values({
        id: receipt.item,
        accession,
        position: position + offset,
        name: receipt.name,
        bytes,
        state,
        reason: null,
        digest: null,
        document: receipt.document,
        version: null,
        plan: JSON.stringify(receipt.plan),
      })
      .execute();
  }
}

/** Where an item stands in the register; null when it is not there. */
export async function itemState({ catalogue }: Pick<Archive, "catalogue">, id: string) {
  const item = await catalogue
    .selectFrom("accession_item")
    .select("state")
    .where("id", "=", id)
    .executeTakeFirst();
  return item?.state ?? null;
}

/**
 * Throws away those of these items that the register does not know: whoever is told that it failed may send
 * everything again, so nothing of it may come in by itself.
 */
export async function discardUnentered(
  desk: Pick<Archive, "catalogue" | "quarantine">,
  items: readonly string[],
): Promise<void> {
  for (const item of items) {
    if (!(await itemState(desk, item))) await desk.quarantine.discard(item);
  }
}

/** The number after every one given so far, those included that only documents still know of. */
async function nextNumber(scope: CatalogueScope, year: number): Promise<string> {
  const ofYear = `${year}-%`;
  const inRegister = await scope
    .selectFrom("accession")
    .select("number")
    .where("number", "like", ofYear)
    .orderBy((order) => order.fn("length", ["number"]), "desc")
    .orderBy("number", "desc")
    .executeTakeFirst();
  const onDocuments = await scope
    .selectFrom("version")
    .select("accession as number")
    .where("accession", "like", ofYear)
    .orderBy((order) => order.fn("length", ["accession"]), "desc")
    .orderBy("accession", "desc")
    .executeTakeFirst();
  const sequences = [inRegister, onDocuments].map((row) => Number(row?.number.slice(5) ?? 0));
  return accessionNumber(year, most(sequences) + 1);
}
