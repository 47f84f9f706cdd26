/** The number of a version that comes of reading an older one again. */
import type { Catalogue } from "../storage/catalogue/catalogue.js";
import { rereadingOf } from "../storage/catalogue/rereadings.js";
import { NotYet } from "./claim-bytes.js";

/**
 * Claims the next number of a document for the reading that was asked for, the same however often it is asked; null
 * when `newest` is its newest version no more. Throws NotYet while another original of it is being taken in: that one
 * is newer than what is read here.
 */
export async function claimNumber(
  catalogue: Catalogue,
  document: string,
  newest: number,
): Promise<number | null> {
  return catalogue.transaction().execute(async (transaction) => {
    const claimant = await transaction
      .selectFrom("accession_item")
      .select("name")
      .where("document", "=", document)
      .where("state", "=", "received")
      .executeTakeFirst();
    if (claimant) throw new NotYet(`${claimant.name} is being taken in as a version of ${document}.`);
    const { number } = await transaction
      .selectFrom("version")
      .select((select) => select.fn.max("number").as("number"))
      .where("document", "=", document)
      .executeTakeFirstOrThrow();
    if (number !== newest) return null;
    const claimed = (await rereadingOf(transaction, document))?.number ?? newest + 1;
    await transaction
      .updateTable("rereading")
      .set({ number: claimed })
      .where("document", "=", document)
      .execute();
    return claimed;
  });
}
