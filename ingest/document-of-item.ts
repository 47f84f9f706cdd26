import type { CatalogueScope } from "../storage/catalogue/catalogue.js";
import { NotYet } from "./claim-bytes.js";

/**
 * The document that a file of an accession became, or that held its bytes before; null when it was refused. Without a
 * name, the accession has but one file.
 * @throws NotYet while it is not settled
 */
export async function documentOfItem(
  scope: CatalogueScope,
  accession: string,
  name: string | null = null,
): Promise<string | null> {
  const item = await scope
    .selectFrom("accession_item")
    .select(["document", "state"])
    .where("accession", "=", accession)
    .$if(name !== null, (items) => items.where("name", "=", name ?? ""))
    .executeTakeFirst();
  if (!item || item.state === "refused") return null;
  if (item.state !== "taken" && item.state !== "held") throw new NotYet(`${accession} is not taken in yet.`);
  return item.document;
}
