/** Why files of accessions need attention, in few words. */
import { sql } from "kysely";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import { attentionItems, leftInside } from "./item-standings.js";
import { counted } from "./words.js";

/** By accession: `2 pages without known text`, `1 file left inside`; what failed or was refused is told by its state. */
export async function attentionReasons(
  catalogue: Catalogue,
  accessions: readonly string[],
): Promise<ReadonlyMap<string, string[]>> {
  if (accessions.length === 0) return new Map();
  const isUndecided = sql`document.state = 'published' and document.sample = 0
    and version.findings > 0 and version.findings_decision is null`;
  const isRefused = sql`version.text_state = 'known' and document.indexed_as is null
    and index_trouble.reason is not null`;
  const rows = await attentionItems(catalogue)
    .where("item.accession", "in", accessions)
    .groupBy("item.accession")
    .select("item.accession")
    .select([
      sql<number>`coalesce(sum(version.silent_pages), 0)`.as("silent"),
      sql<number>`coalesce(sum(version.unsure_pages), 0)`.as("unsure"),
      sql<number>`coalesce(sum((select count(*) ${leftInside})), 0)`.as("left"),
      sql<number>`coalesce(sum(case when ${isUndecided} then 1 else 0 end), 0)`.as("undecided"),
      sql<number>`coalesce(sum(case when ${isRefused} then 1 else 0 end), 0)`.as("refused"),
      // Where one file is in trouble, its reason is the whole of it.
      sql<number>`count(coalesce(item.reason, version.reason))`.as("troubles"),
      sql<string | null>`max(coalesce(item.reason, version.reason))`.as("trouble"),
    ])
    .execute();
  return new Map(
    rows.map(({ accession, trouble, ...row }) => {
      const told = (count: number, one: string, many?: string) =>
        Number(count) > 0 ? [counted(Number(count), one, many)] : [];
      return [
        accession,
        [
          ...(Number(row.troubles) === 1 && trouble !== null ? [trouble.replace(/\.$/, "")] : []),
          ...told(row.silent, "page without known text", "pages without known text"),
          ...told(row.unsure, "page read with low confidence", "pages read with low confidence"),
          ...told(row.left, "file left inside", "files left inside"),
          ...told(
            row.undecided,
            "public file with findings to decide on",
            "public files with findings to decide on",
          ),
          ...told(row.refused, "file refused by the search index", "files refused by the search index"),
        ],
      ];
    }),
  );
}
