import type { Response } from "express";
import { touchAccession } from "../ingest/coming/note-arrival.js";
import type { AccessionItemRow } from "../storage/catalogue/tables.js";
import type { Digest } from "../storage/model/digest.js";
import { mayDo } from "./accounts/document-rights.js";
import type { Site } from "./site.js";
import { urls } from "./urls.js";

export interface ToldFile {
  arrived: number;
  /** Where its bytes are held already; null when they are not, or the asker may not know. */
  held: { title: string; url: string } | null;
}

/**
 * Notes the digest that was told of a file still to come. When the archive holds these bytes, in a document that the
 * asker may see, the file is settled as held and need not be sent.
 */
export async function noteHeld(
  site: Site,
  response: Response,
  file: AccessionItemRow & { arrived: number },
  digest: Digest,
): Promise<ToldFile> {
  const { catalogue } = site.archive;
  const holder = await visibleHolder(site, response, digest);
  if (!holder) {
    if (file.digest !== digest)
      await catalogue.updateTable("accession_item").set({ digest }).where("id", "=", file.id).execute();
    return { arrived: file.arrived, held: null };
  }
  const { document, version, title } = holder;
  const reason = "The archive holds these bytes already, so they were not sent.";
  await catalogue.transaction().execute(async (transaction) => {
    await transaction
      .updateTable("accession_item")
      .set({ state: "held", digest, document, version, reason })
      .where("id", "=", file.id)
      .where("state", "=", "coming")
      .execute();
    await touchAccession(transaction, file.accession);
  });
  return { arrived: file.arrived, held: { title, url: site.address + urls.version(document, version) } };
}

async function visibleHolder(site: Site, response: Response, digest: Digest) {
  const rows = await site.archive.catalogue
    .selectFrom("version")
    .innerJoin("document", "document.id", "version.document")
    .select(["document.id", "document.state", "document.title", "version.number as version"])
    .where("version.digest", "=", digest)
    .where("version.way", "!=", "rereading")
    .orderBy("version.at")
    .execute();
  for (const row of rows)
    if (await mayDo(site.archive.catalogue, "see", row, response)) return { ...row, document: row.id };
  return null;
}
