/** What a search finds, by when it could first be found. */

import { appearedAt } from "../../storage/catalogue/appeared.js";
import type { Catalogue } from "../../storage/catalogue/catalogue.js";
import type { Counted } from "./listing.js";

export interface Appeared extends Counted {
  /** ISO 8601 UTC. */
  at: string;
}

/** The documents, the newest first; with `since`, only those that appeared after it. */
export async function newestFirst(
  catalogue: Catalogue,
  documents: readonly Counted[],
  since: string | null = null,
): Promise<Appeared[]> {
  const moments = await appearedAt(
    catalogue,
    documents.map(({ document }) => document),
  );
  return documents
    .flatMap((each): Appeared[] => {
      const at = moments.get(each.document.id);
      return at === undefined || (since !== null && at <= since) ? [] : [{ ...each, at }];
    })
    .sort((one, other) => byText(other.at, one.at) || byText(one.document.id, other.document.id));
}

function byText(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1;
}
