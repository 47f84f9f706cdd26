import { sql } from "kysely";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import type { DocumentKind, DocumentState } from "../../storage/model/kind.js";
import type { DocumentRow } from "../../views/contexts.js";
import { urls } from "../urls.js";
import { counted, dayOf, kindName } from "./words.js";

export interface Listing {
  states: readonly DocumentState[];
  kind?: DocumentKind | null;
  limit: number;
  offset: number;
}

/** Documents as rows of a list, newest accession first. */
export async function documentRows(catalogue: Catalogue, listing: Listing): Promise<DocumentRow[]> {
  let query = catalogue
    .selectFrom("document")
    .innerJoin("version", (join) =>
      join
        .onRef("version.document", "=", "document.id")
        .onRef("version.number", "=", "document.newest_version"),
    )
    .where("document.state", "in", listing.states);
  if (listing.kind) query = query.where("document.kind", "=", listing.kind);
  const rows = await query
    .select([
      "id",
      "title",
      "kind",
      "source",
      "date",
      "state",
      "text_state",
      "reason",
      "silent_pages",
      "passage_count",
    ])
    .orderBy("created_at", "desc")
    .orderBy("id")
    .limit(listing.limit)
    .offset(listing.offset)
    .execute();
  return rows.map((row) => ({
    title: row.title,
    href: urls.document(row.id),
    kind: kindName(row.kind),
    source: row.source,
    date: dayOf(row.date),
    state: row.state,
    extent: row.text_state === "known" ? counted(row.passage_count, "passage") : null,
    trouble: troubleOf(row),
  }));
}

/** Documents in these states, all together or of one kind. */
export async function countListed(
  catalogue: Catalogue,
  states: readonly DocumentState[],
  kind: DocumentKind | null = null,
): Promise<number> {
  let query = catalogue.selectFrom("document").where("state", "in", states);
  if (kind) query = query.where("kind", "=", kind);
  const row = await query.select(sql<number>`count(*)`.as("count")).executeTakeFirstOrThrow();
  return Number(row.count);
}

function troubleOf(row: { text_state: string; reason: string | null; silent_pages: number }): string | null {
  if (row.text_state === "waiting") return "being read";
  if (row.text_state === "failed") return "could not be read";
  return row.silent_pages > 0 ? `${counted(row.silent_pages, "page")} without text` : null;
}
