/** Bringing the vault up to the catalogue: the newest record of a document, the register of an accession. */
import { z } from "zod";
import { loadRecord, markRecorded } from "../storage/catalogue/records.js";
import { itemStates } from "../storage/catalogue/tables.js";
import { containerSchema } from "../storage/model/member.js";
import type { DocumentRecord } from "../storage/model/record.js";
import { VaultMissing } from "../storage/vault/vault.js";
import { accessionObject, moment, type Stores } from "./archive.js";
import { caughtUp, heldRecord, writeHeld } from "./held-record.js";
import { alone, type StillMine } from "./lease-holder.js";
import { intakePlanSchema } from "./quarantine.js";

/** What the vault keeps of an act of taking in: enough to show its page again. */
export const accessionRecordSchema = z.object({
  ibid: z.literal(1),
  number: z.string(),
  at: z.string(),
  by: z.string(),
  way: z.string(),
  origin: z.string().nullable(),
  /** What was handed in, for files found inside it. */
  container: containerSchema.omit({ place: true }).nullable().default(null),
  revision: z.int(),
  items: z.array(
    z.object({
      id: z.string(),
      position: z.int(),
      name: z.string(),
      bytes: z.int(),
      state: z.enum(itemStates),
      reason: z.string().nullable(),
      digest: z.string().nullable(),
      document: z.string(),
      version: z.int().nullable(),
      plan: intakePlanSchema,
    }),
  ),
});
export type AccessionRecord = z.infer<typeof accessionRecordSchema>;

/** Writes the catalogue's newer record of a document to the vault. Throws VaultConflict when another was quicker. */
export async function recordDocument(
  stores: Stores,
  id: string,
  stillMine: StillMine = alone,
): Promise<void> {
  const known = await loadRecord(stores.catalogue, id);
  if (!known || (await isRecorded(stores, known))) return;
  const held = await heldRecord(stores.vault, id);
  if (!held) throw new VaultMissing(`The vault holds no document ${id}`);
  const record = await caughtUp(stores, held.record);
  if (!record) return;
  const last = record.events.at(-1);
  const change = { by: last?.by ?? "ibid", message: last?.action ?? "record", at: moment(stores) };
  await stillMine();
  if (record.revision > held.record.revision) await writeHeld(stores.vault, held, record, [], change);
  await markRecorded(stores.catalogue, id, record.revision);
}

async function isRecorded({ catalogue }: Stores, { id, revision }: DocumentRecord): Promise<boolean> {
  const row = await catalogue
    .selectFrom("document")
    .select("recorded_revision")
    .where("id", "=", id)
    .executeTakeFirst();
  return (row?.recorded_revision ?? 0) >= revision;
}

/** Writes the register of one accession to the vault. */
export async function recordAccession(stores: Stores, number: string): Promise<void> {
  const act = await stores.catalogue
    .selectFrom("accession")
    .selectAll()
    .where("number", "=", number)
    .executeTakeFirst();
  if (!act) return;
  const items = await stores.catalogue
    .selectFrom("accession_item")
    .selectAll()
    .where("accession", "=", number)
    .orderBy("position")
    .execute();
  const { recorded_revision: _, container, container_version: version, ...facts } = act;
  const record: AccessionRecord = accessionRecordSchema.parse({
    ibid: 1,
    ...facts,
    container: container === null ? null : { document: container, version },
    items: items.map((item) => ({ ...item, plan: JSON.parse(item.plan) })),
  });
  const object = accessionObject(number);
  const files = [{ path: "accession.json", content: JSON.stringify(record) }];
  const change = { by: act.by, message: "accession", at: moment(stores) };
  if (await stores.vault.inspect(object)) await stores.vault.update(object, files, change);
  else await stores.vault.create(object, files, change);
  await stores.catalogue
    .updateTable("accession")
    .set({ recorded_revision: act.revision })
    .where("number", "=", number)
    .execute();
}
