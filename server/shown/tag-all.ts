import type { Response } from "express";
import { offeredNames } from "../../storage/catalogue/concept-lists.js";
import type { TagAll } from "../../views/contexts.js";
import { isArchivist, type Site } from "../site.js";
import { urls } from "../urls.js";

/** Names offered while typing; more would not be looked at. */
const mostOffered = 2_000;

/** The form that tags all that a page lists; null for who may not. `query`: as in the address of that page. */
export async function tagAllShown(
  site: Site,
  response: Response,
  { of, query }: Pick<TagAll, "of" | "query">,
): Promise<TagAll | null> {
  if (!isArchivist(response)) return null;
  return {
    action: urls.tagMany(),
    describe: urls.describeMany(),
    publish: urls.publishMany(),
    of,
    query,
    names: await offeredNames(site.archive.catalogue, mostOffered),
  };
}
