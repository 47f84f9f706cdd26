/** What migrations note of the pages of versions; see `migrations.ts`. */
import type { Kysely } from "kysely";
import type { Tables } from "./tables.js";

type CountedPage = { method: string; characters: number; confidence?: number };

/** Sets what is to be noted of each version's pages, as it was counted when the migration was written. */
export async function eachPages(
  database: Kysely<Pick<Tables, "version">>,
  noted: (pages: CountedPage[]) => Partial<Tables["version"]>,
): Promise<void> {
  const rows = await database
    .selectFrom("version")
    .select(["document", "number", "pages"])
    .where("pages", "!=", "[]")
    .execute();
  for (const { document, number, pages } of rows) {
    await database
      .updateTable("version")
      .set(noted(JSON.parse(pages)))
      .where("document", "=", document)
      .where("number", "=", number)
      .execute();
  }
}
