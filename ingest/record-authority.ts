/** Authorities between catalogue and vault: written up as documents are, and brought back from the vault alone. */
import { loadAuthority, writeAuthority } from "../storage/catalogue/authorities.js";
import { authorityRecordSchema } from "../storage/model/authority.js";
import { authorityObject, moment, type Stores } from "./archive.js";

const file = "authority.json";

/** Writes the catalogue's newer record of an authority to the vault. */
export async function recordAuthority(stores: Stores, id: string): Promise<void> {
  const record = await loadAuthority(stores.catalogue, id);
  if (!record) return;
  const object = authorityObject(id);
  const last = record.events.at(-1);
  const change = { by: last?.by ?? "ibid", message: last?.action ?? "authority", at: moment(stores) };
  const files = [{ path: file, content: JSON.stringify(record) }];
  const held = await stores.vault.inspect(object);
  if (!held) await stores.vault.create(object, files, change);
  else if ((await heldRevision(stores, id)) < record.revision)
    await stores.vault.update(object, files, change, held.head);
  await stores.catalogue
    .updateTable("authority")
    .set({ recorded_revision: record.revision })
    .where("id", "=", id)
    .where("recorded_revision", "<", record.revision)
    .execute();
}

/** Makes the rows of an authority again from the vault, unless the catalogue has a newer one. */
export async function rebuildAuthority(stores: Stores, id: string): Promise<void> {
  const record = await heldAuthority(stores, id);
  await stores.catalogue.transaction().execute(async (transaction) => {
    const known = await loadAuthority(transaction, id);
    if (!known || known.revision <= record.revision)
      await writeAuthority(transaction, record, { recorded: true });
    // The vault holds less than was noted: the newer record is to be written there again.
    else
      await transaction
        .updateTable("authority")
        .set({ recorded_revision: record.revision })
        .where("id", "=", id)
        .execute();
  });
}

async function heldAuthority({ vault }: Pick<Stores, "vault">, id: string) {
  return authorityRecordSchema.parse(
    JSON.parse((await vault.read(authorityObject(id), file)).toString("utf8")),
  );
}

async function heldRevision(stores: Pick<Stores, "vault">, id: string): Promise<number> {
  return (await heldAuthority(stores, id)).revision;
}
