/** The documents that a list or a search leads to: all of them, not those of one page. */
import { z } from "zod";
import type { ChosenFrom } from "../../ingest/many/acts.js";
import type { DocumentState } from "../../storage/model/kind.js";
import { HttpError } from "../errors.js";
import { parameters } from "../parameters.js";
import { listedIds, listingAsked } from "../shown/document-rows.js";
import type { Site } from "../site.js";
import { find } from "./find.js";
import { searchParameters, searchRequest } from "./request.js";
import { fieldsOf } from "./written-search.js";

/** Most documents changed in one act, and passages asked of the engine at once. */
const mostDocuments = 10_000;
const passagesAtOnce = 1_000;

/** How a page says which documents are meant, in its address and in its forms. */
export const chosenFields = {
  of: z
    .enum(["documents", "search", "accession"], "expected documents, search or accession")
    .default("documents"),
  /** The query of the page that lists them, as in its address; of an accession, its number. */
  query: z.string("expected one text").max(8_000).default(""),
};

/**
 * Ids of the documents that the asker may see and a page lists; `query` as in the address of that page, which is
 * `/documents` or `/search`. Answers 422 when they are too many.
 */
export async function chosenDocuments(
  site: Site,
  { of, query }: ChosenFrom,
  states: readonly DocumentState[],
): Promise<string[]> {
  const asked = fieldsOf(query);
  const found =
    of === "accession"
      ? await takenIn(site, query, states)
      : of === "documents"
        ? await listedIds(site.archive.catalogue, listingAsked(states, asked), mostDocuments + 1)
        : await foundIds(site, asked, states);
  if (found.length > mostDocuments)
    throw new HttpError(
      422,
      `These are more than ${mostDocuments.toLocaleString("en-GB")} documents, the most for one act; narrow the list, and do it in parts.`,
    );
  return found;
}

/** The documents with a version that came with an accession. */
async function takenIn(site: Site, accession: string, states: readonly DocumentState[]): Promise<string[]> {
  const rows = await site.archive.catalogue
    .selectFrom("version")
    .innerJoin("document", "document.id", "version.document")
    .select("document.id")
    .distinct()
    .where("version.accession", "=", accession)
    .where("document.state", "in", states)
    .orderBy("document.id")
    .limit(mostDocuments + 1)
    .execute();
  return rows.map(({ id }) => id);
}

async function foundIds(site: Site, asked: object, states: readonly DocumentState[]): Promise<string[]> {
  const request = searchRequest(parameters(searchParameters, asked));
  const ids = new Set<string>();
  for (let offset = 0; ids.size <= mostDocuments; offset += passagesAtOnce) {
    const { hits, total } = await find(site.archive, { ...request, limit: passagesAtOnce, offset }, states);
    for (const { record } of hits) ids.add(record.document);
    if (offset + passagesAtOnce >= total) break;
  }
  return [...ids];
}
