import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { Kysely, type Transaction } from "kysely";
import { privateFile } from "../private-folder.js";
import { migrate } from "./migrate.js";
import { sqliteDialect } from "./sqlite.js";
import type { Tables } from "./tables.js";

/** The facts, ready to query. Rebuilt from the vault when lost, accounts excepted. */
export type Catalogue = Kysely<Tables>;

/** For functions that read and then write: what they read cannot change before they write. */
export type CatalogueTransaction = Transaction<Tables>;

/** A catalogue or a transaction on one: for functions that may be a step of a larger write. */
export type CatalogueScope = Catalogue | CatalogueTransaction;

/** Opens the catalogue file at `path`, made and migrated when needed. `at` is written beside new migrations. */
export async function openCatalogue(path: string, at: string): Promise<Catalogue> {
  await mkdir(dirname(path), { recursive: true });
  // Password digests are in it. SQLite gives the files beside it the same rights.
  await privateFile(path);
  const catalogue = new Kysely<Tables>({ dialect: await sqliteDialect(path) });
  try {
    await migrate(catalogue, at);
  } catch (error) {
    await catalogue.destroy();
    throw error;
  }
  return catalogue;
}
