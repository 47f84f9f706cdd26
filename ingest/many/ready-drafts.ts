import { sql } from "kysely";
import type { Archive } from "../archive.js";

/** Ids named in one query. */
const idsAtOnce = 500;

/**
 * How many of these documents are drafts, and how many of those can be published at once: read, looked through, nothing left
 * to decide on, no moment set. A count beforehand: publishing asks each record itself.
 */
export async function readyDrafts(
  { catalogue }: Pick<Archive, "catalogue">,
  documents: readonly string[],
): Promise<{ drafts: number; ready: number }> {
  const counted = { drafts: 0, ready: 0 };
  for (let at = 0; at < documents.length; at += idsAtOnce) {
    const rows = await catalogue
      .selectFrom("document")
      .select([
        "embargo",
        sql<number>`exists (select 1 from version
          where version.document = document.id and version.closed is null and version.findings_decision is null
            and (version.text_state <> 'known' or version.findings > 0
              or (version.findings is null and version.same_reading is null)))`.as("open"),
      ])
      .where("id", "in", documents.slice(at, at + idsAtOnce))
      .where("state", "=", "draft")
      .execute();
    counted.drafts += rows.length;
    counted.ready += rows.filter(({ embargo, open }) => embargo === null && Number(open) === 0).length;
  }
  return counted;
}
