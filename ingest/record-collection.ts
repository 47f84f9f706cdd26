/**
 * Collections between catalogue and vault. What is published is a fact worth keeping: it is written up as documents are,
 * and comes back from the vault alone. What is private belongs to its account, and no vault holds it.
 */
import { loadCollection, writeCollection } from "../storage/catalogue/collections.js";
import { type CollectionRecord, collectionRecordSchema } from "../storage/model/collection.js";
import { emptiedCollection } from "../storage/model/collection-change.js";
import { collectionObject, moment, type Stores } from "./archive.js";

const file = "collection.json";

/** Collections whose published state the vault does not know, at most `limit`. */
export function unrecordedCollections(
  { catalogue }: Pick<Stores, "catalogue">,
  limit: number,
): Promise<{ id: string }[]> {
  return catalogue
    .selectFrom("collection")
    .select("id")
    .where((where) =>
      where.or([
        where.and([where("state", "=", "published"), where("recorded_revision", "<", where.ref("revision"))]),
        where.and([where("state", "!=", "published"), where("recorded_state", "=", "published")]),
      ]),
    )
    .limit(limit)
    .execute();
}

/** Writes what everybody may read of a collection to the vault: all of it, or that it is not published any more. */
export async function recordCollection(stores: Stores, id: string): Promise<void> {
  const known = await loadCollection(stores.catalogue, id);
  if (!known) return;
  const record = known.state === "published" ? known : emptiedCollection(known);
  const object = collectionObject(id);
  const change = { by: record.owner.name, message: record.state, at: moment(stores) };
  const files = [{ path: file, content: JSON.stringify(record) }];
  const held = await stores.vault.inspect(object);
  if (!held) await stores.vault.create(object, files, change);
  else if ((await heldCollectionRecord(stores, id)).revision < record.revision)
    await stores.vault.update(object, files, change, held.head);
  await stores.catalogue
    .updateTable("collection")
    .set({ recorded_revision: record.revision, recorded_state: record.state })
    .where("id", "=", id)
    .where("recorded_revision", "<", record.revision)
    .execute();
}

/** Makes the rows of a collection again from the vault, unless the catalogue knows it in this revision or a newer one. */
export async function rebuildCollection(stores: Stores, id: string): Promise<void> {
  const record = await heldCollectionRecord(stores, id);
  await stores.catalogue.transaction().execute(async (transaction) => {
    const known = await loadCollection(transaction, id);
    if (!known || known.revision < record.revision)
      await writeCollection(transaction, record, { recorded: true });
    else
      await transaction
        .updateTable("collection")
        .set({ recorded_revision: record.revision, recorded_state: record.state })
        .where("id", "=", id)
        .execute();
  });
}

async function heldCollectionRecord({ vault }: Pick<Stores, "vault">, id: string): Promise<CollectionRecord> {
  return collectionRecordSchema.parse(
    JSON.parse((await vault.read(collectionObject(id), file)).toString("utf8")),
  );
}
