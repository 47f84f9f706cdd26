/** After a restoration: files that were being taken in at the moment of the backup, and got into the vault after it. */
import { stat } from "node:fs/promises";
import type { Archive } from "../archive.js";

/** Settles items that wait for a file which is in the vault already. Returns how many. */
export async function settleReceived({
  catalogue,
  quarantine,
}: Pick<Archive, "catalogue" | "quarantine">): Promise<number> {
  const items = await catalogue
    .selectFrom("accession_item")
    .innerJoin("version", "version.document", "accession_item.document")
    .select(["accession_item.id", "version.number", "version.digest"])
    .whereRef("version.accession", "=", "accession_item.accession")
    .whereRef("version.original_name", "=", "accession_item.name")
    .where("accession_item.state", "=", "received")
    .execute();
  let settled = 0;
  for (const { id, number, digest } of items) {
    if (await stat(quarantine.fileOf(id)).catch(() => null)) continue;
    await catalogue
      .updateTable("accession_item")
      .set({ state: "taken", version: number, digest, reason: null })
      .where("id", "=", id)
      .execute();
    settled += 1;
  }
  return settled;
}
