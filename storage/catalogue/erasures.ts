/** What stays known of erased documents. */
import { type SignedErasure, signedErasureSchema } from "../model/erasure.js";
import type { CatalogueScope } from "./catalogue.js";

/** Notes an erasure; one that is noted stays as it is. */
export async function noteErasure(scope: CatalogueScope, note: SignedErasure): Promise<void> {
  const { document, at } = note.erasure;
  await scope
    .insertInto("erasure")
    .values({ document, at, note: JSON.stringify(note) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The note of a document, or null when none of that id was erased. */
export async function erasureOf(scope: CatalogueScope, document: string): Promise<SignedErasure | null> {
  const row = await scope
    .selectFrom("erasure")
    .select("note")
    .where("document", "=", document)
    .executeTakeFirst();
  return row ? signedErasureSchema.parse(JSON.parse(row.note)) : null;
}

/** The note of the document that a citation was of, or null. `citation` has the form of an id. */
export async function erasureOfCitation(
  scope: CatalogueScope,
  citation: string,
): Promise<SignedErasure | null> {
  const row = await scope
    .selectFrom("erasure")
    .select("note")
    .where("note", "like", `%${JSON.stringify(citation)}%`)
    .executeTakeFirst();
  const note = row && signedErasureSchema.parse(JSON.parse(row.note));
  return note?.erasure.citations.includes(citation) ? note : null;
}
