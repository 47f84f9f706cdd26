import type { Catalogue, CatalogueScope } from "../../storage/catalogue/catalogue.js";

/** Notes that a file that was still to come lies whole in quarantine. Nothing happens when that is known. */
export async function noteArrival(catalogue: Catalogue, item: string): Promise<void> {
  await catalogue.transaction().execute(async (transaction) => {
    const arrived = await transaction
      .updateTable("accession_item")
      .set({ state: "received", digest: null })
      .where("id", "=", item)
      .where("state", "=", "coming")
      .returning("accession")
      .executeTakeFirst();
    if (arrived) await touchAccession(transaction, arrived.accession);
  });
}

/** Raises the accession's revision, and waits for it no more when nothing is to come. */
export async function touchAccession(scope: CatalogueScope, accession: string): Promise<void> {
  await scope
    .updateTable("accession")
    .set((update) => ({ revision: update("revision", "+", 1) }))
    .where("number", "=", accession)
    .execute();
  await scope
    .deleteFrom("awaited")
    .where("accession", "=", accession)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom("accession_item")
            .select("id")
            .whereRef("accession_item.accession", "=", "awaited.accession")
            .where("state", "=", "coming"),
        ),
      ),
    )
    .execute();
}
