/** How the engine is told to search, and the name of that way: change anything here and every index is stale. */
import { createHash } from "node:crypto";
import type { Settings } from "meilisearch";

/** Raise when the meaning of a field of PassageRecord changes though its name does not. */
const recordShape = 5;

const searching = {
  // In order of weight: what was said counts above what the document is called. A heading is a passage itself.
  searchableAttributes: ["text", "searchTitle", "attribution", "folded"],
  filterableAttributes: [
    ...["document", "version", "structure", "kind", "state", "source", "year", "tags", "attribution"],
    ...["passageKind", "date", "page", "language", "said", "asked", "bodies", "outcomes", "clauseGroup"],
  ],
  sortableAttributes: ["date", "year", "document", "start"],
  // The field before the nearness of words: else a title, being short, beats the passage that says it.
  rankingRules: [
    ...["words", "typo", "attribute", "proximity", "sort", "exactness"],
    // Equals in a settled order, so that the same question has the same answer on every day and every rebuild.
    ...["date:desc", "document:asc", "start:asc"],
  ],
  // None: they would vanish inside quoted phrases too.
  stopWords: [],
  // 15,000 is not 16,000.
  typoTolerance: { disableOnNumbers: true },
  // Beyond any archive: the default cuts every answer, and its total, at 1,000.
  pagination: { maxTotalHits: 100_000_000 },
  // Milliseconds. Past it the answer is partial and does not say so; the default is 1,500.
  searchCutoffMs: 30_000,
  // Document counts are read in pages by id, see `countByDocument`.
  faceting: { maxValuesPerFacet: 1_000, sortFacetValuesBy: { "*": "count", document: "alpha" } },
  // Searching among facet values is not offered, so nothing is kept for it.
  facetSearch: false,
} satisfies Settings;

/** Most values the engine tells of one facet. */
export const facetValuesAtMost = searching.faceting.maxValuesPerFacet;

/** Names the settings and record shape of this code. */
export const fingerprint = createHash("sha256")
  .update(JSON.stringify({ recordShape, searching }))
  .digest("hex")
  .slice(0, 16);

/**
 * The fingerprint has to change hands in the same instant as the index when two are swapped, so it is kept in the
 * index's own settings: as a word without typo tolerance, which nobody will ever search for.
 */
const mark = "ibidsettings";

export const settings: Settings = {
  ...searching,
  typoTolerance: { ...searching.typoTolerance, disableOnWords: [mark + fingerprint] },
};

/** The fingerprint an index was given, or null when it has none of ours. */
export function fingerprintIn(found: Settings): string | null {
  const word = found.typoTolerance?.disableOnWords?.find((each) => each.startsWith(mark));
  return word === undefined ? null : word.slice(mark.length);
}
