/**
 * Handing in: one act, any number of files. When this returns, every file is whole, flushed and listed in
 * the register; what becomes of each is worked out by the derive loop and shown on the accession's page.
 */
import { stat } from "node:fs/promises";
import { nameAsReceived } from "../storage/model/file-name.js";
import { documentIdLength } from "../storage/model/identity.js";
import { type Archive, moment, newId } from "./archive.js";
import { noteArrival } from "./coming/note-arrival.js";
import { enterMembers } from "./enter-members.js";
import type { IntakePlan, Receipt } from "./quarantine.js";
import { type Act, discardUnentered, enterAccession, itemState, type Kept } from "./register.js";

export interface HandedIn {
  /** Name as it came. */
  name: string;
  /** Where the whole file lies now. */
  path: string;
  /** Take the file itself, or leave it where it is and copy it. */
  move: boolean;
  plan: IntakePlan;
  /** Where the web archive of a captured file lies now. */
  warc?: string;
  /** Id of the document it is to become, when the caller needs to know it beforehand. */
  document?: string;
}

/** Files flushed at the same time; the disk takes several in little more than the time of one. */
const keptAtOnce = 8;

type Desk = Pick<Archive, "catalogue" | "quarantine" | "now">;
/** What is kept in quarantine: a receipt, and the file it is for. */
type ToKeep = { receipt: Omit<Receipt, "owner">; path: string; move: boolean; warc?: string };

/**
 * Takes files into quarantine and enters them in the register: all of them, or none when it throws. Returns
 * the accession's number.
 */
export async function receive(desk: Desk, act: Omit<Act, "at">, files: readonly HandedIn[]): Promise<string> {
  const at = moment(desk);
  const receipts = files.map((file) => ({
    receipt: { ...newReceipt(file), ...act, at },
    path: file.path,
    move: file.move,
    ...(file.warc !== undefined && { warc: file.warc }),
  }));
  return keepAndEnter(desk, receipts, (kept) =>
    desk.catalogue.transaction().execute((transaction) => enterAccession(transaction, { ...act, at }, kept)),
  );
}

/** Makes files safe in quarantine, then does `enter`; when either fails, what is not in the register is thrown away. */
export async function keepAndEnter<T>(
  desk: Desk,
  files: readonly ToKeep[],
  enter: (kept: Kept[]) => Promise<T>,
): Promise<T> {
  const keep = async ({ receipt, path, move, warc }: ToKeep) => {
    const { size } = await stat(path);
    await desk.quarantine.keep(receipt, path, move, warc);
    return { receipt, bytes: size };
  };
  try {
    const kept: Kept[] = [];
    for (let from = 0; from < files.length; from += keptAtOnce) {
      for (const one of await allOf(files.slice(from, from + keptAtOnce).map(keep))) kept.push(one);
    }
    return await enter(kept);
  } catch (error) {
    await discardUnentered(
      desk,
      files.map(({ receipt }) => receipt.item),
    );
    throw error;
  }
}

/** What all of these come to; the first failure is thrown only when none is under way any more. */
async function allOf<T>(works: readonly Promise<T>[]): Promise<T[]> {
  await Promise.allSettled(works);
  return Promise.all(works);
}

/** Enters in the register what lies in quarantine unlisted: the process ended, or the catalogue was lost. */
export async function recoverReceipts(desk: Desk): Promise<number> {
  const receipts = await desk.quarantine.receipts();
  const acts = new Map<string, Receipt[]>();
  for (const receipt of receipts) {
    const state = await itemState(desk, receipt.item);
    if (state === "coming") await noteArrival(desk.catalogue, receipt.item);
    else if (state && state !== "received") await desk.quarantine.discard(receipt.item);
    if (state) continue;
    const { document, version } = receipt.plan.container ?? {};
    const { at, by, way, origin } = receipt;
    const act = JSON.stringify([at, by, way, origin, document, version]);
    acts.set(act, [...(acts.get(act) ?? []), receipt]);
  }
  for (const group of acts.values()) {
    const [first] = group;
    if (!first) continue;
    const sized = await Promise.all(
      group.map(async (receipt) => ({
        receipt,
        bytes: (await stat(desk.quarantine.fileOf(receipt.item))).size,
      })),
    );
    const { container } = first.plan;
    if (container) await enterMembers(desk, first, container, sized);
    else
      await desk.catalogue.transaction().execute((transaction) => enterAccession(transaction, first, sized));
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
