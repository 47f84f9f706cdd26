/** The log of a table that was begun: its lines with what became of them. */
import { sql } from "kysely";
import type { CatalogueScope } from "../../storage/catalogue/catalogue.js";
import type { DescriptionLineRow } from "../../storage/catalogue/description-list-tables.js";
import type { DescriptionLineShown } from "../../views/contexts.js";
import { type LineCounts, lineDone } from "./description-list.js";

/** Lines of a list by their state. */
export async function countLines(scope: CatalogueScope, list: string): Promise<LineCounts> {
  const rows = await scope
    .selectFrom("description_line")
    .select(["state", sql<number>`count(*)`.as("count")])
    .where("list", "=", list)
    .groupBy("state")
    .execute();
  return Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)]));
}

/** Lines in the order of the table, those of a page or, with `perPage` null, all; with the documents they are about. */
export async function loggedLines(
  scope: CatalogueScope,
  list: string,
  page: number,
  perPage: number | null,
): Promise<{ rows: Partial<DescriptionLineRow>[]; lines: DescriptionLineShown[] }> {
  const found = await scope
    .selectFrom("description_line as line")
    .leftJoin("accession_item as item", "item.id", "line.item")
    .leftJoin("document", (join) =>
      join.on(sql<boolean>`document.id = coalesce(line.document, item.document)`),
    )
    .selectAll("line")
    .select(["document.id as its", "document.title"])
    .where("line.list", "=", list)
    .orderBy("line.line")
    .$if(perPage !== null, (query) => query.limit(perPage ?? 0).offset((page - 1) * (perPage ?? 0)))
    .execute();
  return {
    rows: found.map(({ line, file, its, state, reason, at }) => ({
      line,
      file,
      document: its,
      state,
      reason,
      at,
    })),
    lines: found.map(({ its, title, ...row }) =>
      lineDone(row, its === null ? null : { id: its, title: title ?? its }),
    ),
  };
}
