/** Uploads that are not finished, in words. */
import type { Response } from "express";
import { sql } from "kysely";
import type { AwaitedFiles } from "../../views/contexts.js";
import { visitorOf } from "../accounts/visitor.js";
import { isArchivist, type Site } from "../site.js";
import { urls } from "../urls.js";
import { counted, momentOf, sizeOf } from "./words.js";

/** More unfinished uploads than anybody has. */
const mostShown = 50;

function awaited({ archive }: Pick<Site, "archive">) {
  return archive.catalogue
    .selectFrom("awaited")
    .innerJoin("accession", "accession.number", "awaited.accession")
    .innerJoin("accession_item as item", "item.accession", "awaited.accession")
    .groupBy("awaited.accession")
    .orderBy("awaited.accession", "desc")
    .limit(mostShown)
    .select([
      "awaited.accession",
      "awaited.until",
      "accession.by",
      sql<number>`count(*)`.as("files"),
      sql<number>`sum(item.state = 'coming')`.as("coming"),
      sql<number>`sum(case when item.state = 'coming' then item.bytes else 0 end)`.as("bytes"),
    ]);
}

/** What of an accession is still to come; null when nothing is. */
export async function awaitedShown(site: Site, number: string): Promise<AwaitedFiles | null> {
  const row = await awaited(site).where("awaited.accession", "=", number).executeTakeFirst();
  return row ? shown(row, null) : null;
}

/** Uploads that the asker can go on with: a contributor with their own, archivists with all. */
export async function unfinished(site: Site, response: Response): Promise<AwaitedFiles[]> {
  const name = visitorOf(response).account?.name ?? "";
  const rows = isArchivist(response)
    ? await awaited(site).execute()
    : await awaited(site).where("accession.by", "=", name).execute();
  return rows.map((row) => shown(row, row.by === name ? null : row.by));
}

function shown(
  row: { accession: string; until: string; files: number; coming: number; bytes: number },
  by: string | null,
): AwaitedFiles {
  const { accession: number } = row;
  const files = Number(row.files);
  const of = `${Number(row.coming).toLocaleString("en-GB")} of ${counted(files, "file")}`;
  const whose = by === null ? "" : ` from ${by}`;
  return {
    number,
    href: urls.accession(number),
    sentence: `${of}${whose} (${sizeOf(Number(row.bytes))}) still to come, until ${momentOf(row.until).words}.`,
    continueHref: urls.upload({ accession: number }),
    coming: urls.coming(number),
    closeAction: urls.closeAccession(number),
  };
}
