/** What becomes of a file that was sent in pieces once it is whole: from there on it is a file like any other. */
import { copyFile, link, rm } from "node:fs/promises";
import { join } from "node:path";
import type { AccessionItemRow } from "../../storage/catalogue/tables.js";
import { accessionWays } from "../../storage/model/record.js";
import type { Archive } from "../archive.js";
import { digestOf } from "../file-digest.js";
import { intakePlanSchema, receiptSchema } from "../quarantine.js";
import { noteArrival } from "./note-arrival.js";
import { arrivedOf } from "./take-bytes.js";

/** What arrived has another digest than the sender had told; it was thrown away, to be sent anew. */
export class OtherBytes extends Error {
  override name = "OtherBytes";
}

type Desk = Pick<Archive, "catalogue" | "quarantine">;

/**
 * Takes a file that is whole from what is coming into quarantine. It can be cut off anywhere: the pieces go last.
 * @throws OtherBytes
 */
export async function arrive(desk: Desk, item: AccessionItemRow): Promise<void> {
  const path = desk.quarantine.comingFile(item.id);
  if (item.digest !== null && (await digestOf(path)) !== item.digest) {
    await rm(path);
    throw new OtherBytes("The bytes that arrived are not those whose digest was told");
  }
  const whole = join(desk.quarantine.incoming, `arrived-${item.id}`);
  await rm(whole, { force: true });
  // A second name, not a move: whatever is cut off here must not cost what has arrived.
  await link(path, whole).catch(() => copyFile(path, whole));
  await keepArrived(desk, item, whole, true);
  await rm(path, { force: true });
}

/**
 * The same of a file that lies elsewhere and is copied from there.
 * @throws OtherBytes when the copy has another digest than the item
 */
export async function arriveFrom(desk: Desk, item: AccessionItemRow, path: string): Promise<void> {
  if (item.digest !== null && (await digestOf(path)) !== item.digest)
    throw new OtherBytes(`${path} has changed since it was looked at`);
  await keepArrived(desk, item, path, false);
}

async function keepArrived(
  { catalogue, quarantine }: Desk,
  item: AccessionItemRow,
  path: string,
  move: boolean,
): Promise<void> {
  const act = await catalogue
    .selectFrom("accession")
    .select(["at", "by", "way", "origin"])
    .where("number", "=", item.accession)
    .executeTakeFirstOrThrow();
  const receipt = receiptSchema.parse({
    ...act,
    item: item.id,
    document: item.document,
    name: item.name,
    way: accessionWays.find((way) => way === act.way),
    plan: intakePlanSchema.parse(JSON.parse(item.plan)),
  });
  await quarantine.keep(receipt, path, move);
  await noteArrival(catalogue, item.id);
}

/** Throws away pieces of files that nobody waits for any more. */
export async function sweepComing({ catalogue, quarantine }: Desk): Promise<void> {
  for (const item of await quarantine.coming()) {
    const row = await catalogue
      .selectFrom("accession_item")
      .select("id")
      .where("id", "=", item)
      .where("state", "=", "coming")
      .executeTakeFirst();
    if (!row) await rm(quarantine.comingFile(item), { force: true });
  }
}

/**
 * Files of an accession that are still to come, in order, each with how many of its bytes have arrived: all of them, or
 * those of `only`, a few hundred at most.
 */
export async function filesToCome(
  { catalogue, quarantine }: Desk,
  accession: string,
  only: readonly string[] | null = null,
) {
  const items = await catalogue
    .selectFrom("accession_item")
    .selectAll()
    .where("accession", "=", accession)
    .where("state", "=", "coming")
    .$if(only !== null, (items) => items.where("id", "in", only ?? []))
    .orderBy("position")
    .execute();
  const begun = new Set(await quarantine.coming());
  return Promise.all(
    items.map(async (item) => ({
      ...item,
      arrived: begun.has(item.id) ? await arrivedOf(quarantine.comingFile(item.id)) : 0,
    })),
  );
}
