/** The documents that a list or a search leads to: all of them, not those of one page. */
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

/**
 * Ids of the documents that the asker may see and a page lists; `query` as in the address of that page, which is
 * `/documents` or `/search`. Answers 422 when they are too many.
 */
export async function chosenDocuments(
  site: Site,
  { of, query }: { of: "documents" | "search"; query: string },
  states: readonly DocumentState[],
): Promise<string[]> {
  const asked = fieldsOf(query);
  const found =
    of === "documents"
      ? await listedIds(site.archive.catalogue, listingAsked(states, asked), mostDocuments + 1)
      : await foundIds(site, asked, states);
  if (found.length > mostDocuments)
    throw new HttpError(
      422,
      `These are more than ${mostDocuments.toLocaleString("en-GB")} documents, the most for one act; narrow the list, and do it in parts.`,
    );
  return found;
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
