/**
 * Handing in: one act, any number of files. When this returns, every file is whole, flushed and listed in
 * the register; what becomes of each is worked out by the derive loop and shown on the accession's page.
 */
import { stat } from "node:fs/promises";
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

/** Takes files into quarantine and enters them in the register; returns the accession's number. */
export async function receive(desk: Desk, act: IntakeAct, files: readonly HandedIn[]): Promise<string> {
  const at = moment(desk);
  const received: { receipt: Receipt; bytes: number }[] = [];
  for (let from = 0; from < files.length; from += keptAtOnce) {
    const keep = async (file: HandedIn) => {
      const receipt = { ...newReceipt(file), ...act, at };
      const { size } = await stat(file.path);
      await desk.quarantine.keep(receipt, file.path, file.move);
      return { receipt, bytes: size };
    };
    received.push(...(await Promise.all(files.slice(from, from + keptAtOnce).map(keep))));
  }
  return enter(desk, act, at, received);
}

/** Enters in the register what lies in quarantine unlisted: the process ended, or the catalogue was lost. */
export async function recoverReceipts(desk: Desk): Promise<number> {
  const receipts = await desk.quarantine.receipts();
  const acts = new Map<string, Receipt[]>();
  for (const receipt of receipts) {
    const item = await desk.catalogue
      .selectFrom("accession_item")
      .select("state")
      .where("id", "=", receipt.item)
      .executeTakeFirst();
    if (item && item.state !== "received") await desk.quarantine.discard(receipt.item);
    if (item) continue;
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

function newReceipt(file: HandedIn) {
  return {
    item: newId(16),
    document: file.plan.versionOf ?? file.document ?? newId(documentIdLength),
    name: nameAsReceived(file.name),
    plan: file.plan,
  };
}

async function enter(
  desk: Desk,
  act: IntakeAct,
  at: string,
  files: readonly { receipt: Receipt; bytes: number }[],
): Promise<string> {
  return desk.catalogue.transaction().execute(async (transaction) => {
    const year = new Date(at).getUTCFullYear();
    const last = await transaction
      .selectFrom("accession")
      .select("number")
      .where("number", "like", `${year}-%`)
      .orderBy((order) => order.fn("length", ["number"]), "desc")
      .orderBy("number", "desc")
      .executeTakeFirst();
    const number = accessionNumber(year, Number(last?.number.slice(5) ?? 0) + 1);
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
