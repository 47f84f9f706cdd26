/**
 * Passwords that wait for a reading: the only place where one is kept, and only until it has opened the file or
 * failed to. They are never part of a record, an event or a log.
 */
import type { Catalogue, CatalogueScope } from "./catalogue.js";
import { emptyLog } from "./sqlite.js";

interface Place {
  document: string;
  version: number;
}

export interface GivenPassword {
  password: string;
  /** Who gave it. */
  by: string;
}

/** Keeps a password for the next reading of a version, in place of one that was given before. */
export async function keepPassword(
  scope: CatalogueScope,
  { document, version }: Place,
  given: GivenPassword,
): Promise<void> {
  await scope
    .insertInto("given_password")
    .values({ document, version, ...given })
    .onConflict((conflict) => conflict.columns(["document", "version"]).doUpdateSet(given))
    .execute();
}

/** The password that waits for a version; null when there is none. */
export async function givenPassword(
  scope: CatalogueScope,
  { document, version }: Place,
): Promise<GivenPassword | null> {
  const row = await scope
    .selectFrom("given_password")
    .select(["password", "by"])
    .where("document", "=", document)
    .where("version", "=", version)
    .executeTakeFirst();
  return row ?? null;
}

/**
 * Removes what waits for a version, its bytes in the file too (`secure_delete`), and empties the write-ahead log as
 * far as nobody is reading from it.
 */
export async function forgetPassword(catalogue: Catalogue, { document, version }: Place): Promise<void> {
  const { numDeletedRows } = await catalogue
    .deleteFrom("given_password")
    .where("document", "=", document)
    .where("version", "=", version)
    .executeTakeFirst();
  if (numDeletedRows > 0n) await emptyLog(catalogue);
}
