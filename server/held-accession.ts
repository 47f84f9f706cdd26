import type { Response } from "express";
import type { AccessionRow } from "../storage/catalogue/tables.js";
import { accessionNumberSchema } from "../storage/model/identity.js";
import { visitorOf } from "./accounts/visitor.js";
import { HttpError } from "./errors.js";
import { isArchivist, type Site } from "./site.js";

/** The accession; a contributor is shown their own, and others as if they were not there (404). */
export async function heldAct(site: Site, number: string, response: Response): Promise<AccessionRow> {
  const act = accessionNumberSchema.safeParse(number).success
    ? await site.archive.catalogue
        .selectFrom("accession")
        .selectAll()
        .where("number", "=", number)
        .executeTakeFirst()
    : undefined;
  if (!act || !(isArchivist(response) || act.by === visitorOf(response).account?.name))
    throw new HttpError(404, `There is no accession “${number}” here.`, { accession: number });
  return act;
}
