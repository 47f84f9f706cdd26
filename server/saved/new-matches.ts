/** What a saved search finds now that it did not when it was visited last. */
import type { DocumentState } from "../../storage/model/kind.js";
import { HttpError } from "../errors.js";
import { foundSet, passagesIn } from "../search/find.js";
import { newestFirst } from "../search/newest.js";
import { readWritten } from "../search/written-search.js";
import type { Site } from "../site.js";

export interface NewMatches {
  passages: number;
  documents: number;
}

/** Counts passages of documents that appeared after `since`; null when that cannot be told just now. */
export async function newMatches(
  { archive }: Pick<Site, "archive">,
  query: string,
  since: string,
  states: readonly DocumentState[],
): Promise<NewMatches | null> {
  try {
    const found = await foundSet(archive, { ...readWritten(query), sort: "added" }, states);
    const fresh = await newestFirst(archive.catalogue, found.documents, since);
    return { passages: passagesIn(fresh), documents: fresh.length };
  } catch (error) {
    // One that cannot be answered, or not any more, does not keep the others from being listed.
    if (error instanceof HttpError) return null;
    throw error;
  }
}
