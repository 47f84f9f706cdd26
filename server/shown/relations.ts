/** The documents that one has to do with, as its page and programs are told: only those that the one who asks may find. */
import type { Response } from "express";
import { relationsOf } from "../../storage/catalogue/relations.js";
import { relationKinds } from "../../storage/model/relation.js";
import type { RelatedDocument } from "../../views/contexts.js";
import { isArchivist, type Site, visibleStates } from "../site.js";
import { urls } from "../urls.js";

export async function relationsShown(
  site: Site,
  document: string,
  response: Response,
): Promise<RelatedDocument[]> {
  const rows = await relationsOf(site.archive.catalogue, document, visibleStates(response));
  return rows.map((row) => ({
    kind: relationKinds[row.kind][row.isOwn ? "from" : "to"],
    label: row.title,
    href: urls.document(row.id),
    remove:
      row.isOwn && isArchivist(response)
        ? { action: urls.relations(document), kind: row.kind, other: row.id }
        : null,
  }));
}

export async function relationsJson(site: Site, document: string, response: Response) {
  const rows = await relationsOf(site.archive.catalogue, document, visibleStates(response));
  return rows.map(({ kind, isOwn, id, title }) => ({
    ...{ kind, end: isOwn ? "from" : "to", document: id, title },
    url: site.address + urls.document(id),
  }));
}
