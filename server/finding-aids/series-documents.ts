/** What a finding aid tells of a series and of each of its documents. */
import { descriptionOf } from "../../storage/catalogue/record-rows.js";
import type { SeriesCount } from "../../storage/catalogue/series.js";
import type { DocumentState } from "../../storage/model/kind.js";
import type { Description } from "../../storage/model/record.js";
import { rightsStatements } from "../../storage/model/rights-statements.js";
import type { Series } from "../../storage/model/series.js";
import { fullAddress, type Site } from "../site.js";
import { urls } from "../urls.js";

export interface AidDocument extends Description {
  id: string;
  href: string;
  /** The address of the statement of rights; null without one. */
  rightsAddress: string | null;
}

export interface FindingAid {
  series: Series;
  archive: string;
  address: string;
  extent: Omit<SeriesCount, "id" | "name"> & { pages: number };
  documents: AidDocument[];
}

/** In the order of their dates, those without one last. */
export async function seriesDocuments(
  site: Site,
  name: string,
  states: readonly DocumentState[],
): Promise<AidDocument[]> {
  const rows = await site.archive.catalogue
    .selectFrom("document")
    .selectAll()
    .where("series", "=", name)
    .where("state", "in", states)
    .orderBy((order) => order.fn.coalesce("date", order.val("9999")))
    .orderBy("id")
    .execute();
  return rows.map((row) => {
    const description = descriptionOf(row);
    return {
      ...description,
      id: row.id,
      href: fullAddress(site, urls.document(row.id)),
      rightsAddress: description.rights ? rightsStatements[description.rights].address : null,
    };
  });
}
