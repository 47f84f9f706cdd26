/** Series as their documents name them, and what is said of them. */
import { sql } from "kysely";
import type { DocumentState } from "../model/kind.js";
import { type Series, seriesSchema } from "../model/series.js";
import type { Catalogue, CatalogueScope } from "./catalogue.js";

/** Writes what is said of a series; with `recorded`, the vault is known to hold it. False when another has its name. */
export async function writeSeries(
  scope: CatalogueScope,
  series: Series,
  { recorded }: { recorded: boolean },
): Promise<boolean> {
  const { id, name, revision } = series;
  const other = await scope
    .selectFrom("series")
    .select("id")
    .where("name", "=", name)
    .where("id", "!=", id)
    .executeTakeFirst();
  if (other) return false;
  const row = {
    name,
    revision,
    record: JSON.stringify(series),
    ...(recorded && { recorded_revision: revision }),
  };
  await scope
    .insertInto("series")
    .values({ id, recorded_revision: 0, ...row })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(row))
    .execute();
  return true;
}

export async function seriesById(scope: CatalogueScope, id: string): Promise<Series | null> {
  const row = await scope.selectFrom("series").select("record").where("id", "=", id).executeTakeFirst();
  return row ? seriesSchema.parse(JSON.parse(row.record)) : null;
}

export async function seriesByName(scope: CatalogueScope, name: string): Promise<Series | null> {
  const row = await scope.selectFrom("series").select("record").where("name", "=", name).executeTakeFirst();
  return row ? seriesSchema.parse(JSON.parse(row.record)) : null;
}

export interface SeriesCount {
  name: string;
  /** Null when nobody has described it. */
  id: string | null;
  documents: number;
  /** Partial dates; null where none is known. */
  first: string | null;
  last: string | null;
}

/** Every series that documents in these states name, by name, with how many they are and their dates. */
export async function seriesList(
  catalogue: Catalogue,
  states: readonly DocumentState[],
): Promise<SeriesCount[]> {
  const rows = await catalogue
    .selectFrom("document")
    .leftJoin("series", "series.name", "document.series")
    .select(["document.series as name", "series.id"])
    .select([
      sql<number>`count(*)`.as("documents"),
      sql<string | null>`min(document.date)`.as("first"),
      sql<string | null>`max(document.date)`.as("last"),
    ])
    .where("document.series", "is not", null)
    .where("document.state", "in", states)
    .groupBy(["document.series", "series.id"])
    .orderBy("document.series")
    .execute();
  return rows.map(({ name, documents, ...row }) => ({
    ...row,
    name: name ?? "",
    documents: Number(documents),
  }));
}

/** How many there are of one series and how many pages they have, with their dates. */
export async function seriesExtent(
  catalogue: Catalogue,
  name: string,
  states: readonly DocumentState[],
): Promise<Omit<SeriesCount, "id" | "name"> & { pages: number }> {
  const row = await catalogue
    .selectFrom("document")
    .innerJoin("version", (join) =>
      join
        .onRef("version.document", "=", "document.id")
        .onRef("version.number", "=", "document.newest_version"),
    )
    .select([
      sql<number>`count(*)`.as("documents"),
      sql<number>`coalesce(sum(version.page_count), 0)`.as("pages"),
      sql<string | null>`min(document.date)`.as("first"),
      sql<string | null>`max(document.date)`.as("last"),
    ])
    .where("document.series", "=", name)
    .where("document.state", "in", states)
    .executeTakeFirstOrThrow();
  const { first, last } = row;
  return { documents: Number(row.documents), pages: Number(row.pages), first, last };
}
