/** What the one who asks may do with a document that the catalogue holds. */
import type { Response } from "express";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import type { DocumentRow } from "../../storage/catalogue/tables.js";
import { type DocumentAct, mayWithDocument } from "./rights.js";
import { askerOf, visitorOf } from "./visitor.js";

/** True when the one who asks may do this with the document as it stands. */
export async function mayDo(
  catalogue: Catalogue,
  act: DocumentAct,
  document: Pick<DocumentRow, "id" | "state">,
  response: Response,
): Promise<boolean> {
  const asker = askerOf(response);
  if (mayWithDocument(act, document.state, { asker, owns: false })) return true;
  if (!mayWithDocument(act, document.state, { asker, owns: true })) return false;
  return (await handedInBy(catalogue, document.id)) === visitorOf(response).account?.name;
}

/** The account that the first version of a document came from, by name. */
async function handedInBy(catalogue: Catalogue, document: string): Promise<string | undefined> {
  const first = await catalogue
    .selectFrom("version")
    .select("by")
    .where("document", "=", document)
    .where("number", "=", 1)
    .executeTakeFirst();
  return first?.by;
}
