/** What of the files inside a version can be searched by the one who asks. */
import type { Response } from "express";
import { sql } from "kysely";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import type { HeldVersion } from "../held-version.js";
import { visibleStates } from "../site.js";
import { counted } from "./words.js";

export interface SearchedInside {
  files: number;
  searched: number;
  /** Still to be taken in or read. */
  waiting: number;
}

/** Null when the version holds no files. */
export async function searchedInside(
  catalogue: Catalogue,
  { document, version }: Pick<HeldVersion, "document" | "version">,
  response: Response,
): Promise<SearchedInside | null> {
  const holder = sql`select 1 from version join document on document.id = version.document
    where version.digest = member.digest and document.state in (${sql.join(visibleStates(response))})`;
  const isSearched = sql`exists (${holder} and text_state = 'known' and passage_count > 0)`;
  const isWaiting = sql`(exists (${holder} and text_state = 'waiting') or accession_item.state = 'received')`;
  const row = await catalogue
    .selectFrom("member")
    .leftJoin("accession_item", "accession_item.id", "member.item")
    .where("member.document", "=", document.id)
    .where("member.version", "=", version.number)
    .select([
      sql<number>`count(*)`.as("files"),
      sql<number>`coalesce(sum(case when ${isSearched} then 1 else 0 end), 0)`.as("searched"),
      sql<number>`coalesce(sum(case when ${isWaiting} and not ${isSearched} then 1 else 0 end), 0)`.as(
        "waiting",
      ),
    ])
    .executeTakeFirstOrThrow();
  const files = Number(row.files);
  return files === 0 ? null : { files, searched: Number(row.searched), waiting: Number(row.waiting) };
}

/** `1 of the 3 files inside cannot be searched.`; none when all can. */
export function unsearchedInside({ files, searched, waiting }: SearchedInside): string[] {
  const of = (count: number) =>
    files === 1 ? "The file inside" : `${count} of the ${counted(files, "file")} inside`;
  const never = files - searched - waiting;
  return [
    ...(never > 0 ? [`${of(never)} cannot be searched.`] : []),
    ...(waiting > 0 ? [`${of(waiting)} ${waiting === 1 ? "is" : "are"} still to be read.`] : []),
  ];
}
