/**
 * Handing in: one act, any number of files. When this returns, every file is whole, flushed and listed in
 * the register; what becomes of each is worked out by the derive loop and shown on the accession's page.
 */
import { stat } from "node:fs/promises";
import type { CatalogueScope } from "../storage/catalogue/catalogue.js";
import { itemStates } from "../storage/catalogue/tables.js";
import { nameAsReceived } from "../storage/model/file-name.js";
import { accessionNumber, documentIdLength } from "../storage/model/identity.js";
import type { Provenance } from "../storage/model/record.js";
import { type Archive, moment, newId } from "./archive.js";
import type { IntakePlan, Receipt } from "./quarantine.js";

export interface HandedIn {
  /** Name as it came. */
  name: string;
  /** Where the whole file lies now. */
  path: string;
  /** Take the file itself, or leave it where it is and copy it. */
  move: boolean;
  plan: IntakePlan;
  /** Id of the document it is to become, when the caller needs to know it beforehand. */
  document?: string;
}

export interface IntakeAct {
  by: string;
  way: Provenance["way"];
  origin: string | null;
}

/** Files flushed at the same time; the disk takes several in little more than the time of one. */
const keptAtOnce = 8;

type Desk = Pick<Archive, "catalogue" | "quarantine" | "now">;

/**
 * Takes files into quarantine and enters them in the register: all of them, or none when it throws. Returns
 * the accession's number.
 */
export async function receive(desk: Desk, act: IntakeAct, files: readonly HandedIn[]): Promise<string> {
  const at = moment(desk);
  const kept: Kept[] = [];
  const keep = async (file: HandedIn) => {
    const receipt = { ...newReceipt(file), ...act, at };
    const { size } = await stat(file.path);
    await desk.quarantine.keep(receipt, file.path, file.move);
    kept.push({ receipt, bytes: size });
    return { receipt, bytes: size };
  };
  try {
    const received: Kept[] = [];
    for (let from = 0; from < files.length; from += keptAtOnce) {
      received.push(...(await allOf(files.slice(from, from + keptAtOnce).map(keep))));
    }
    return await enter(desk, act, at, received);
  } catch (error) {
    // Whoever is told that it failed may send everything again, so nothing of it may come in by itself.
    for (const { receipt } of kept) {
      if (!(await itemState(desk, receipt.item))) await desk.quarantine.discard(receipt.item);
    }
    throw error;
  }
}

/** What all of these come to; the first failure is thrown only when none is under way any more. */
async function allOf<T>(works: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}

type NewReceipt = Omit<Receipt, "owner">;
type Kept = { receipt: NewReceipt; bytes: number };

/** Enters in the register what lies in quarantine unlisted: the process ended, or the catalogue was lost. */
export async function recoverReceipts(desk: Desk): Promise<number> {
  const receipts = await desk.quarantine.receipts();
  const acts = new Map<string, Receipt[]>();
  for (const receipt of receipts) {
    const state = await itemState(desk, receipt.item);
    if (state && state !== "received") await desk.quarantine.discard(receipt.item);
    if (state) continue;
    const act = JSON.stringify([receipt.at, receipt.by, receipt.way, receipt.origin]);
    acts.set(act, [...(acts.get(act) ?? []), receipt]);
  }
  for (const group of acts.values()) {
    const first = group[0];
    if (!first) continue;
    const sized = await Promise.all(
      group.map(async (receipt) => ({
        receipt,
        bytes: (await stat(desk.quarantine.fileOf(receipt.item))).size,
      })),
    );
    await enter(desk, first, first.at, sized);
  }
  return acts.size;
}

/** Where an item stands in the register; null when it is not there. */
async function itemState({ catalogue }: Desk, id: string) {
  const item = await catalogue
    .selectFrom("accession_item")
    .select("state")
    .where("id", "=", id)
    .executeTakeFirst();
  return item?.state ?? null;
}

function newReceipt(file: HandedIn) {
  return {
    item: newId(16),
    document: file.plan.versionOf ?? file.document ?? newId(documentIdLength),
    name: nameAsReceived(file.name),
    plan: file.plan,
  };
}

async function enter(desk: Desk, act: IntakeAct, at: string, files: readonly Kept[]): Promise<string> {
  return desk.catalogue.transaction().execute(async (transaction) => {
    const number = await nextNumber(transaction, new Date(at).getUTCFullYear());
    await transaction
      .insertInto("accession")
      .values({ number, at, by: act.by, way: act.way, origin: act.origin, revision: 1, recorded_revision: 0 })
      .execute();
    for (const [position, { receipt, bytes }] of files.entries()) {
      await transaction
        .insertInto("accession_item")
        .values({
          id: receipt.item,
          accession: number,
          position,
          name: receipt.name,
          bytes,
          state: itemStates[0],
          reason: null,
          digest: null,
          document: receipt.document,
          version: null,
          plan: JSON.stringify(receipt.plan),
        })
        .execute();
    }
    return number;
  });
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
  return accessionNumber(year, Math.max(...sequences) + 1);
}
