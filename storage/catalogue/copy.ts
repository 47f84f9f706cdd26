/** A copy of the catalogue as it is at one moment, while others read and write it; and making a copy the catalogue of another folder. */
import { sql } from "kysely";
import type { Catalogue } from "./catalogue.js";

/** Writes a whole copy to `path`, where there must be nothing yet. */
export async function copyCatalogue(catalogue: Catalogue, path: string): Promise<void> {
  await sql`vacuum into ${path}`.execute(catalogue);
}

/**
 * Readies a copy for its new place: nobody is at work there, nothing is indexed, and what the vault has beyond it is to be
 * brought in when it is next opened.
 */
export async function readyCopy(catalogue: Catalogue): Promise<void> {
  await catalogue.transaction().execute(async (transaction) => {
    await transaction.deleteFrom("lease").execute();
    await transaction.deleteFrom("meta").where("key", "=", "whole").execute();
  });
}
